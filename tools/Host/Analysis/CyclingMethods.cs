using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Host.Analysis
{
    /// <summary>Figures of charge and discharge between two cut-offs.</summary>
    public static class CyclingMethods
    {
        private const int CyclesBefore = 10;

        /// <summary>Discharge capacity per active mass in mAh/g, or per area in mAh/cm2.</summary>
        public static Measured DischargeCapacity(RunView run, MethodArguments arguments)
        {
            string per = arguments.Word("per", "mass", "mass", "area");
            Cycle cycle = Pick(run, arguments);
            return Capacity(run, cycle.Discharge, per, Name(cycle));
        }

        /// <summary>Charge capacity per active mass in mAh/g.</summary>
        public static Measured ChargeCapacity(RunView run, MethodArguments arguments)
        {
            Cycle cycle = Pick(run, arguments);
            return Capacity(run, cycle.Charge, "mass", Name(cycle));
        }

        /// <summary>Discharge over charge in percent, of one cycle or the mean over all at the rate.</summary>
        public static Measured Efficiency(RunView run, MethodArguments arguments)
        {
            if (arguments.Word("cycle", "first") != "mean")
            {
                Cycle cycle = Pick(run, arguments);
                return new Measured(cycle.EfficiencyPercent, 100 * Asymmetry(run, cycle), $"discharge over charge of {Name(cycle)}");
            }

            IReadOnlyList<Cycle> block = run.Block(arguments.Number("rate"), arguments.Word("block", "first", "first", "last") == "last");
            return new Measured(block.Average(cycle => cycle.EfficiencyPercent), 100 * Asymmetry(run, block[0]), $"mean of {block.Count} cycles");
        }

        /// <summary>Capacity of a later cycle over that of an earlier one at the same rate, in percent.</summary>
        public static Measured Retention(RunView run, MethodArguments arguments)
        {
            IReadOnlyList<Cycle> block = run.Block(arguments.Number("rate"), last: false);
            Cycle from = At(block, arguments.Word("from", "first"));
            Cycle to = At(block, arguments.Word("to", "last"));
            return Ratio(run, to, from, $"{Name(to)} over {Name(from)}");
        }

        /// <summary>Capacity in the last block at a rate over that in the first, in percent.</summary>
        public static Measured Recovery(RunView run, MethodArguments arguments)
        {
            double rate = arguments.Number("rate");
            Cycle before = run.Block(rate, last: false)[^1];
            Cycle after = run.Block(rate, last: true)[0];
            if (before.Block == after.Block)
            {
                throw new AnalysisException($"The record holds only one block at {rate}C.");
            }

            return Ratio(run, after, before, "first cycle after the fast block over the last before it");
        }

        /// <summary>Loss per cycle in percent of the first, over all cycles at the rate.</summary>
        public static Measured Fade(RunView run, MethodArguments arguments)
        {
            IReadOnlyList<Cycle> block = run.Block(arguments.Number("rate"), last: false);
            int cycles = block.Count - 1;
            if (cycles < 1)
            {
                throw new AnalysisException("A fade needs two cycles, the record holds one.");
            }

            Measured ratio = Ratio(run, block[^1], block[0], "");
            return new Measured((100 - ratio.Value) / cycles, ratio.Uncertainty / cycles, $"{block.Count} cycles, last over first");
        }

        /// <summary>Number of the first cycle at the rate whose capacity lies below a part of the first one's.</summary>
        public static Measured EndOfLife(RunView run, MethodArguments arguments)
        {
            IReadOnlyList<Cycle> block = run.Block(arguments.Number("rate"), last: false);
            double limit = arguments.Number("part", 0.8) * block[0].Discharge.MilliampereHours;
            for (int i = 0; i < block.Count; i++)
            {
                if (block[i].Discharge.MilliampereHours < limit)
                {
                    double perCycle = i == 0 ? 1 : (block[0].Discharge.MilliampereHours - block[i].Discharge.MilliampereHours) / i;
                    double unsure = limit * run.Budget.CurrentFraction(block[i].Discharge.Step.Points[^1]) / perCycle;
                    return new Measured(i + 1, Math.Max(0.5, unsure), "first cycle below the part of the first cycle's capacity");
                }
            }

            throw new AnalysisException($"None of {block.Count} cycles fell below the part of the first one's capacity.");
        }

        /// <summary>Cycles at the rate whose capacity stayed above a part of the first one's, before the first that did not.</summary>
        public static Measured StableCycles(RunView run, MethodArguments arguments)
        {
            IReadOnlyList<Cycle> block = run.Block(arguments.Number("rate"), last: false);
            double limit = arguments.Number("part", 0.98) * block[0].Discharge.MilliampereHours;
            int stable = block.TakeWhile(cycle => cycle.Discharge.MilliampereHours >= limit).Count();
            return new Measured(stable, 0.5, stable == block.Count ? "all cycles of the record" : "cycles before the capacity fell");
        }

        /// <summary>Number of the first cycle at the rate whose efficiency breaks away from the ten before it.</summary>
        public static Measured SoftShortCycle(RunView run, MethodArguments arguments)
        {
            IReadOnlyList<Cycle> block = run.Block(arguments.Number("rate"), last: false);
            double fall = arguments.Number("fallPercent", 0.5);
            for (int i = CyclesBefore; i < block.Count; i++)
            {
                double before = block.Skip(i - CyclesBefore).Take(CyclesBefore).Average(cycle => cycle.EfficiencyPercent);
                if (block[i].EfficiencyPercent < before - fall)
                {
                    return new Measured(i + 1, 0.5, $"efficiency fell from {before:F2} to {block[i].EfficiencyPercent:F2} %");
                }
            }

            throw new AnalysisException($"The efficiency of {block.Count} cycles never fell by {fall} %.");
        }

        /// <summary>Capacity of this run over another's at a rate, less one, in percent.</summary>
        public static Measured Advantage(RunView run, RunView other, MethodArguments arguments)
        {
            Cycle mine = Pick(run, arguments);
            Cycle theirs = Pick(other, arguments);
            double ratio = mine.Discharge.MilliampereHours * other.Facts.ActiveMilligrams / (theirs.Discharge.MilliampereHours * run.Facts.ActiveMilligrams);
            double unsure = 100 * ratio * Math.Sqrt(Square(Fraction(run, mine.Discharge)) + Square(Fraction(other, theirs.Discharge)));
            return new Measured(100 * (ratio - 1), unsure, $"{Name(mine)} of both cells");
        }

        private static Measured Capacity(RunView run, HalfCycle half, string per, string name)
        {
            double value = per == "area"
                ? half.MilliampereHours / run.Facts.AreaSquareCentimetres
                : half.MilliampereHours * 1e3 / Mass(run);
            return new Measured(value, value * Fraction(run, half), name);
        }

        private static double Mass(RunView run)
        {
            return run.Facts.ActiveMilligrams > 0 ? run.Facts.ActiveMilligrams : throw new AnalysisException("No active mass is stated for this run.");
        }

        private static Measured Ratio(RunView run, Cycle over, Cycle under, string how)
        {
            double percent = 100 * over.Discharge.MilliampereHours / under.Discharge.MilliampereHours;

            // One current, one cut-off: what is left is their drift, taken as the uncertainty of one of both.
            return new Measured(percent, percent * Fraction(run, under.Discharge), how);
        }

        // Current over the range's error, and charge that the cut-off's error moves, from the record's own slope at the end.
        private static double Fraction(RunView run, HalfCycle half)
        {
            IReadOnlyList<RunPoint> points = half.Step.Points;
            RunPoint last = points[^1];
            RunPoint before = points.LastOrDefault(point => Math.Abs(point.Microvolts - last.Microvolts) > 2000);
            double cutOff = 0;
            if (before.TimeMs != 0 && last.StepChargeNanoampereSeconds != 0)
            {
                double slope = (double)(last.StepChargeNanoampereSeconds - before.StepChargeNanoampereSeconds) / (last.Microvolts - before.Microvolts);
                cutOff = Math.Abs(slope * run.Budget.CutOffMicrovolts / last.StepChargeNanoampereSeconds);
            }

            return Math.Sqrt(Square(run.Budget.CurrentFraction(last)) + Square(cutOff));
        }

        private static double Asymmetry(RunView run, Cycle cycle)
        {
            return run.Budget.AsymmetryFraction(cycle.Discharge.Step.Points[^1]);
        }

        private static Cycle Pick(RunView run, MethodArguments arguments)
        {
            IReadOnlyList<Cycle> block = run.Block(arguments.Number("rate"), arguments.Word("block", "first", "first", "last") == "last");
            return At(block, arguments.Word("cycle", "first"));
        }

        private static Cycle At(IReadOnlyList<Cycle> block, string which)
        {
            int number = which switch { "first" => 1, "last" => block.Count, _ => int.TryParse(which, out int given) ? given : 0 };
            return number >= 1 && number <= block.Count
                ? block[number - 1]
                : throw new AnalysisException($"Cycle {which} is not in the record: it holds {block.Count} at this rate.");
        }

        private static string Name(Cycle cycle)
        {
            return FormattableString.Invariant($"cycle at {cycle.Rate:0.###}C, {cycle.Discharge.StartHours:F0} h into the run");
        }

        private static double Square(double value)
        {
            return value * value;
        }
    }
}
