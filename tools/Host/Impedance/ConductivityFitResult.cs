using System.Collections.Generic;

namespace RigFirmware.Host.Impedance
{
    /// <summary>A law fitted to conductivities, or the reason why it says nothing.</summary>
    public sealed record ConductivityFitResult
    {
        /// <summary>The law.</summary>
        public required ConductivityLaw Law { get; init; }

        /// <summary>Null when the fit can be used; else one sentence.</summary>
        public string? Refusal { get; init; }

        /// <summary>sigma0 (S/cm or S, with K^1/2 for VFT), Ea in electronvolts and, for VFT, T0 in kelvin; empty when refused.</summary>
        public required IReadOnlyList<FittedParameter> Parameters { get; init; }

        /// <summary>Sum of the squared residuals over their uncertainties, by degree of freedom.</summary>
        public required double ReducedChiSquare { get; init; }

        /// <summary>Akaike's measure with the correction for few points; the law with the smaller one describes the points better.</summary>
        public required double Akaike { get; init; }
    }
}
