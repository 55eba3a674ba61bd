using System;
using System.Device.Spi;

namespace RigFirmware.Hal.Boards.Device
{
    /// <summary>
    /// The one SPI bus. The images open at most three devices a bus (ESP32) or five (STM32), and only one of them without a select
    /// of its own; the rig has eight chips. So there is one device for each clock mode, and the selects of the loop's seven are
    /// switched here. The device of mode 3 has to have a select, and gets a pin that nothing is connected to. The third device is
    /// the store's, whose select the image switches: one native call a frame instead of three, while the loop may be waiting.
    /// When the mode changes, an idle transfer with no chip selected puts the clock at its new resting level: a chip that saw
    /// that edge would count it. Whoever calls holds the bus's turn (<see cref="FrontEndBus.Turn"/>).
    /// </summary>
    [CycleCode]
    public sealed class SharedSpiBus
    {
        private const int ClockHertz = 2000000;
        private const int NoSelect = -1;
        private const int Unknown = -1;
        private const int WordsMax = SpiFrame.LengthMax / 2;
        private readonly SpiDevice _mode1;
        private readonly SpiDevice _mode3;
        private readonly SpiDevice _store;
        private readonly bool _lowByteFirst;
        private readonly ushort[][] _out = new ushort[WordsMax + 1][];
        private readonly ushort[][] _in = new ushort[WordsMax + 1][];
        private int _mode = Unknown;

        /// <summary>Opens the bus in both modes, and the store on it.</summary>
        /// <param name="busId">As the board counts, from 1.</param>
        /// <param name="idleSelect">The pin that nothing is connected to.</param>
        /// <param name="storeSelect">The store's select.</param>
        /// <param name="lowByteFirst">True where the image sends the lower byte of a word first (ESP32: as it lies in memory), false where the higher (STM32: words of 16 bits).</param>
        public SharedSpiBus(int busId, int idleSelect, int storeSelect, bool lowByteFirst)
        {
            _lowByteFirst = lowByteFirst;
            for (int words = 1; words <= WordsMax; words++)
            {
                _out[words] = new ushort[words];
                _in[words] = new ushort[words];
            }

            _mode1 = Open(busId, NoSelect, SpiMode.Mode1);
            _mode3 = Open(busId, idleSelect, SpiMode.Mode3);
            _store = Open(busId, storeSelect, SpiMode.Mode3);
        }

        /// <summary>One selection of one chip.</summary>
        /// <param name="select">Its select, high at rest.</param>
        /// <param name="mode">1 or 3.</param>
        /// <param name="write">As <see cref="ISpiDevice.Exchange"/> says.</param>
        /// <param name="read">As <see cref="ISpiDevice.Exchange"/> says.</param>
        /// <param name="length">As <see cref="ISpiDevice.Exchange"/> says.</param>
        public bool Exchange(GpioOutput select, int mode, byte[] write, byte[] read, int length)
        {
            int words = length >> 1;
            ushort[] to = _out[words];
            ushort[] from = _in[words];
            SpiDevice device = mode == 1 ? _mode1 : _mode3;
            try
            {
                Rest(device, mode);
                Pack(write, to, words);
                select.Write(false);
                device.TransferFullDuplex(to, from);
            }
            catch (Exception)
            {
                select.Write(true);
                return false;
            }

            select.Write(true);
            Unpack(from, read, words);
            return true;
        }

        /// <summary>One frame of the store: at most two native calls.</summary>
        /// <param name="write">As <see cref="ISpiDevice.Exchange"/> says.</param>
        /// <param name="read">As <see cref="ISpiDevice.Exchange"/> says.</param>
        /// <param name="length">As <see cref="ISpiDevice.Exchange"/> says.</param>
        public bool ExchangeWithStore(byte[] write, byte[] read, int length)
        {
            int words = length >> 1;
            try
            {
                Rest(_mode3, 3);
                Pack(write, _out[words], words);
                _store.TransferFullDuplex(_out[words], _in[words]);
            }
            catch (Exception)
            {
                return false;
            }

            Unpack(_in[words], read, words);
            return true;
        }

        private void Rest(SpiDevice device, int mode)
        {
            if (_mode != mode)
            {
                _mode = Unknown;
                device.TransferFullDuplex(_out[1], _in[1]);
                _mode = mode;
            }
        }

        private void Pack(byte[] bytes, ushort[] words, int count)
        {
            bool low = _lowByteFirst;
            for (int i = 0; i < count; i++)
            {
                int first = bytes[2 * i];
                int second = bytes[(2 * i) + 1];
                words[i] = (ushort)(low ? first | (second << 8) : (first << 8) | second);
            }
        }

        private void Unpack(ushort[] words, byte[] bytes, int count)
        {
            bool low = _lowByteFirst;
            for (int i = 0; i < count; i++)
            {
                int word = words[i];
                bytes[2 * i] = (byte)(low ? word & 0xFF : word >> 8);
                bytes[(2 * i) + 1] = (byte)(low ? word >> 8 : word & 0xFF);
            }
        }

        [BootCode]
        private static SpiDevice Open(int busId, int select, SpiMode mode)
        {
            var settings = new SpiConnectionSettings(busId, select);
            settings.ClockFrequency = ClockHertz;
            settings.Mode = mode;
            settings.DataFlow = DataFlow.MsbFirst;
            settings.Configuration = SpiBusConfiguration.FullDuplex;
            return new SpiDevice(settings);
        }
    }
}
