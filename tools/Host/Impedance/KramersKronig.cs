using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;

namespace RigFirmware.Host.Impedance
{
    /// <summary>
    /// The linear Kramers-Kronig test: points that a chain of R parallel C with fixed time constants can follow are those of a
    /// linear, causal, steady system (B. A. Boukamp, J. Electrochem. Soc. 142, 1885 (1995)). The number of elements is the one with
    /// the smallest measure of Akaike, since a single sharp arc between two time constants drives the measure mu of M. Schoenleber,
    /// D. Klotz, E. Ivers-Tiffee (Electrochim. Acta 131, 20 (2014)) down with the first elements; mu is told beside it. A series
    /// capacitance takes the slope of the open-circuit voltage.
    /// </summary>
    public static class KramersKronig
    {
        /// <summary>Fewest points for a verdict.</summary>
        public const int PointsMin = 5;

        /// <summary>Residual, as a part of the magnitude, that every spectrum may have beside its uncertainty.</summary>
        public const double ResidualMax = 0.01;

        private const int ElementsMin = 3;

        /// <summary>Tests a spectrum.</summary>
        /// <param name="points">At least <see cref="PointsMin"/>, any order.</param>
        public static KramersKronigResult Test(IReadOnlyList<ImpedancePoint> points)
        {
            double[] omegas = points.Select(point => 2 * Math.PI * point.FrequencyHertz).ToArray();
            int most = Math.Max(points.Count - 2, ElementsMin);
            (KramersKronigResult Result, double Measure)? best = null;
            for (int elements = ElementsMin; elements <= most; elements++)
            {
                (KramersKronigResult Result, double Measure) next = Fit(points, omegas, elements);
                best = best is null || next.Measure < best.Value.Measure ? next : best;
            }

            return best!.Value.Result;
        }

        private static (KramersKronigResult Result, double Measure) Fit(IReadOnlyList<ImpedancePoint> points, double[] omegas, int elements)
        {
            // Half a decade more than the band on either side: an arc's foot reaches in from outside.
            double fastest = 1 / omegas.Max() / 3;
            double slowest = 3 / omegas.Min();
            double[] times = Enumerable.Range(0, elements).Select(k => fastest * Math.Pow(slowest / fastest, (double)k / (elements - 1))).ToArray();
            int rows = points.Count;
            Matrix<double> matrix = Matrix<double>.Build.Dense(2 * rows, elements + 2);
            Vector<double> right = Vector<double>.Build.Dense(2 * rows);
            double unit = omegas.Min();
            for (int i = 0; i < rows; i++)
            {
                double size = Unit(points[i]);
                matrix[i, 0] = 1 / size;
                matrix[rows + i, 1] = -unit / omegas[i] / size;
                for (int k = 0; k < elements; k++)
                {
                    double turn = omegas[i] * times[k];
                    matrix[i, 2 + k] = 1 / (1 + (turn * turn)) / size;
                    matrix[rows + i, 2 + k] = -turn / (1 + (turn * turn)) / size;
                }

                right[i] = points[i].RealOhms / size;
                right[rows + i] = points[i].ImaginaryOhms / size;
            }

            Vector<double> solution = matrix.Svd().Solve(right);
            Vector<double> residual = right - (matrix * solution);
            int data = 2 * rows;
            int count = elements + 2;
            double measure = residual.DotProduct(residual) + (2 * count) + (2.0 * count * (count + 1) / Math.Max(data - count - 1, 1));
            Vector<double> relative = Vector<double>.Build.Dense(data, i => residual[i] * Unit(points[i % rows]) / points[i % rows].Ohms.Magnitude);
            return (Judge(points, relative, solution.Skip(2).ToArray()), measure);
        }

        // A standard uncertainty, with a floor that no calibration goes below.
        private static double Unit(ImpedancePoint point)
        {
            return Math.Max(point.UncertaintyOhms / 2, 2e-4 * point.Ohms.Magnitude);
        }

        private static KramersKronigResult Judge(IReadOnlyList<ImpedancePoint> points, Vector<double> residual, double[] resistances)
        {
            int rows = points.Count;
            double[] ratios = Enumerable.Range(0, 2 * rows)
                .Select(i => Math.Abs(residual[i]) / (ResidualMax + (points[i % rows].UncertaintyOhms / points[i % rows].Ohms.Magnitude))).ToArray();
            int worst = Array.IndexOf(ratios, ratios.Max());
            double positive = resistances.Where(ohms => ohms >= 0).Sum();
            double negative = -resistances.Where(ohms => ohms < 0).Sum();
            return new KramersKronigResult
            {
                IsConsistent = ratios[worst] <= 1,
                WorstRatio = ratios[worst],
                WorstHertz = points[worst % rows].FrequencyHertz,
                Elements = resistances.Length,
                Mu = positive > 0 ? 1 - (negative / positive) : 0,
                RealResiduals = residual.Take(rows).ToArray(),
                ImaginaryResiduals = residual.Skip(rows).ToArray(),
            };
        }
    }
}
