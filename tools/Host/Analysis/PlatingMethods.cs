using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Host.Analysis
{
    /// <summary>Figures of symmetric cells: overpotential against time and current.</summary>
    public static class PlatingMethods
    {
        private const double ShortPart = 0.6;

        /// <summary>Mean of the magnitudes of a plating and its stripping, in millivolts; by hour, or the first or last pair.</summary>
        public static Measured Overpotential(RunView run, MethodArguments arguments)
        {
            double scale = Scale(arguments);
            (double millivolts, double hours) = Pair(run, arguments.Word("at", "first"));
            return new Measured(millivolts * scale, Voltage(run) * scale, FormattableString.Invariant($"both directions at {hours:F0} h"));
        }

        /// <summary>Change of the overpotential from one hour to another.</summary>
        public static Measured OverpotentialRise(RunView run, MethodArguments arguments)
        {
            double scale = Scale(arguments);
            (double before, double from) = Pair(run, arguments.Word("from", "first"));
            (double after, double to) = Pair(run, arguments.Word("to", "last"));
            double unsure = Math.Sqrt(2) * Voltage(run);
            return new Measured((after - before) * scale, unsure * scale, FormattableString.Invariant($"from {from:F0} h to {to:F0} h"));
        }

        /// <summary>Highest overpotential of the whole run.</summary>
        public static Measured HighestOverpotential(RunView run, MethodArguments arguments)
        {
            double scale = Scale(arguments);
            double highest = Halves(run).Max(half => half.Millivolts);
            return new Measured(highest * scale, Voltage(run) * scale, $"highest of {run.HalfCycles.Count} half-cycles");
        }

        /// <summary>Overpotential over current density in ohm cm2.</summary>
        public static Measured AreaResistance(RunView run, MethodArguments arguments)
        {
            string at = arguments.Word("at", "first");
            (double millivolts, double hours) = Pair(run, at);
            HalfCycle half = Nearest(run, at);
            double value = millivolts / run.Density(half);
            double fraction = Math.Sqrt(Math.Pow(Voltage(run) / millivolts, 2) + Math.Pow(run.Budget.CurrentFraction(half.Step.Points[^1]), 2));
            return new Measured(value, value * fraction, FormattableString.Invariant($"at {hours:F0} h"));
        }

        /// <summary>Hours from the first current to the knee between two straight courses of the overpotential.</summary>
        public static Measured KneeHours(RunView run, MethodArguments arguments)
        {
            double from = arguments.Number("from", 0);
            double to = arguments.Number("to", double.MaxValue);
            List<(double X, double Y)> points = Halves(run).Where(half => half.MiddleHours >= from && half.MiddleHours <= to).Select(half => (half.MiddleHours, half.Millivolts)).ToList();
            Knee knee = Knee.Find(points);
            double length = run.HalfCycles[0].Step.Hours;
            double unsure = Math.Max(length / 2, run.Budget.CellNoiseMicrovolts * 1e-3 / Math.Max(1e-6, Math.Abs(knee.SlopeBefore - knee.SlopeAfter)));
            return new Measured(knee.X, unsure, $"two straight lines through {points.Count} half-cycles");
        }

        /// <summary>Hours from the first current to the first record whose voltage has fallen below six tenths of the half-cycle before in that direction.</summary>
        public static Measured ShortHours(RunView run, MethodArguments arguments)
        {
            return FindShort(run) ?? throw new AnalysisException("The overpotential fell nowhere: no short in the record.");
        }

        /// <summary>Hours from the first current to the last record of current, or to a short.</summary>
        public static Measured CyclingHours(RunView run, MethodArguments arguments)
        {
            HalfCycle last = Halves(run)[^1];
            Measured? shorted = FindShort(run);
            return shorted ?? new Measured(last.StartHours + last.Step.Hours, 0.001, run.Record.Trip.Length == 0 ? "no short up to the end" : $"up to the trip by {run.Record.Trip}");
        }

        /// <summary>Number of charge and discharge pairs without a short.</summary>
        public static Measured CyclesWithoutShort(RunView run, MethodArguments arguments)
        {
            double end = CyclingHours(run, arguments).Value;
            int halves = Halves(run).Count(half => half.StartHours + half.Step.Hours <= end + 0.01);
            return new Measured(halves / 2, 0.5, "pairs of half-cycles without a fall of the voltage");
        }

        /// <summary>The lowest current density, in mA/cm2, at which the voltage of a half-cycle fell although the current stood still.</summary>
        public static Measured CriticalDensity(RunView run, MethodArguments arguments)
        {
            foreach (HalfCycle half in Halves(run))
            {
                double highest = half.Step.Points.Max(point => Math.Abs(point.Microvolts));
                double last = Math.Abs(half.Step.Points[^1].Microvolts);
                if (last < ShortPart * highest)
                {
                    double density = run.Density(half);
                    return new Measured(density, density * run.Budget.CurrentFraction(half.Step.Points[^1]), "first step of the ramp whose voltage fell");
                }
            }

            throw new AnalysisException("No step of the ramp had a falling voltage.");
        }

        private static Measured? FindShort(RunView run)
        {
            double before = 0;
            foreach (HalfCycle half in run.HalfCycles)
            {
                // A slow element starts low after a reversal and recovers; a short stays to the half-cycle's end.
                IReadOnlyList<RunPoint> points = half.Step.Points;
                int first = points.Count;
                while (first > 0 && Math.Abs(points[first - 1].Microvolts) * 1e-3 < ShortPart * before)
                {
                    first--;
                }

                // Two records, or one after which the rig cut itself off.
                int beyond = points.Count - first;
                if (beyond >= 2 || (beyond == 1 && run.Record.Trip.Length > 0 && points[^1] == run.Record.Points[^1]))
                {
                    double hours = half.StartHours + ((points[first].TimeMs - half.Step.StartMs) / 3.6e6);
                    return new Measured(hours, 0.01, FormattableString.Invariant($"the voltage fell from {before:F1} mV to {Math.Abs(points[first].Microvolts) * 1e-3:F1} mV; {(run.Record.Trip.Length > 0 ? "the rig tripped by " + run.Record.Trip : "the rig went on")}"));
                }

                before = half.Millivolts;
            }

            return null;
        }

        private static (double Millivolts, double Hours) Pair(RunView run, string at)
        {
            HalfCycle nearest = Nearest(run, at);
            IReadOnlyList<HalfCycle> halves = Halves(run);
            int index = Enumerable.Range(0, halves.Count).First(i => halves[i] == nearest);
            int other = index + 1 < halves.Count && halves[index + 1].IsCharge != nearest.IsCharge ? index + 1 : Math.Max(0, index - 1);
            return ((nearest.Millivolts + halves[other].Millivolts) / 2, nearest.MiddleHours);
        }

        private static HalfCycle Nearest(RunView run, string at)
        {
            IReadOnlyList<HalfCycle> halves = Halves(run);
            if (at is "first" or "last")
            {
                return at == "first" ? halves[0] : halves[^1];
            }

            double hours = double.TryParse(at, System.Globalization.CultureInfo.InvariantCulture, out double given) ? given : throw new AnalysisException($"'{at}' is neither first, last nor an hour.");
            return hours <= halves[^1].StartHours + (2 * halves[^1].Step.Hours) + 1
                ? halves.MinBy(half => Math.Abs(half.MiddleHours - hours))!
                : throw new AnalysisException($"The record ends at {halves[^1].StartHours:F0} h, before hour {hours}.");
        }

        private static IReadOnlyList<HalfCycle> Halves(RunView run)
        {
            return run.HalfCycles.Count > 0 ? run.HalfCycles : throw new AnalysisException("The record holds no half-cycle.");
        }

        private static double Voltage(RunView run)
        {
            return run.Budget.CellMicrovolts * 1e-3;
        }

        private static double Scale(MethodArguments arguments)
        {
            return arguments.Word("in", "mV", "mV", "V") == "V" ? 1e-3 : 1;
        }
    }
}
