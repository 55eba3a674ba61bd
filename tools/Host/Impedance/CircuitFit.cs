using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace RigFirmware.Host.Impedance
{
    /// <summary>
    /// Complex nonlinear least squares of a circuit, each point weighted by its own uncertainty, from several starts. A fit whose
    /// parameters the data do not determine is refused instead of printed.
    /// </summary>
    public static class CircuitFit
    {
        // Beyond this the normal equations lose half of a double's digits to parameters that do the same.
        private const double ConditionMax = 1e7;

        // A parameter with a wider interval, as a factor, is not determined.
        private const double FactorMax = 2;
        private const double ExponentHalfWidthMax = 0.25;
        private const double ExponentMin = 0.3;
        private const double ExponentMax = 1.05;

        /// <summary>Every circuit, the accepted ones first, the best of them at the head.</summary>
        public static IReadOnlyList<CircuitFitResult> FitAll(IReadOnlyList<ImpedancePoint> points)
        {
            return Circuit.All.Select(circuit => Fit(points, circuit)).OrderBy(fit => fit.Refusal is null ? 0 : 1).ThenBy(fit => fit.Akaike).ToList();
        }

        /// <summary>One circuit.</summary>
        public static CircuitFitResult Fit(IReadOnlyList<ImpedancePoint> points, Circuit circuit)
        {
            int freedom = (2 * points.Count) - circuit.Count;
            if (freedom < 2)
            {
                return Refused(circuit, $"{points.Count} points are too few for the {circuit.Count} parameters of {circuit.Name}: measure more.", double.NaN, double.PositiveInfinity, double.NaN);
            }

            (Vector<double> Parameters, double ChiSquare)? best = null;
            foreach (double[] start in Starts(points, circuit))
            {
                (Vector<double> Parameters, double ChiSquare)? found = Minimise(points, circuit, start);
                if (found is not null && (best is null || found.Value.ChiSquare < best.Value.ChiSquare))
                {
                    best = found;
                }
            }

            return best is null
                ? Refused(circuit, $"No start of the fit of {circuit.Name} came to an end: the spectrum does not look like one.", double.NaN, double.PositiveInfinity, double.NaN)
                : Judge(points, circuit, best.Value.Parameters, best.Value.ChiSquare, freedom);
        }

        private static CircuitFitResult Judge(IReadOnlyList<ImpedancePoint> points, Circuit circuit, Vector<double> parameters, double chiSquare, int freedom)
        {
            Matrix<double> jacobian = Jacobian(points, circuit, parameters);
            Matrix<double> normal = jacobian.TransposeThisAndMultiply(jacobian);
            Vector<double> scale = normal.Diagonal().PointwiseSqrt().PointwiseMaximum(1e-12);
            Matrix<double> scaled = Matrix<double>.Build.Dense(circuit.Count, circuit.Count, (i, k) => normal[i, k] / scale[i] / scale[k]);
            double condition = scaled.ConditionNumber();
            double reduced = chiSquare / freedom;
            int data = 2 * points.Count;
            double akaike = chiSquare + (2 * circuit.Count) + (2.0 * circuit.Count * (circuit.Count + 1) / Math.Max(data - circuit.Count - 1, 1));
            if (!(condition < ConditionMax))
            {
                return Refused(circuit, $"The fit of {circuit.Name} is ill-conditioned: its parameters cannot be told apart in the measured band; use a circuit with fewer.", reduced, condition, akaike);
            }

            Matrix<double> inverse = scaled.Inverse();
            double t = StudentT.InvCDF(0, 1, freedom, 0.975);
            double[] half = Enumerable.Range(0, circuit.Count).Select(i => t * Math.Sqrt(inverse[i, i] * Math.Max(reduced, 1)) / scale[i]).ToArray();
            string? refusal = Undetermined(points, circuit, parameters, half);
            return refusal is not null ? Refused(circuit, refusal, reduced, condition, akaike) : new CircuitFitResult
            {
                Circuit = circuit.Name,
                Parameters = Enumerable.Range(0, circuit.Count).Select(i => Parameter(circuit, i, parameters[i], half[i])).ToList(),
                ReducedChiSquare = reduced,
                Akaike = akaike,
                Condition = condition,
            };
        }

        private static string? Undetermined(IReadOnlyList<ImpedancePoint> points, Circuit circuit, Vector<double> parameters, double[] half)
        {
            for (int i = 0; i < circuit.Count; i++)
            {
                bool known = circuit.IsExponent(i)
                    ? half[i] <= ExponentHalfWidthMax && parameters[i] is >= ExponentMin and <= ExponentMax
                    : half[i] <= Math.Log(FactorMax);
                if (!known)
                {
                    (string name, string unit) = circuit.Label(i);
                    FittedParameter found = Parameter(circuit, i, parameters[i], half[i]);
                    return string.Create(CultureInfo.InvariantCulture, $"The fit of {circuit.Name} does not determine {name}: {found.Low:G3} to {found.High:G3} {unit} would all do; use a circuit with fewer parameters or a wider band.");
                }
            }

            double fast = 1 / (2 * Math.PI * points.Max(point => point.FrequencyHertz));
            double slow = 1 / (2 * Math.PI * points.Min(point => point.FrequencyHertz));
            for (int arc = 0; arc < circuit.Arcs; arc++)
            {
                double tau = Math.Exp(parameters[2 + (3 * arc)]);
                if (tau < fast / 3 || tau > slow * 3)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"The fit of {circuit.Name} puts an arc at {1 / (2 * Math.PI * tau):G3} Hz, outside of the measured frequencies: it is not seen there, only guessed.");
                }
            }

            return null;
        }

        private static FittedParameter Parameter(Circuit circuit, int index, double value, double half)
        {
            (string name, string unit) = circuit.Label(index);
            return circuit.IsLogarithm(index)
                ? new FittedParameter(name, unit, Math.Exp(value), Math.Exp(value - half), Math.Exp(value + half))
                : new FittedParameter(name, unit, value, value - half, value + half);
        }

        private static CircuitFitResult Refused(Circuit circuit, string sentence, double reduced, double condition, double akaike)
        {
            return new CircuitFitResult { Circuit = circuit.Name, Refusal = sentence, Parameters = [], ReducedChiSquare = reduced, Condition = condition, Akaike = akaike };
        }

        private static (Vector<double> Parameters, double ChiSquare)? Minimise(IReadOnlyList<ImpedancePoint> points, Circuit circuit, double[] start)
        {
            Vector<double> abscissa = Vector<double>.Build.Dense(2 * points.Count, i => i);
            Vector<double> target = Vector<double>.Build.Dense(2 * points.Count);
            IObjectiveModel model = ObjectiveFunction.NonlinearModel((parameters, _) => Residuals(points, circuit, parameters), (parameters, _) => Jacobian(points, circuit, parameters), abscissa, target);
            try
            {
                NonlinearMinimizationResult found = new LevenbergMarquardtMinimizer(maximumIterations: 200).FindMinimum(model, Vector<double>.Build.DenseOfArray(start));
                Vector<double> residuals = Residuals(points, circuit, found.MinimizingPoint);
                double chiSquare = residuals.DotProduct(residuals);
                return double.IsFinite(chiSquare) ? Ordered(circuit, found.MinimizingPoint, chiSquare) : null;
            }
            catch (Exception exception) when (exception is MathNet.Numerics.NonConvergenceException or ArgumentException)
            {
                return null;
            }
        }

        // The fast arc first, so that results can be compared.
        private static (Vector<double> Parameters, double ChiSquare) Ordered(Circuit circuit, Vector<double> parameters, double chiSquare)
        {
            if (circuit.Arcs == 2 && parameters[2] > parameters[5])
            {
                double[] swapped = parameters.ToArray();
                Array.Copy(parameters.ToArray(), 4, swapped, 1, 3);
                Array.Copy(parameters.ToArray(), 1, swapped, 4, 3);
                return (Vector<double>.Build.DenseOfArray(swapped), chiSquare);
            }

            return (parameters, chiSquare);
        }

        private static Vector<double> Residuals(IReadOnlyList<ImpedancePoint> points, Circuit circuit, Vector<double> parameters)
        {
            Vector<double> residuals = Vector<double>.Build.Dense(2 * points.Count);
            for (int i = 0; i < points.Count; i++)
            {
                System.Numerics.Complex off = circuit.Ohms(parameters.AsArray() ?? parameters.ToArray(), 2 * Math.PI * points[i].FrequencyHertz) - points[i].Ohms;

                // The expanded uncertainty is about two standard ones.
                double unit = Math.Max(points[i].UncertaintyOhms / 2, 1e-9 * points[i].Ohms.Magnitude);
                residuals[2 * i] = off.Real / unit;
                residuals[(2 * i) + 1] = off.Imaginary / unit;
            }

            return residuals;
        }

        private static Matrix<double> Jacobian(IReadOnlyList<ImpedancePoint> points, Circuit circuit, Vector<double> parameters)
        {
            const double Step = 1e-5;
            Matrix<double> jacobian = Matrix<double>.Build.Dense(2 * points.Count, circuit.Count);
            for (int i = 0; i < circuit.Count; i++)
            {
                Vector<double> up = parameters.Clone();
                Vector<double> down = parameters.Clone();
                up[i] += Step;
                down[i] -= Step;
                jacobian.SetColumn(i, (Residuals(points, circuit, up) - Residuals(points, circuit, down)) / (2 * Step));
            }

            return jacobian;
        }

        private static IEnumerable<double[]> Starts(IReadOnlyList<ImpedancePoint> points, Circuit circuit)
        {
            double low = points.Min(point => point.RealOhms);
            double high = points.Max(point => point.RealOhms);
            double series = Math.Log(Math.Max(low, 0.01 * high));
            double arc = Math.Log(Math.Max(high - low, 0.01 * high) / circuit.Arcs);
            double fast = Math.Log(1 / (2 * Math.PI * points.Max(point => point.FrequencyHertz)));
            double slow = Math.Log(1 / (2 * Math.PI * points.Min(point => point.FrequencyHertz)));
            double[] places = Enumerable.Range(0, 5).Select(i => fast + ((slow - fast) * i / 4)).ToArray();
            double[] tail = circuit.HasTail ? [Math.Log(0.1 * high), 0.8] : [];
            foreach (double seriesPart in new[] { series, series - 1.5 })
            {
                for (int first = 0; first < places.Length; first++)
                {
                    for (int second = circuit.Arcs == 2 ? first + 1 : places.Length; second <= places.Length; second++)
                    {
                        if (circuit.Arcs == 1)
                        {
                            yield return [seriesPart, arc, places[first], 0.9, .. tail];
                        }
                        else if (second < places.Length)
                        {
                            yield return [seriesPart, arc, places[first], 0.9, arc, places[second], 0.9, .. tail];
                        }
                    }
                }
            }
        }
    }
}
