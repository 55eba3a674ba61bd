namespace RigFirmware.Hal.Drivers.Tmc5160
{
    /// <summary>
    /// One TMC5160A as motion controller: it gets a target and makes the ramp itself. A frame holds a filling byte and
    /// the chip's 40 bits: it keeps the last 40 that came, and its answer are the first 40 that go. The chip has no checksum: targets are read back, and the version in
    /// IOIN is what tells it from a line at rest. Registers that can only be written are written again after every reset.
    /// </summary>
    [CycleCode]
    public sealed class Tmc5160Motion
    {
        private const int FrameLength = 6;
        private const int Attempts = 3;

        private readonly ISpiDevice _device;
        private readonly Tmc5160Settings _settings;
        private readonly string _part;
        private readonly byte[] _write = new byte[FrameLength];
        private readonly byte[] _read = new byte[FrameLength];
        private bool _positionAsked;

        /// <summary>A controller that is not started yet.</summary>
        /// <param name="device">Its place on the bus.</param>
        /// <param name="settings">Of the head.</param>
        /// <param name="part">The part and its place for sentences.</param>
        public Tmc5160Motion(ISpiDevice device, Tmc5160Settings settings, string part)
        {
            _device = device;
            _settings = settings;
            _part = part;
        }

        /// <summary>Where the motor was one drive ago, in microsteps.</summary>
        public int PositionMicrosteps { get; private set; }

        /// <summary>True when the chip has lost its configuration and its position: it gets no target before <see cref="Start"/> has run again.</summary>
        public bool IsReset { get; private set; } = true;

        /// <summary>Writes the configuration, reads back what can be read, and takes the position as given: nothing moves.</summary>
        /// <param name="positionMicrosteps">Where the travel sensor says that the motor is.</param>
        /// <returns>Null when the chip runs, else a sentence that says what is wrong.</returns>
        [BootCode]
        public string Start(int positionMicrosteps)
        {
            IsReset = true;
            string refusal = null;
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                refusal = StartOnce(positionMicrosteps);
                if (refusal == null)
                {
                    IsReset = false;
                    _positionAsked = false;
                    PositionMicrosteps = positionMicrosteps;
                    return null;
                }
            }

            return refusal;
        }

        /// <summary>Sends the motor to a target, reads the target back and asks for the position; three frames.</summary>
        /// <param name="targetMicrosteps">From the open end.</param>
        /// <returns>False when the bus failed, the target did not read back or the chip has lost its configuration.</returns>
        public bool Drive(int targetMicrosteps)
        {
            if (IsReset)
            {
                return false;
            }

            bool carried = Exchange(Tmc5160Registers.Target | Tmc5160Registers.Write, targetMicrosteps);
            if (carried && _positionAsked)
            {
                PositionMicrosteps = Answer();
            }

            carried &= Exchange(Tmc5160Registers.Target, 0);
            carried &= Exchange(Tmc5160Registers.Position, 0);
            _positionAsked = carried;
            int status = _read[0];
            IsReset = carried && (status & Tmc5160Registers.StatusReset) != 0;
            return carried && !IsReset && (status & Tmc5160Registers.StatusDriverError) == 0 && Answer() == targetMicrosteps;
        }

        [BootCode]
        private string StartOnce(int positionMicrosteps)
        {
            if (!Exchange(Tmc5160Registers.GeneralStatus | Tmc5160Registers.Write, 7))
            {
                return ReadBack.Dead(_part);
            }

            int inputs = Read(Tmc5160Registers.Inputs);
            if (((inputs >> 24) & 0xFF) != Tmc5160Registers.Version)
            {
                return ReadBack.Stranger(_part, Hexadecimal.Text((inputs >> 24) & 0xFF, 2), Hexadecimal.Text(Tmc5160Registers.Version, 2));
            }

            Put(Tmc5160Registers.Currents, _settings.Currents);
            Put(Tmc5160Registers.FirstAcceleration, _settings.Acceleration);
            Put(Tmc5160Registers.FirstSpeed, 0);
            Put(Tmc5160Registers.Acceleration, _settings.Acceleration);
            Put(Tmc5160Registers.Deceleration, _settings.Acceleration);
            Put(Tmc5160Registers.LastDeceleration, _settings.Acceleration);
            Put(Tmc5160Registers.StopSpeed, 10);
            string refusal = Set(Tmc5160Registers.GeneralConfiguration, "GCONF", 0);
            refusal = refusal ?? Set(Tmc5160Registers.Switches, "SW_MODE", Tmc5160Registers.SwitchesStop);
            refusal = refusal ?? Set(Tmc5160Registers.Chopper, "CHOPCONF", Tmc5160Registers.ChopperValue);

            // Position and target become the same before there is a speed: nothing moves.
            Put(Tmc5160Registers.Speed, 0);
            refusal = refusal ?? Set(Tmc5160Registers.RampMode, "RAMPMODE", 0);
            refusal = refusal ?? Set(Tmc5160Registers.Position, "XACTUAL", positionMicrosteps);
            refusal = refusal ?? Set(Tmc5160Registers.Target, "XTARGET", positionMicrosteps);
            if (refusal == null)
            {
                Put(Tmc5160Registers.Speed, _settings.Speed);
            }

            return refusal;
        }

        [BootCode]
        private void Put(int register, int value)
        {
            Exchange(register | Tmc5160Registers.Write, value);
        }

        [BootCode]
        private int Read(int register)
        {
            Exchange(register, 0);
            Exchange(register, 0);
            return Answer();
        }

        [BootCode]
        private string Set(int register, string name, int value)
        {
            Put(register, value);
            int read = Read(register);
            return read == value ? null : ReadBack.Mismatch(_part, name, value, read, 8);
        }

        private int Answer()
        {
            return (_read[1] << 24) | (_read[2] << 16) | (_read[3] << 8) | _read[4];
        }

        private bool Exchange(int address, int value)
        {
            _write[1] = (byte)address;
            _write[2] = (byte)((value >> 24) & 0xFF);
            _write[3] = (byte)((value >> 16) & 0xFF);
            _write[4] = (byte)((value >> 8) & 0xFF);
            _write[5] = (byte)(value & 0xFF);
            return _device.Exchange(_write, _read, FrameLength);
        }
    }
}
