using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace RigFirmware.Host.Impedance
{
    /// <summary>
    /// Fits conductivity against temperature. Both laws are straight in the logarithm once T0 is given, so VFT is a search over T0
    /// alone; what the points do not determine is refused.
    /// </summary>
    public static class ConductivityFit
    {
        private const double BoltzmannElectronvolts = 8.617333262e-5;

        // A spread of 1/T below this cannot tell a slope from scatter: some ten kelvin at room temperature.
        private const double KelvinSpanMin = 10;

        // How near to the coldest point, and how far from it, T0 is looked for.
        private const double NearestKelvin = 10;
        private const double FarthestKelvin = 250;
        private const int Places = 481;

        /// <summary>Both laws, the better one first; refused ones last.</summary>
        public static IReadOnlyList<ConductivityFitResult> FitAll(IReadOnlyList<ConductivityPoint> points)
        {
            return new[] { Fit(points, ConductivityLaw.Arrhenius), Fit(points, ConductivityLaw.Vft) }.OrderBy(fit => fit.Refusal is null ? 0 : 1).ThenBy(fit => fit.Akaike).ToList();
        }

        /// <summary>One law.</summary>
        public static ConductivityFitResult Fit(IReadOnlyList<ConductivityPoint> points, ConductivityLaw law)
        {
            int needed = law == ConductivityLaw.Arrhenius ? 3 : 5;
            double span = points.Count == 0 ? 0 : points.Max(point => point.Kelvin) - points.Min(point => point.Kelvin);
            if (points.Count < needed || span < KelvinSpanMin)
            {
                return Refused(law, string.Create(CultureInfo.InvariantCulture, $"{points.Count} temperatures over {span:0.#} K are too few for {Name(law)}: {needed} over {KelvinSpanMin:0} K are needed."));
            }

            return law == ConductivityLaw.Arrhenius ? Judge(points, law, 0) : Judge(points, law, BestZero(points));
        }

        private static double BestZero(IReadOnlyList<ConductivityPoint> points)
        {
            double coldest = points.Min(point => point.Kelvin);
            return Enumerable.Range(0, Places)
                .Select(i => coldest - NearestKelvin - ((FarthestKelvin - NearestKelvin) * i / (Places - 1)))
                .MinBy(zero => Straight(points, ConductivityLaw.Vft, zero).ChiSquare);
        }

        private static ConductivityFitResult Judge(IReadOnlyList<ConductivityPoint> points, ConductivityLaw law, double zero)
        {
            (double intercept, double slope, double chiSquare) = Straight(points, law, zero);
            int count = law == ConductivityLaw.Arrhenius ? 2 : 3;
            int freedom = points.Count - count;
            Matrix<double> jacobian = Matrix<double>.Build.Dense(points.Count, count, (row, column) => Slope(points[row], column, slope, zero) / points[row].RelativeUncertainty);
            Matrix<double> normal = jacobian.TransposeThisAndMultiply(jacobian);
            Vector<double> scale = normal.Diagonal().PointwiseSqrt();
            Matrix<double> scaled = Matrix<double>.Build.Dense(count, count, (i, k) => normal[i, k] / scale[i] / scale[k]);
            double t = StudentT.InvCDF(0, 1, freedom, 0.975);
            Matrix<double> inverse = scaled.Inverse();
            double[] half = Enumerable.Range(0, count).Select(i => t * Math.Sqrt(inverse[i, i] * Math.Max(chiSquare / freedom, 1)) / scale[i]).ToArray();
            double akaike = chiSquare + (2 * count) + (2.0 * count * (count + 1) / Math.Max(points.Count - count - 1, 1));
            double energy = slope * BoltzmannElectronvolts;
            double energyHalf = half[1] * BoltzmannElectronvolts;
            double coldest = points.Min(point => point.Kelvin);
            if (!(energyHalf < Math.Abs(energy)))
            {
                return Refused(law, string.Create(CultureInfo.InvariantCulture, $"The points do not determine {Name(law)}: an activation energy of {energy - energyHalf:G3} to {energy + energyHalf:G3} eV would do; measure over a wider span of temperature."), akaike);
            }

            if (law == ConductivityLaw.Vft && (zero > coldest - NearestKelvin - 1 || zero < coldest - FarthestKelvin + 1 || half[2] > 100))
            {
                return Refused(law, string.Create(CultureInfo.InvariantCulture, $"The points do not determine the T0 of {Name(law)}: they are straight over 1/T within their uncertainty; use Arrhenius or a wider span of temperature."), akaike);
            }

            List<FittedParameter> parameters =
            [
                new("sigma0", law == ConductivityLaw.Arrhenius ? "S/cm" : "S K^0.5/cm", Math.Exp(intercept), Math.Exp(intercept - half[0]), Math.Exp(intercept + half[0])),
                new("Ea", "eV", energy, energy - energyHalf, energy + energyHalf),
            ];
            if (law == ConductivityLaw.Vft)
            {
                parameters.Add(new FittedParameter("T0", "K", zero, zero - half[2], zero + half[2]));
            }

            return new ConductivityFitResult { Law = law, Parameters = parameters, ReducedChiSquare = chiSquare / freedom, Akaike = akaike };
        }

        // Derivatives of the logarithm by its intercept, its slope and T0.
        private static double Slope(ConductivityPoint point, int parameter, double slope, double zero)
        {
            double inverse = 1 / (point.Kelvin - zero);
            return parameter switch { 0 => 1, 1 => -inverse, _ => -slope * inverse * inverse };
        }

        private static (double Intercept, double Slope, double ChiSquare) Straight(IReadOnlyList<ConductivityPoint> points, ConductivityLaw law, double zero)
        {
            Matrix<double> matrix = Matrix<double>.Build.Dense(points.Count, 2, (row, column) => Slope(points[row], column, 0, zero) / points[row].RelativeUncertainty);
            Vector<double> right = Vector<double>.Build.Dense(points.Count, row => Logarithm(points[row], law) / points[row].RelativeUncertainty);
            Vector<double> solution = matrix.QR().Solve(right);
            Vector<double> residual = right - (matrix * solution);
            return (solution[0], solution[1], residual.DotProduct(residual));
        }

        private static double Logarithm(ConductivityPoint point, ConductivityLaw law)
        {
            return Math.Log(point.Conductivity) + (law == ConductivityLaw.Vft ? 0.5 * Math.Log(point.Kelvin) : 0);
        }

        private static ConductivityFitResult Refused(ConductivityLaw law, string sentence, double akaike = double.PositiveInfinity)
        {
            return new ConductivityFitResult { Law = law, Refusal = sentence, Parameters = [], ReducedChiSquare = double.NaN, Akaike = akaike };
        }

        private static string Name(ConductivityLaw law)
        {
            return law == ConductivityLaw.Arrhenius ? "Arrhenius' law" : "the VFT law";
        }
    }
}
