namespace RigFirmware.Hal
{
    /// <summary>Which channels one call of <see cref="IRigInputs.Sample"/> has to collect; bits, freely combined.</summary>
    public static class SampleGroups
    {
        /// <summary>Cells, stack voltage, both current sensors and all discrete inputs.</summary>
        public const int Electrical = 1;

        /// <summary>All temperature points.</summary>
        public const int Temperature = 2;

        /// <summary>Clamp force and travel.</summary>
        public const int Clamp = 4;
    }
}
