using System;
using RigFirmware.Hal.Drivers.Tmc5160;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>
    /// A TMC5160A as its data sheet (Rev. 1.17) describes it: keeps the last 40 bits of a selection, answers in the next one,
    /// tells a reset in every status byte until it is cleared. Where the motor is comes from the plant.
    /// </summary>
    public sealed class Tmc5160Chip : ISpiChip
    {
        private const int FrameLength = 5;
        private readonly Func<double> _millimetres;
        private readonly Action _changed;
        private readonly int[] _registers = new int[128];
        private readonly byte[] _shift = new byte[FrameLength];
        private double _referenceMillimetres;
        private int _referenceSteps;
        private int _cleared;

        /// <param name="millimetres">Where the motor is.</param>
        /// <param name="microstepsPerMillimetre">The mechanics.</param>
        /// <param name="changed">Called when the target may have changed.</param>
        public Tmc5160Chip(Func<double> millimetres, int microstepsPerMillimetre, Action changed)
        {
            _millimetres = millimetres;
            MicrostepsPerMillimetre = microstepsPerMillimetre;
            _changed = changed;
            Clear();
        }

        /// <summary>The mechanics.</summary>
        public int MicrostepsPerMillimetre { get; }

        /// <summary>Version that IOIN tells; another chip tells another one.</summary>
        public int Version { get; set; } = Tmc5160Registers.Version;

        /// <summary>True while the driver stage has switched itself off.</summary>
        public bool DriverError { get; set; }

        /// <summary>Where the motor is sent, in millimetres; where it is while it has no speed.</summary>
        public double TargetMillimetres
        {
            get
            {
                bool moves = _registers[Tmc5160Registers.Speed] > 0 && !DriverError;
                return moves ? _millimetres() + ((double)(_registers[Tmc5160Registers.Target] - Position) / MicrostepsPerMillimetre) : _millimetres();
            }
        }

        private int Position
        {
            get { return _referenceSteps + (int)Math.Round((_millimetres() - _referenceMillimetres) * MicrostepsPerMillimetre); }
        }

        /// <summary>Loses everything, as after a dip of the supply.</summary>
        public void Reset()
        {
            Clear();
            _changed();
        }

        /// <inheritdoc/>
        public void Transfer(byte[] write, byte[] read, int length)
        {
            _shift[0] = (byte)((_cleared == 0 ? Tmc5160Registers.StatusReset : 0) | (DriverError ? Tmc5160Registers.StatusDriverError : 0));
            for (int i = 0; i < length; i++)
            {
                // What does not fit any more falls out at the end of the shift register.
                read[i] = _shift[0];
                Array.Copy(_shift, 1, _shift, 0, FrameLength - 1);
                _shift[FrameLength - 1] = write[i];
            }

            int address = _shift[0];
            int value = (_shift[1] << 24) | (_shift[2] << 16) | (_shift[3] << 8) | _shift[4];
            if ((address & Tmc5160Registers.Write) != 0)
            {
                Set(address & 0x7F, value);
            }

            int answer = (address & Tmc5160Registers.Write) != 0 ? value : Value(address);
            _shift[1] = (byte)(answer >> 24);
            _shift[2] = (byte)(answer >> 16);
            _shift[3] = (byte)(answer >> 8);
            _shift[4] = (byte)answer;
        }

        private void Clear()
        {
            Array.Clear(_registers);
            _cleared = 0;
            _referenceSteps = 0;
            _referenceMillimetres = _millimetres();
        }

        private int Value(int register)
        {
            return register switch
            {
                Tmc5160Registers.Inputs => Version << 24,
                Tmc5160Registers.Position => Position,
                Tmc5160Registers.GeneralStatus => _cleared == 0 ? 1 : 0,
                Tmc5160Registers.GeneralConfiguration or Tmc5160Registers.RampMode or Tmc5160Registers.Target
                    or Tmc5160Registers.Switches or Tmc5160Registers.Chopper => _registers[register],
                _ => 0,
            };
        }

        private void Set(int register, int value)
        {
            switch (register)
            {
                case Tmc5160Registers.GeneralStatus:
                    _cleared |= value & 1;
                    break;
                case Tmc5160Registers.Position:
                    _referenceSteps = value;
                    _referenceMillimetres = _millimetres();
                    break;
                default:
                    _registers[register] = value;
                    break;
            }

            _changed();
        }
    }
}
