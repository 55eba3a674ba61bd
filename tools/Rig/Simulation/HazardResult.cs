namespace RigFirmware.Rig.Simulation
{
    /// <summary>One kind of danger the plant was in.</summary>
    public sealed class HazardResult
    {
        /// <summary>A <see cref="HazardKind"/>, first letter small.</summary>
        public string Kind { get; init; } = "";

        /// <summary>The cell, from 1; null when it is of no single cell.</summary>
        public int? Cell { get; init; }

        /// <summary>Longest unbroken time beyond the limit with energy going in, in milliseconds.</summary>
        public double DurationMs { get; init; }

        /// <summary>Longest time allowed, in milliseconds.</summary>
        public int BudgetMs { get; init; }

        /// <summary>True when the budget was not kept, by more than the accuracy that the rig promises of its cut-off.</summary>
        public bool Violated { get; init; }
    }
}
