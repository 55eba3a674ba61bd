namespace RigFirmware.Hal.Drivers.Ad5781
{
    /// <summary>Words of 24 bits for the AD5781 as far as the rig uses them (Analog Devices, AD5781 Rev. E).</summary>
    public static class Ad5781Registers
    {
        /// <summary>Read instead of write.</summary>
        public const int Read = 0x800000;

        /// <summary>Address of the DAC register: 18 bits, left-aligned in 20.</summary>
        public const int Dac = 0x100000;

        /// <summary>Address of the control register.</summary>
        public const int Control = 0x200000;

        /// <summary>The bits of a word that hold data.</summary>
        public const int DataMask = 0x0FFFFF;

        /// <summary>Where the code stands in the DAC register.</summary>
        public const int CodeShift = 2;

        /// <summary>Control: the amplifier is outside the chip, two's complement, output on.</summary>
        public const int ControlRunning = 0x000002;

        /// <summary>Control: the same with the output clamped to ground and off, as after a reset.</summary>
        public const int ControlClamped = 0x00000E;

        /// <summary>The control register's bits that are compared; the others are reserved.</summary>
        public const int ControlMask = 0x0003FE;
    }
}
