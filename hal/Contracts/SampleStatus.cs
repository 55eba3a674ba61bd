namespace RigFirmware.Hal
{
    /// <summary>
    /// What a driver says of one conversion. Zero, the value of memory nobody wrote, means that there is no reading:
    /// a missing reading is never a good one.
    /// </summary>
    public static class SampleStatus
    {
        /// <summary>No conversion was collected in this tick.</summary>
        public const byte Missing = 0;

        /// <summary>A conversion of this tick, checked as far as the chip allows.</summary>
        public const byte Ok = 1;

        /// <summary>The bus did not answer, or its checksum was wrong.</summary>
        public const byte BusError = 2;

        /// <summary>The chip reports an input that is not connected.</summary>
        public const byte OpenWire = 3;

        /// <summary>The conversion lies at an end of the converter's range; the counts hold that end, so that a limit beyond it still trips.</summary>
        public const byte Saturated = 4;

        /// <summary>A conversion that a second, independent path contradicts.</summary>
        public const byte Disagree = 5;
    }
}
