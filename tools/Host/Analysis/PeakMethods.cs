using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace RigFirmware.Host.Analysis
{
    /// <summary>Peaks of the current in the upward sweeps of a cyclic voltammogram, found in the record alone.</summary>
    public static class PeakMethods
    {
        // A curve's noise and its gentle waves are no peaks: a peak stands out by this part of the sweep's highest current.
        private const double ProminencePart = 0.05;
        private const int SmoothMicrovolts = 8000;
        private const int PointsMin = 50;
        private const int RiseMicrovoltsMin = 500000;

        /// <summary>Voltage of the highest peak of one upward sweep, counted from 1, in volts.</summary>
        public static Measured Highest(RunView run, MethodArguments arguments)
        {
            int cycle = (int)arguments.Number("cycle", 1);
            List<(double Volts, double Unsure, double Nanoamps)> peaks = Find(run, Sweep(run, cycle));
            (double volts, double unsure, _) = peaks.MaxBy(peak => peak.Nanoamps);
            return new Measured(volts, unsure, $"highest of {peaks.Count} peaks of upward sweep {cycle}");
        }

        /// <summary>Voltages of all peaks that each upward sweep from one to another has, as means over the sweeps, in volts.</summary>
        public static Measured All(RunView run, MethodArguments arguments)
        {
            int from = (int)arguments.Number("from", 1);
            int to = (int)arguments.Number("to", from);
            var sweeps = Enumerable.Range(from, to - from + 1).Select(cycle => (cycle, peaks: Find(run, Sweep(run, cycle)))).ToList();
            int count = sweeps[0].peaks.Count;
            (int odd, List<(double, double, double)> others) = sweeps.FirstOrDefault(sweep => sweep.peaks.Count != count);
            if (others != null)
            {
                throw new AnalysisException($"Upward sweep {from} has {count} peaks, sweep {odd} has {others.Count}: they are not the same ones.");
            }

            double[] volts = Enumerable.Range(0, count).Select(i => sweeps.Average(sweep => sweep.peaks[i].Volts)).ToArray();
            double unsure = sweeps.Max(sweep => sweep.peaks.Max(peak => peak.Unsure));
            string text = string.Join(", ", volts.Select(volt => volt.ToString("F3", CultureInfo.InvariantCulture)));
            return new Measured(volts[^1], unsure, $"{text} V in each of the upward sweeps {from} to {to}") { Values = volts };
        }

        private static RunStep Sweep(RunView run, int cycle)
        {
            List<RunStep> sweeps = run.Record.Steps.Where(step => step.Points.Count >= PointsMin && !step.HasCurrent && step.Points[^1].Microvolts - step.Points[0].Microvolts > RiseMicrovoltsMin).ToList();
            return cycle >= 1 && cycle <= sweeps.Count
                ? sweeps[cycle - 1]
                : throw new AnalysisException($"The record holds {sweeps.Count} upward sweeps, number {cycle} is not among them{(run.Record.Trip.Length > 0 ? $"; the rig tripped by {run.Record.Trip}" : "")}.");
        }

        private static List<(double Volts, double Unsure, double Nanoamps)> Find(RunView run, RunStep sweep)
        {
            IReadOnlyList<RunPoint> points = sweep.Points;
            double[] smooth = Smooth(points);
            double least = ProminencePart * smooth.Max();
            var peaks = new List<(double, double, double)>();
            int best = 0;
            int valley = 0;
            bool isRising = true;

            // Up from a valley, down from a top: a top counts when the course fell from it by the prominence.
            for (int i = 1; i < smooth.Length; i++)
            {
                if (isRising)
                {
                    best = smooth[i] > smooth[best] ? i : best;
                    if (smooth[i] < smooth[best] - least)
                    {
                        peaks.Add(Peak(run, points, smooth, best));
                        valley = i;
                        isRising = false;
                    }
                }
                else
                {
                    valley = smooth[i] < smooth[valley] ? i : valley;
                    if (smooth[i] > smooth[valley] + least)
                    {
                        best = i;
                        isRising = true;
                    }
                }
            }

            return peaks.Count > 0 ? peaks : throw new AnalysisException("The current of the upward sweep has no peak.");
        }

        // Unsure by the voltage's own limit and by where the current cannot be told from the top's.
        private static (double Volts, double Unsure, double Nanoamps) Peak(RunView run, IReadOnlyList<RunPoint> points, double[] smooth, int top)
        {
            double limit = smooth[top] - run.Budget.CurrentNanoamps(points[top].Range);
            int first = top;
            int last = top;
            while (first > 0 && smooth[first - 1] >= limit)
            {
                first--;
            }

            while (last + 1 < smooth.Length && smooth[last + 1] >= limit)
            {
                last++;
            }

            double width = Math.Abs(points[last].Microvolts - points[first].Microvolts) / 2.0;
            return (points[top].Microvolts * 1e-6, Math.Sqrt(Math.Pow(run.Budget.CellMicrovolts, 2) + (width * width)) * 1e-6, smooth[top]);
        }

        private static double[] Smooth(IReadOnlyList<RunPoint> points)
        {
            var smooth = new double[points.Count];
            int first = 0;
            int next = 0;
            double sum = 0;
            for (int i = 0; i < points.Count; i++)
            {
                while (next < points.Count && points[next].Microvolts <= points[i].Microvolts + SmoothMicrovolts)
                {
                    sum += points[next++].Nanoamps;
                }

                while (points[first].Microvolts < points[i].Microvolts - SmoothMicrovolts)
                {
                    sum -= points[first++].Nanoamps;
                }

                smooth[i] = sum / Math.Max(1, next - first);
            }

            return smooth;
        }
    }
}
