namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>A voltage to hold and what it is measured over.</summary>
    public sealed record VoltageTarget(VoltageOf Of, Quantity Voltage);

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
