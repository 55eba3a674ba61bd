namespace RigFirmware.Simulated.Faults
{
    /// <summary>What of the controller's memory a fault can hit; the plant does not know what lies there.</summary>
    public enum MemoryRegion
    {
        /// <summary>The provisioned configuration.</summary>
        Configuration,

        /// <summary>The loaded program.</summary>
        Program,
    }
}
