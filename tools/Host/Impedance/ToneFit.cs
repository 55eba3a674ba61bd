using System;
using System.Collections.Generic;
using System.Linq;
using Complex = System.Numerics.Complex;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace RigFirmware.Host.Impedance
{
    /// <summary>
    /// Least squares of known frequencies and a slow polynomial in one: drift is taken out with the tones and not before
    /// them, which would bend the lowest. Built once for the times of a step, used for each of its channels.
    /// </summary>
    public sealed class ToneFit
    {
        private readonly Matrix<double> _weighted;
        private readonly QR<double> _factors;
        private readonly double[] _weights;
        private readonly double[] _times;
        private readonly int _degree;
        private readonly double _span;
        private readonly double _noiseGain;

        /// <param name="times">Seconds of the samples; need not be evenly spaced.</param>
        /// <param name="frequencies">Frequencies to find, in hertz.</param>
        /// <param name="driftDegree">Degree of the polynomial.</param>
        /// <param name="window">Weight over the time.</param>
        public ToneFit(double[] times, IReadOnlyList<double> frequencies, int driftDegree, ImpedanceWindow window)
        {
            _times = times;
            _degree = driftDegree;
            Frequencies = frequencies;
            double start = times[0];
            _span = Math.Max(times[^1] - start, 1e-9);
            double step = _span / Math.Max(times.Length - 1, 1);
            _weights = times.Select(time => window == ImpedanceWindow.None ? 1 : Hann((time - start + (step / 2)) / (_span + step))).ToArray();
            _weighted = Matrix<double>.Build.Dense(times.Length, driftDegree + 1 + (2 * frequencies.Count), (row, column) => _weights[row] * Basis(times[row], column));
            _factors = _weighted.QR(QRMethod.Thin);

            // The variance of a tone's parts for unit noise, from the window: sum of the weights' fourth powers over the square of that of their squares.
            double squares = _weights.Sum(weight => weight * weight);
            _noiseGain = Math.Sqrt(2 * _weights.Sum(weight => Math.Pow(weight, 4))) / squares;
        }

        /// <summary>The frequencies in hertz.</summary>
        public IReadOnlyList<double> Frequencies { get; }

        /// <summary>Fewest samples that a fit of so many tones needs.</summary>
        public static int SamplesMin(int tones, int driftDegree)
        {
            return (2 * ((2 * tones) + driftDegree + 1)) + 4;
        }

        /// <summary>Tones, drift and noise of a channel.</summary>
        /// <param name="values">One a time.</param>
        public ToneResult Solve(double[] values)
        {
            Vector<double> right = Vector<double>.Build.Dense(values.Length, i => _weights[i] * values[i]);
            Vector<double> solution = _factors.Solve(right);
            Vector<double> residual = right - (_weighted * solution);
            double effective = Math.Max(_weights.Sum(weight => weight * weight) - solution.Count, 1);
            double noise = Math.Sqrt(residual.DotProduct(residual) / effective);
            Complex[] phasors = Enumerable.Range(0, Frequencies.Count).Select(tone => new Complex(solution[_degree + 1 + (2 * tone)], -solution[_degree + 2 + (2 * tone)])).ToArray();
            double drift = _degree >= 1 ? solution[1] / _span : 0;
            return new ToneResult(phasors, solution[0], drift, noise, noise * _noiseGain);
        }

        private double Basis(double time, int column)
        {
            if (column <= _degree)
            {
                // Powers of a time between -1 and 1, about the middle.
                return Math.Pow(((time - _times[0]) / _span) - 0.5, column);
            }

            int tone = (column - _degree - 1) / 2;
            double angle = 2 * Math.PI * Frequencies[tone] * time;
            return (column - _degree - 1) % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle);
        }

        // The root of the window, since a weight counts squared.
        private static double Hann(double part)
        {
            return Math.Sin(Math.PI * Math.Clamp(part, 0, 1));
        }
    }
}
