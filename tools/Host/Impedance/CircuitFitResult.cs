using System.Collections.Generic;

namespace RigFirmware.Host.Impedance
{
    /// <summary>A circuit fitted to a spectrum, or the reason why it says nothing.</summary>
    public sealed record CircuitFitResult
    {
        /// <summary>Name of the circuit.</summary>
        public required string Circuit { get; init; }

        /// <summary>Null when the fit can be used; else one sentence.</summary>
        public string? Refusal { get; init; }

        /// <summary>Parameters with confidence intervals; empty when refused.</summary>
        public required IReadOnlyList<FittedParameter> Parameters { get; init; }

        /// <summary>Sum of the squared residuals over their uncertainties, by degree of freedom; near 1 when circuit and uncertainties are right.</summary>
        public required double ReducedChiSquare { get; init; }

        /// <summary>Akaike's measure with the correction for few points; the smallest among circuits is the best.</summary>
        public required double Akaike { get; init; }

        /// <summary>Condition of the scaled problem; large when parameters cannot be told apart.</summary>
        public required double Condition { get; init; }

        /// <summary>The parameter of that name, or null.</summary>
        public FittedParameter? Find(string name)
        {
            foreach (FittedParameter parameter in Parameters)
            {
                if (parameter.Name == name)
                {
                    return parameter;
                }
            }

            return null;
        }
    }
}
