using System.Collections.Generic;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>What a reproduction came to; the JSON document of <c>./rig reproduce --json</c>.</summary>
    public sealed class ReproductionResult
    {
        /// <summary>What this does and does not show.</summary>
        public string Statement { get; init; } = "";

        /// <summary>Every figure that was asked for.</summary>
        public IReadOnlyList<RowResult> Rows { get; init; } = [];

        /// <summary>Every run.</summary>
        public IReadOnlyList<RunResult> Runs { get; init; } = [];

        /// <summary>Figures measured and within their tolerance.</summary>
        public int Within { get; init; }

        /// <summary>Of these, figures that the papers print themselves.</summary>
        public int WithinReported { get; init; }

        /// <summary>Figures measured and outside.</summary>
        public int Outside { get; init; }

        /// <summary>Figures that are not measured, each with its reason.</summary>
        public int NotMeasurable { get; init; }

        /// <summary>Simulated hours of all runs.</summary>
        public double SimulatedHours { get; init; }

        /// <summary>Seconds of processor time it took, over all cores.</summary>
        public double ProcessorSeconds { get; init; }

        /// <summary>Seconds it took.</summary>
        public double WallSeconds { get; init; }
    }
}
