using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Host.Analysis
{
    /// <summary>What was held during a run: current, window, temperature, force; and figures that follow from them.</summary>
    public static class ConditionMethods
    {
        private const double ContactPart = 1.03;
        private const double LengthPart = 0.1;
        private const double TemperatureGroupDegrees = 10;

        /// <summary>Current density in mA/cm2: of the first half-cycle, or the highest or lowest of all.</summary>
        public static Measured CurrentDensity(RunView run, MethodArguments arguments)
        {
            string which = arguments.Word("which", "first", "first", "lowest", "highest");
            HalfCycle half = Pick(run, which);
            double value = run.Density(half);
            return new Measured(value, value * run.Budget.CurrentFraction(half.Step.Points[^1]), $"{which} half-cycle");
        }

        /// <summary>C-rate of the first half-cycle, or the highest or lowest of all.</summary>
        public static Measured Rate(RunView run, MethodArguments arguments)
        {
            string which = arguments.Word("which", "first", "first", "lowest", "highest");
            HalfCycle half = Pick(run, which);
            double value = Math.Abs(half.Step.Mean(point => point.Nanoamps)) / run.Facts.OneCNanoamps;
            return new Measured(value, value * run.Budget.CurrentFraction(half.Step.Points[^1]), $"{which} half-cycle");
        }

        /// <summary>Mean plate temperature in degrees while current flowed.</summary>
        public static Measured Temperature(RunView run, MethodArguments arguments)
        {
            List<RunPoint> points = run.Record.Steps.Where(step => step.CommandNanoamps != 0).SelectMany(step => step.Points).Where(point => point.PlateMillidegrees != int.MinValue).ToList();
            if (points.Count == 0)
            {
                throw new AnalysisException("No record with a current has a temperature.");
            }

            double value = points.Average(point => point.PlateMillidegrees * 1e-3);
            double lowest = points.Min(point => point.PlateMillidegrees) * 1e-3;
            double highest = points.Max(point => point.PlateMillidegrees) * 1e-3;
            return new Measured(value, run.Budget.PlateMillidegrees * 1e-3, FormattableString.Invariant($"mean of {points.Count} records, {lowest:F2} to {highest:F2} degC"));
        }

        /// <summary>Mean voltage at which charges (high) or discharges (low) were ended, in volts, of the first cell or the stack.</summary>
        public static Measured CutOff(RunView run, MethodArguments arguments)
        {
            bool high = arguments.Word("end", "high", "high", "low") == "high";
            bool stack = arguments.Word("of", "cell", "cell", "stack") == "stack";
            List<RunStep> ends = run.HalfCycles.Where(half => half.IsCharge == high && half.Step.End.Length > 0).Select(half => half.Step).ToList();
            if (ends.Count == 0)
            {
                throw new AnalysisException($"The record holds no {(high ? "charge" : "discharge")} with an end.");
            }

            double value = ends.Average(step => stack ? step.Points[^1].StackMicrovolts : step.Points[^1].Microvolts) * 1e-6;
            return new Measured(value, run.Budget.CutOffMicrovolts * 1e-6 * (stack ? 2 : 1), $"last record of {ends.Count} half-cycles");
        }

        /// <summary>Number of complete cycles.</summary>
        public static Measured Cycles(RunView run, MethodArguments arguments)
        {
            return new Measured(run.Cycles.Count, 0.5, run.Record.Trip.Length == 0 ? "complete cycles in the record" : $"up to the trip by {run.Record.Trip}");
        }

        /// <summary>Minutes of the longest discharge.</summary>
        public static Measured DischargeMinutes(RunView run, MethodArguments arguments)
        {
            HalfCycle longest = run.HalfCycles.Where(half => !half.IsCharge).MaxBy(half => half.Step.Hours)
                ?? throw new AnalysisException("The record holds no discharge.");
            return new Measured(longest.Step.Hours * 60, 0.001, $"discharge ended by {longest.Step.End}");
        }

        /// <summary>
        /// Pressure in kilopascals from which a further rise lowers the resistance of a pulse by less than three hundredths, at a
        /// temperature. Pulses are the half-cycles that are as long as the first one. The steps of the program are its resolution.
        /// </summary>
        public static Measured ContactPressure(RunView run, MethodArguments arguments)
        {
            double degrees = arguments.Number("degrees");
            double length = run.HalfCycles.Count == 0 ? 0 : run.HalfCycles[0].Step.Hours;
            var pulses = run.HalfCycles
                .Where(half => Math.Abs(half.Step.Hours - length) < LengthPart * length)
                .Where(half => Math.Abs((half.Step.Mean(point => point.PlateMillidegrees, 0) * 1e-3) - degrees) < TemperatureGroupDegrees)
                .Select(half => (Kilopascals: half.Step.Mean(point => point.ClampMillinewtons, 0) * 1e-2 / run.Facts.AreaSquareCentimetres, Ohms: half.Millivolts * 1e6 / Math.Abs(half.Step.Mean(point => point.Nanoamps))))
                .GroupBy(pulse => Math.Round(pulse.Kilopascals / 10))
                .Select(group => (Kilopascals: group.Average(pulse => pulse.Kilopascals), Ohms: group.Average(pulse => pulse.Ohms)))
                .OrderBy(pulse => pulse.Kilopascals).ToList();
            if (pulses.Count < 3)
            {
                throw new AnalysisException($"The record holds pulses at {pulses.Count} pressures at {degrees} degC, at least three are needed.");
            }

            int first = pulses.FindIndex(pulse => pulse.Ohms <= ContactPart * pulses[^1].Ohms);
            double step = first == 0 ? pulses[0].Kilopascals : pulses[first].Kilopascals - pulses[first - 1].Kilopascals;
            double unsure = Math.Sqrt(Math.Pow(step / 2, 2) + Math.Pow(pulses[first].Kilopascals * run.Budget.ForcePercent * 0.01, 2));
            return new Measured(pulses[first].Kilopascals, unsure, FormattableString.Invariant($"{pulses.Count} pressures; half a step of {step:F0} kPa is in the uncertainty"));
        }

        private static HalfCycle Pick(RunView run, string which)
        {
            if (run.HalfCycles.Count == 0)
            {
                throw new AnalysisException("The record holds no half-cycle.");
            }

            return which switch
            {
                "lowest" => run.HalfCycles.MinBy(half => Math.Abs(half.Step.CommandNanoamps))!,
                "highest" => run.HalfCycles.MaxBy(half => Math.Abs(half.Step.CommandNanoamps))!,
                _ => run.HalfCycles[0],
            };
        }
    }
}
