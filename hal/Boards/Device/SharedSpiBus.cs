using System;
using System.Device.Spi;

namespace RigFirmware.Hal.Boards.Device
{
    /// <summary>
    /// The one SPI bus, in the one clock mode that its wires ask for (hardware/chips.md). The images open at most three devices a bus
    /// (ESP32) or five (STM32), and only one of them without a select of its own; the rig has eight chips. So the loop's seven share a
    /// device, and their selects are switched here. The other device is the store's, whose select the image switches: one native call a
    /// frame instead of three, while the loop may be waiting. Whoever calls holds the bus's turn (<see cref="FrontEndBus.Turn"/>).
    /// </summary>
    [CycleCode]
    public sealed class SharedSpiBus
    {
        private const int ClockHertz = 2000000;
        private const int NoSelect = -1;
        private const int WordsMax = SpiFrame.LengthMax / 2;
        private readonly SpiDevice _loop;
        private readonly SpiDevice _store;
        private readonly bool _lowByteFirst;
        private readonly ushort[][] _out = new ushort[WordsMax + 1][];
        private readonly ushort[][] _in = new ushort[WordsMax + 1][];

        /// <summary>Opens the bus for the loop's chips, and the store on it.</summary>
        /// <param name="busId">As the board counts, from 1.</param>
        /// <param name="storeSelect">The store's select.</param>
        /// <param name="lowByteFirst">True where the image sends the lower byte of a word first (ESP32: as it lies in memory), false where the higher (STM32: words of 16 bits).</param>
        public SharedSpiBus(int busId, int storeSelect, bool lowByteFirst)
        {
            _lowByteFirst = lowByteFirst;
            for (int words = 1; words <= WordsMax; words++)
            {
                _out[words] = new ushort[words];
                _in[words] = new ushort[words];
            }

            _loop = Open(busId, NoSelect);
            _store = Open(busId, storeSelect);
        }

        /// <summary>One selection of one of the loop's chips.</summary>
        /// <param name="select">Its select, high at rest.</param>
        /// <param name="write">As <see cref="ISpiDevice.Exchange"/> says.</param>
        /// <param name="read">As <see cref="ISpiDevice.Exchange"/> says.</param>
        /// <param name="length">As <see cref="ISpiDevice.Exchange"/> says.</param>
        public bool Exchange(GpioOutput select, byte[] write, byte[] read, int length)
        {
            select.Write(false);
            bool ran = Transfer(_loop, write, length);
            select.Write(true);
            if (ran)
            {
                Unpack(read, length);
            }

            return ran;
        }

        /// <summary>One frame of the store: one native call.</summary>
        /// <param name="write">As <see cref="ISpiDevice.Exchange"/> says.</param>
        /// <param name="read">As <see cref="ISpiDevice.Exchange"/> says.</param>
        /// <param name="length">As <see cref="ISpiDevice.Exchange"/> says.</param>
        public bool ExchangeWithStore(byte[] write, byte[] read, int length)
        {
            bool ran = Transfer(_store, write, length);
            if (ran)
            {
                Unpack(read, length);
            }

            return ran;
        }

        private bool Transfer(SpiDevice device, byte[] bytes, int length)
        {
            int count = length >> 1;
            ushort[] words = _out[count];
            bool low = _lowByteFirst;
            for (int i = 0; i < count; i++)
            {
                int first = bytes[2 * i];
                int second = bytes[(2 * i) + 1];
                words[i] = (ushort)(low ? first | (second << 8) : (first << 8) | second);
            }

            try
            {
                device.TransferFullDuplex(words, _in[count]);
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private void Unpack(byte[] bytes, int length)
        {
            int count = length >> 1;
            ushort[] words = _in[count];
            bool low = _lowByteFirst;
            for (int i = 0; i < count; i++)
            {
                int word = words[i];
                bytes[2 * i] = (byte)(low ? word & 0xFF : word >> 8);
                bytes[(2 * i) + 1] = (byte)(low ? word >> 8 : word & 0xFF);
            }
        }

        [BootCode]
        private static SpiDevice Open(int busId, int select)
        {
            var settings = new SpiConnectionSettings(busId, select);
            settings.ClockFrequency = ClockHertz;
            settings.Mode = SpiMode.Mode1;
            settings.DataFlow = DataFlow.MsbFirst;
            settings.Configuration = SpiBusConfiguration.FullDuplex;
            return new SpiDevice(settings);
        }
    }
}
