using System.Collections.Generic;

namespace RigFirmware.Host.Impedance
{
    /// <summary>One sweep over all cells and the stack.</summary>
    public sealed record ImpedanceResult
    {
        /// <summary>First program step of the sweep, from 1.</summary>
        public required int Step { get; init; }

        /// <summary>Pass of the innermost loop, from 1; 0 outside loops.</summary>
        public required int Cycle { get; init; }

        /// <summary>UTC of the first record in milliseconds; null when the rig did not know the time.</summary>
        public long? UtcMs { get; init; }

        /// <summary>Lowest frequency that the hardware can measure at, in hertz.</summary>
        public required double BandMinHertz { get; init; }

        /// <summary>Highest frequency that the hardware can measure at, in hertz.</summary>
        public required double BandMaxHertz { get; init; }

        /// <summary>False when the sweep ended before its last tone: a stop, a trip or a condition.</summary>
        public required bool IsComplete { get; init; }

        /// <summary>What is missing of it, a sentence each.</summary>
        public required IReadOnlyList<string> Notes { get; init; }

        /// <summary>The cells and, last, the stack.</summary>
        public required IReadOnlyList<ImpedanceSpectrum> Spectra { get; init; }
    }
}
