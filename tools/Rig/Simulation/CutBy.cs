namespace RigFirmware.Rig.Simulation
{
    /// <summary>What ended a danger.</summary>
    public enum CutBy
    {
        /// <summary>Nobody cut: the value came back by itself, or the program took the power away.</summary>
        Nobody,

        /// <summary>The firmware took the power away while the hardware's chain was healthy.</summary>
        Firmware,

        /// <summary>The hardware's chain had opened.</summary>
        Hardware,
    }
}
