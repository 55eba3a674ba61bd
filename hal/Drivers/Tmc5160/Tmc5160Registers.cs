namespace RigFirmware.Hal.Drivers.Tmc5160
{
    /// <summary>Registers and bits of the TMC5160A as far as the rig uses them (Trinamic, TMC5160A data sheet Rev. 1.17).</summary>
    public static class Tmc5160Registers
    {
        /// <summary>Added to the address of a write.</summary>
        public const int Write = 0x80;

        /// <summary>GCONF: general configuration.</summary>
        public const int GeneralConfiguration = 0x00;

        /// <summary>GSTAT: what has happened since it was cleared by writing ones.</summary>
        public const int GeneralStatus = 0x01;

        /// <summary>IOIN: pins, and the version in bits 31..24.</summary>
        public const int Inputs = 0x04;

        /// <summary>Version that IOIN tells.</summary>
        public const int Version = 0x30;

        /// <summary>IHOLD_IRUN: currents; write only.</summary>
        public const int Currents = 0x10;

        /// <summary>RAMPMODE: 0 goes to a position.</summary>
        public const int RampMode = 0x20;

        /// <summary>XACTUAL: where the motor is.</summary>
        public const int Position = 0x21;

        /// <summary>A1: first acceleration, unused while V1 is 0; write only.</summary>
        public const int FirstAcceleration = 0x24;

        /// <summary>V1: 0 uses AMAX and DMAX alone; write only.</summary>
        public const int FirstSpeed = 0x25;

        /// <summary>AMAX: acceleration; write only.</summary>
        public const int Acceleration = 0x26;

        /// <summary>VMAX: speed; write only.</summary>
        public const int Speed = 0x27;

        /// <summary>DMAX: deceleration; write only.</summary>
        public const int Deceleration = 0x28;

        /// <summary>D1: must not be 0, even unused; write only.</summary>
        public const int LastDeceleration = 0x2A;

        /// <summary>VSTOP: at least 10; write only.</summary>
        public const int StopSpeed = 0x2B;

        /// <summary>XTARGET: where the motor shall go.</summary>
        public const int Target = 0x2D;

        /// <summary>SW_MODE: what the limit switches do.</summary>
        public const int Switches = 0x34;

        /// <summary>CHOPCONF: the chopper.</summary>
        public const int Chopper = 0x6C;

        /// <summary>Status byte: a reset has happened.</summary>
        public const int StatusReset = 0x01;

        /// <summary>Status byte: the driver has switched itself off.</summary>
        public const int StatusDriverError = 0x02;

        /// <summary>SW_MODE: both ends stop the motor, softly.</summary>
        public const int SwitchesStop = 0x0803;

        /// <summary>CHOPCONF: SpreadCycle, 256 microsteps, interpolated.</summary>
        public const int ChopperValue = 0x10410153;
    }
}
