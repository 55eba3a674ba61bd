using System;
using RigFirmware.Hal.Drivers.Ad5781;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>
    /// An AD5781 as its data sheet (Rev. E) describes it: a shift register of 24 bits that acts when the select rises, an
    /// output that a reset clamps to ground, an answer that comes with the frame after the question.
    /// </summary>
    public sealed class Ad5781Chip : ISpiChip
    {
        private const int Half = 131072;
        private const double HalfSpanVolts = 5;
        private readonly Action _changed;
        private int _control;
        private int _dac;
        private int _shift;

        /// <param name="changed">Called when the output may have changed.</param>
        public Ad5781Chip(Action changed)
        {
            _changed = changed;
            _control = Ad5781Registers.ControlClamped;
        }

        /// <summary>True while the DAC register does not take what is written.</summary>
        public bool Deaf { get; set; }

        /// <summary>Volts at the output.</summary>
        public double Volts
        {
            get
            {
                if ((_control & 0x0C) != 0)
                {
                    return 0;
                }

                int code = _dac >> Ad5781Registers.CodeShift;
                bool binary = (_control & 0x10) != 0;
                int value = binary ? code - Half : code >= Half ? code - (2 * Half) : code;
                return HalfSpanVolts * value / Half;
            }
        }

        /// <summary>Loses everything, as after a dip of the supply: output clamped.</summary>
        public void Reset()
        {
            _control = Ad5781Registers.ControlClamped;
            _dac = 0;
            _changed();
        }

        /// <inheritdoc/>
        public void Transfer(byte[] write, byte[] read, int length)
        {
            for (int i = 0; i < length; i++)
            {
                read[i] = (byte)(_shift >> 16);
                _shift = ((_shift << 8) | write[i]) & 0xFFFFFF;
            }

            Obey(_shift);
            _changed();
        }

        private void Obey(int word)
        {
            int address = word & 0x700000;
            if ((word & Ad5781Registers.Read) != 0)
            {
                _shift = address == Ad5781Registers.Dac ? word & 0xF00000 | _dac : address == Ad5781Registers.Control ? word & 0xF00000 | _control : word;
                return;
            }

            if (address == Ad5781Registers.Dac && !Deaf)
            {
                _dac = word & Ad5781Registers.DataMask;
            }
            else if (address == Ad5781Registers.Control)
            {
                _control = word & Ad5781Registers.ControlMask;
            }
        }
    }
}
