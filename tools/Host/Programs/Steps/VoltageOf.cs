namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>What a held voltage is measured over.</summary>
    public enum VoltageOf
    {
        /// <summary>The whole stack.</summary>
        Stack,

        /// <summary>Whichever cell is highest.</summary>
        HighestCell,

        /// <summary>Whichever cell is lowest.</summary>
        LowestCell,
    }
}
