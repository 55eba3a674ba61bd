using System;
using System.Collections.Generic;
using RigFirmware.Hal.Drivers;
using RigFirmware.Hal.Drivers.Ads131m08;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>
    /// An ADS131M08 as its data sheet (TI SBAS950B) describes it: answers to the previous command, checksums in both
    /// directions, a lock, a buffer of two conversions of which the old ones stay until they are read, eight channels with
    /// gain, offset and noise of their own.
    /// </summary>
    public sealed class Ads131m08Chip : ISpiChip
    {
        private const int Channels = Ads131m08Converter.Channels;
        private const int Buffered = 2;
        private const int ConversionUs = 2000;
        private const int SettlingConversions = 3;
        private const int CountMax = 8388607;
        private const double ReferenceVolts = 1.2;
        private const int WordLength = 3;

        // Input noise at gain 1 and 500 conversions a second (hardware/bom.csv, U1); it shrinks with the gain down to a floor.
        private const double NoiseVolts = 2.5e-6;
        private const double NoiseFloorVolts = 0.3e-6;
        private const int Writable = Ads131m08Registers.Gain2;

        private readonly Func<long> _nowUs;
        private readonly Func<int, double> _volts;
        private readonly SeededRandom _random;
        private readonly double[] _gainError = new double[Channels];
        private readonly double[] _offsetVolts = new double[Channels];
        private readonly double[] _before = new double[Channels];
        private readonly int[] _registers = new int[64];
        private readonly Queue<int[]> _buffer = new();
        private int[] _shown = new int[Channels];
        private int _answer;
        private bool _answersStatus;
        private bool _locked;
        private bool _wasReset;
        private bool _mapBroken;
        private bool _commandCrcWrong;
        private int _unsettled;
        private long _nextUs;

        /// <param name="nowUs">The time.</param>
        /// <param name="volts">Differential volts at each input.</param>
        /// <param name="random">Draws this chip's errors and its noise.</param>
        /// <param name="gainErrorPpm">Standard deviation of a channel's gain error.</param>
        /// <param name="offsetMicrovolts">Standard deviation of a channel's offset at its input.</param>
        public Ads131m08Chip(Func<long> nowUs, Func<int, double> volts, SeededRandom random, double gainErrorPpm, double offsetMicrovolts)
        {
            _nowUs = nowUs;
            _volts = volts;
            _random = random;
            for (int i = 0; i < Channels; i++)
            {
                _gainError[i] = gainErrorPpm * 1e-6 * random.NextNormal();
                _offsetVolts[i] = offsetMicrovolts * 1e-6 * random.NextNormal();
            }

            Reset();
        }

        /// <summary>What this chip and its reference do wrong beside what the constructor drew; null for nothing.</summary>
        public ConverterErrors? Errors { get; set; }

        /// <summary>Bits of the channels that deliver no new conversion.</summary>
        public int Stalled { get; set; }

        /// <summary>True while written registers do not keep their lowest bit.</summary>
        public bool Forgetful { get; set; }

        /// <summary>Loses everything, as after a dip of the supply.</summary>
        public void Reset()
        {
            Array.Clear(_registers);
            _registers[Ads131m08Registers.Identity] = 0x2800;
            _registers[Ads131m08Registers.Mode] = 0x0510;
            _registers[Ads131m08Registers.Clock] = 0xFF0E;
            _buffer.Clear();
            _locked = false;
            _wasReset = true;
            _mapBroken = false;
            _answersStatus = false;
            _answer = Ads131m08Registers.ResetDone;
            _unsettled = SettlingConversions;
        }

        /// <summary>Changes a register behind the firmware's back, as a particle does.</summary>
        public void BreakRegister()
        {
            _registers[Ads131m08Registers.Gain1] ^= 0x10;
            _mapBroken = true;
        }

        /// <summary>Runs the conversions that are due; the buffer keeps the oldest ones until they are read.</summary>
        public void Convert()
        {
            long nowUs = _nowUs();
            if (nowUs - _nextUs > 10L * ConversionUs)
            {
                _nextUs = nowUs - (10L * ConversionUs);
            }

            while (_nextUs <= nowUs)
            {
                _nextUs += ConversionUs;
                if (_buffer.Count < Buffered)
                {
                    _buffer.Enqueue(Conversion());
                }

                _unsettled = Math.Max(0, _unsettled - 1);
            }
        }

        /// <inheritdoc/>
        public void Transfer(byte[] write, byte[] read, int length)
        {
            Convert();
            int ready = _buffer.Count > 0 ? Ads131m08Registers.StatusReady & ~Stalled : 0;
            if (_buffer.Count > 0)
            {
                _shown = _buffer.Dequeue();
            }

            Answer(read, length, _answersStatus ? Status(ready) : _answer);
            Obey(write, length);
        }

        private int Status(int ready)
        {
            int status = (_locked ? Ads131m08Registers.StatusLocked : 0)
                | (_mapBroken ? Ads131m08Registers.StatusRegisterMap : 0)
                | (_commandCrcWrong ? Ads131m08Registers.StatusCommandCrc : 0)
                | (_wasReset ? Ads131m08Registers.StatusReset : 0)
                | 0x0100 | ready;
            _commandCrcWrong = false;
            return status;
        }

        private void Answer(byte[] read, int length, int first)
        {
            for (int word = 0; word * WordLength + 2 < length; word++)
            {
                int value = word == 0 ? first << 8 : word <= Channels ? _shown[word - 1] : 0;
                Put(read, word, value);
            }

            int crcAt = (Channels + 1) * WordLength;
            if (length >= crcAt + WordLength)
            {
                Put(read, Channels + 1, Crc16Ccitt.Of(read, crcAt) << 8);
            }
        }

        private void Obey(byte[] write, int length)
        {
            int command = (write[0] << 8) | write[1];
            bool writes = (command & 0xE000) == Ads131m08Registers.WriteRegister;
            int covered = writes ? 2 * WordLength : WordLength;
            bool guarded = (_registers[Ads131m08Registers.Mode] & 0x1000) != 0;
            _answersStatus = true;
            if (guarded && (length < covered + 2 || Crc16Ccitt.Of(write, covered) != ((write[covered] << 8) | write[covered + 1])))
            {
                _commandCrcWrong = true;
                return;
            }

            int register = (command >> Ads131m08Registers.AddressShift) & 63;
            switch (command)
            {
                case Ads131m08Registers.Null:
                    return;
                case Ads131m08Registers.Reset:
                    Reset();
                    return;
                case Ads131m08Registers.Lock:
                    _locked = true;
                    Say(command);
                    return;
                case Ads131m08Registers.Unlock:
                    _locked = false;
                    Say(command);
                    return;
            }

            if ((command & 0xE07F) == Ads131m08Registers.ReadRegister)
            {
                Say(register == Ads131m08Registers.Status ? Status(0) : _registers[register]);
            }
            else if ((command & 0xE07F) == Ads131m08Registers.WriteRegister && !_locked)
            {
                Set(register, (write[3] << 8) | write[4]);
                Say(Ads131m08Registers.Written | (register << Ads131m08Registers.AddressShift));
            }
        }

        private void Say(int answer)
        {
            _answersStatus = false;
            _answer = answer;
        }

        private void Set(int register, int value)
        {
            if (register < Ads131m08Registers.Mode || register > Writable)
            {
                return;
            }

            _registers[register] = Forgetful ? value & ~1 : value;
            if (register == Ads131m08Registers.Mode && (value & 0x0400) == 0)
            {
                _wasReset = false;
            }

            if (register >= Ads131m08Registers.Clock)
            {
                _unsettled = SettlingConversions;
            }
        }

        private int[] Conversion()
        {
            int[] counts = new int[Channels];
            for (int i = 0; i < Channels; i++)
            {
                int code = (_registers[i < 4 ? Ads131m08Registers.Gain1 : Ads131m08Registers.Gain2] >> (4 * (i & 3))) & 7;
                double gain = 1 << code;
                double now = _volts(i);

                // The filter still holds a part of what was before.
                double volts = _unsettled > 0 ? (0.5 * now) + (0.5 * _before[i]) : now;
                _before[i] = now;
                double noise = Math.Max(NoiseVolts / gain, NoiseFloorVolts) * _random.NextNormal();
                volts = Errors?.Seen(i, volts, gain) ?? volts;
                double full = (((volts + noise) * (1 + _gainError[i])) + _offsetVolts[i]) * gain / ReferenceVolts;
                counts[i] = (int)Math.Clamp(Math.Round(full * (CountMax + 1)), -CountMax - 1, CountMax);
            }

            return counts;
        }

        private static void Put(byte[] bytes, int word, int value)
        {
            bytes[word * WordLength] = (byte)(value >> 16);
            bytes[(word * WordLength) + 1] = (byte)(value >> 8);
            bytes[(word * WordLength) + 2] = (byte)value;
        }
    }
}
