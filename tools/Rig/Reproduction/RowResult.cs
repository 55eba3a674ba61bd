using System.Collections.Generic;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>A printed figure beside the measured one; an entry of <c>./rig reproduce --json</c>.</summary>
    public sealed class RowResult
    {
        /// <summary>Id of the figure.</summary>
        public string ResultId { get; init; } = "";

        /// <summary>Id of the procedure.</summary>
        public string TestId { get; init; } = "";

        /// <summary>Id of the cell.</summary>
        public string CellId { get; init; } = "";

        /// <summary>reported, derived or qualitative.</summary>
        public string Kind { get; init; } = "";

        /// <summary>What it is.</summary>
        public string Quantity { get; init; } = "";

        /// <summary>Under which condition.</summary>
        public string Condition { get; init; } = "";

        /// <summary>=, ~, a bound, or a word.</summary>
        public string Qualifier { get; init; } = "";

        /// <summary>As printed: a number, or a text where the paper prints none.</summary>
        public object? Printed { get; init; }

        /// <summary>As measured; null when it was not.</summary>
        public double? Measured { get; init; }

        /// <summary>Unit of both.</summary>
        public string Unit { get; init; } = "";

        /// <summary>The rig's own uncertainty from the error budget, in the unit.</summary>
        public double? Uncertainty { get; init; }

        /// <summary>The larger of 2 % of the printed value and the uncertainty.</summary>
        public double? Tolerance { get; init; }

        /// <summary>within, outside or notMeasurable.</summary>
        public string Verdict { get; init; } = "";

        /// <summary>From what it was measured, or why it was not.</summary>
        public string Reason { get; init; } = "";
    }
}
