using System.Collections.Generic;

namespace RigFirmware.Host.Impedance
{
    /// <summary>The impedance of one cell, or of the stack, as one sweep measured it.</summary>
    public sealed record ImpedanceSpectrum
    {
        /// <summary>"cell1".."cell12" or "stack".</summary>
        public required string Channel { get; init; }

        /// <summary>Points from high to low frequency; empty when nothing could be used.</summary>
        public required IReadOnlyList<ImpedancePoint> Points { get; init; }

        /// <summary>Whether the points belong together as those of a linear, causal, steady cell; null with too few points.</summary>
        public KramersKronigResult? KramersKronig { get; init; }

        /// <summary>True when no warning stands against the spectrum.</summary>
        public bool IsGood => Warnings.Count == 0;

        /// <summary>What speaks against the spectrum, a sentence each.</summary>
        public required IReadOnlyList<string> Warnings { get; init; }
    }
}
