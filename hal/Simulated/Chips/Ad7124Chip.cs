using System;
using System.Collections.Generic;
using RigFirmware.Hal.Drivers;
using RigFirmware.Hal.Drivers.Ad7124;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>
    /// An AD7124-8 as its data sheet (Rev. E) describes it, with resistors at its inputs: commands one behind the other in a
    /// selection, a checksum once it is switched on, single conversions that take their time, errors that are remembered.
    /// </summary>
    public sealed class Ad7124Chip : ISpiChip
    {
        private const int ConversionUs = 36700;
        private const int WakeUs = 4000;
        private const int ResetBytes = 8;
        private const int CodeMax = 0xFFFFFF;
        private const double ReferenceOhms = 5100;
        private const double Gain = 2;

        // 0.3 uV rms against the 1.275 V that 250 uA make at the reference resistor (hardware/bom.csv, U80).
        private const double NoiseOfReference = 0.3e-6 / 1.275;
        private readonly Func<long> _nowUs;
        private readonly Func<int, double> _ohms;
        private readonly IReadOnlyList<RtdWiring> _wiring;
        private readonly SeededRandom _random;
        private readonly double[] _gainError;
        private readonly int[] _registers = new int[64];
        private bool _wasReset;
        private bool _guarded;
        private long _awakeUs;
        private long _readyUs = long.MaxValue;
        private bool _fresh;
        private int _channel;

        /// <param name="nowUs">The time.</param>
        /// <param name="wiring">Which inputs each resistor is at.</param>
        /// <param name="ohms">Each resistor; infinite while its leads are off.</param>
        /// <param name="random">Draws this chip's errors and its noise.</param>
        public Ad7124Chip(Func<long> nowUs, IReadOnlyList<RtdWiring> wiring, Func<int, double> ohms, SeededRandom random)
        {
            _nowUs = nowUs;
            _wiring = wiring;
            _ohms = ohms;
            _random = random;
            _gainError = new double[wiring.Count];
            for (int i = 0; i < _gainError.Length; i++)
            {
                _gainError[i] = 20e-6 * random.NextNormal();
            }

            Reset();
        }

        /// <summary>True while written registers do not keep their lowest bit.</summary>
        public bool Forgetful { get; set; }

        /// <summary>True while conversions do not end.</summary>
        public bool Stalled { get; set; }

        /// <summary>Loses everything, as after a dip of the supply.</summary>
        public void Reset()
        {
            Array.Clear(_registers);
            _registers[Ad7124Registers.Identity] = 0x16;
            _registers[Ad7124Registers.Channel0] = 0x8001;
            _registers[Ad7124Registers.Error] = 0;
            _wasReset = true;
            _guarded = false;
            _fresh = false;
            _readyUs = long.MaxValue;
            _awakeUs = _nowUs() + WakeUs;
        }

        /// <inheritdoc/>
        public void Transfer(byte[] write, byte[] read, int length)
        {
            int ones = 0;
            int at = 0;
            while (at < length)
            {
                if (write[at] == 0xFF)
                {
                    ones++;
                    at++;
                    if (ones == ResetBytes)
                    {
                        Reset();
                    }

                    continue;
                }

                if ((write[at] & 0x80) != 0 || _nowUs() < _awakeUs)
                {
                    return;
                }

                at = (write[at] & Ad7124Registers.Read) != 0 ? Send(write, read, at, length) : Take(write, at, length);
            }
        }

        private int Take(byte[] write, int at, int length)
        {
            int register = write[at] & 0x3F;
            int bytes = Bytes(register);
            bool guarded = _guarded;
            int end = at + 1 + bytes + (guarded ? 1 : 0);
            if (end > length)
            {
                return length;
            }

            int value = 0;
            for (int i = 1; i <= bytes; i++)
            {
                value = (value << 8) | write[at + i];
            }

            if (guarded && Crc8.Of(0, write, at, 1 + bytes) != write[at + 1 + bytes])
            {
                Report(Ad7124Registers.ErrorSpiCrc);
                return end;
            }

            Set(register, value);
            return end;
        }

        private int Send(byte[] write, byte[] read, int at, int length)
        {
            int register = write[at] & 0x3F;
            int bytes = Bytes(register);
            Finish();
            int value = register == Ad7124Registers.Status ? Status() : _registers[register];
            int total = bytes;
            long bits = value;
            if (register == Ad7124Registers.Data && (_registers[Ad7124Registers.Control] & 0x0400) != 0)
            {
                bits = ((long)value << 8) | (long)Status();
                total++;
                _fresh = false;
            }

            var whole = new byte[total + 1];
            whole[0] = write[at];
            for (int i = 0; i < total; i++)
            {
                whole[1 + i] = (byte)(bits >> (8 * (total - 1 - i)));
            }

            for (int i = 1; i <= total && at + i < length; i++)
            {
                read[at + i] = whole[i];
            }

            if (_guarded && at + total + 1 < length)
            {
                read[at + total + 1] = Crc8.Of(0, whole, 0, total + 1);
            }

            Read(register);
            return at + 1 + total + (_guarded ? 1 : 0);
        }

        private void Read(int register)
        {
            if (register == Ad7124Registers.Status)
            {
                _wasReset = false;
            }
            else if (register == Ad7124Registers.Error)
            {
                _registers[Ad7124Registers.Error] = 0;
            }
        }

        private int Status()
        {
            return (_fresh ? 0 : Ad7124Registers.StatusNotReady)
                | (_registers[Ad7124Registers.Error] != 0 ? Ad7124Registers.StatusError : 0)
                | (_wasReset ? Ad7124Registers.StatusReset : 0)
                | _channel;
        }

        private void Set(int register, int value)
        {
            if (register is Ad7124Registers.Status or Ad7124Registers.Data or Ad7124Registers.Identity or Ad7124Registers.Error)
            {
                return;
            }

            _registers[register] = Forgetful ? value & ~1 : value;
            if (register == Ad7124Registers.ErrorEnable)
            {
                _guarded = (value & Ad7124Registers.ErrorSpiCrc) != 0;
            }
            else if (register == Ad7124Registers.Control && ((value >> 2) & 15) == 1)
            {
                _readyUs = _nowUs() + ConversionUs;
                _fresh = false;
            }
        }

        private void Finish()
        {
            if (Stalled || _nowUs() < _readyUs)
            {
                return;
            }

            _readyUs = long.MaxValue;
            _fresh = true;
            for (int i = 0; i < 16; i++)
            {
                int channel = _registers[Ad7124Registers.Channel0 + i];
                if ((channel & Ad7124Registers.ChannelEnabled) != 0)
                {
                    _channel = i;
                    _registers[Ad7124Registers.Data] = Convert((channel >> 5) & 31, channel & 31);
                    return;
                }
            }
        }

        private int Convert(int positive, int negative)
        {
            int excitation = _registers[Ad7124Registers.Excitation];
            int fed = -1;
            for (int i = 0; i < _wiring.Count; i++)
            {
                bool isFed = (excitation & 0x0700) == Ad7124Registers.Excitation250Microamps && (excitation & 15) == _wiring[i].Force;
                fed = isFed ? i : fed;
            }

            double ohms = fed < 0 ? double.PositiveInfinity : _ohms(fed);
            if (double.IsInfinity(ohms))
            {
                Report(Ad7124Registers.ErrorReference);
                return CodeMax;
            }

            bool isAcross = _wiring[fed].Positive == positive && _wiring[fed].Negative == negative;
            double ratio = isAcross ? ohms / ReferenceOhms * (1 + _gainError[fed]) : 0;
            double code = (ratio + (NoiseOfReference * _random.NextNormal())) * Gain * (CodeMax + 1);
            if (code >= CodeMax)
            {
                Report(Ad7124Registers.ErrorSaturated);
            }

            return (int)Math.Clamp(Math.Round(code), 0, CodeMax);
        }

        private void Report(int error)
        {
            _registers[Ad7124Registers.Error] |= error & _registers[Ad7124Registers.ErrorEnable];
        }

        private static int Bytes(int register)
        {
            return register switch
            {
                Ad7124Registers.Status or Ad7124Registers.Identity or 0x08 => 1,
                Ad7124Registers.Control or 0x04 => 2,
                >= Ad7124Registers.Channel0 and < Ad7124Registers.Filter0 => 2,
                _ => 3,
            };
        }
    }
}
