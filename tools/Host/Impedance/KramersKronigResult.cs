using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Serialization;

namespace RigFirmware.Host.Impedance
{
    /// <summary>Outcome of the linear Kramers-Kronig test.</summary>
    public sealed record KramersKronigResult
    {
        /// <summary>True when no residual is larger than its limit.</summary>
        public required bool IsConsistent { get; init; }

        /// <summary>Largest residual over its limit; above 1 the test fails.</summary>
        public required double WorstRatio { get; init; }

        /// <summary>Frequency of that residual in hertz.</summary>
        public required double WorstHertz { get; init; }

        /// <summary>Elements of the fit (R parallel C) that were needed.</summary>
        public required int Elements { get; init; }

        /// <summary>Schoenleber's measure of over-fitting, 1 minus the sum of negative over the sum of positive resistances.</summary>
        public required double Mu { get; init; }

        /// <summary>Residual of the real part over the magnitude, by point.</summary>
        public required IReadOnlyList<double> RealResiduals { get; init; }

        /// <summary>Residual of the imaginary part over the magnitude, by point.</summary>
        public required IReadOnlyList<double> ImaginaryResiduals { get; init; }

        /// <summary>The verdict in a sentence.</summary>
        [JsonIgnore]
        public string Sentence => IsConsistent
            ? "The points are those of a linear, steady cell (Kramers-Kronig)."
            : string.Create(CultureInfo.InvariantCulture, $"The points are not those of a linear, steady cell (Kramers-Kronig residual {WorstRatio:0.#} times its limit at {WorstHertz:0.###} Hz): the cell drifted or the amplitude was too large.");
    }
}
