using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Host.Analysis
{
    /// <summary>Every way to measure a figure from a run, by name.</summary>
    public static class Methods
    {
        private static readonly Dictionary<string, Func<RunView, MethodArguments, Measured>> OfOne = new()
        {
            ["anodicLimit"] = SweepMethods.AnodicLimit,
            ["areaResistance"] = PlatingMethods.AreaResistance,
            ["chargeCapacity"] = CyclingMethods.ChargeCapacity,
            ["chargeTransferResistance"] = SweepMethods.ChargeTransferResistance,
            ["contactPressure"] = ConditionMethods.ContactPressure,
            ["coulombicEfficiency"] = CyclingMethods.Efficiency,
            ["criticalDensity"] = PlatingMethods.CriticalDensity,
            ["currentDensity"] = ConditionMethods.CurrentDensity,
            ["cutOff"] = ConditionMethods.CutOff,
            ["cycles"] = ConditionMethods.Cycles,
            ["cyclesWithoutShort"] = PlatingMethods.CyclesWithoutShort,
            ["cyclingHours"] = PlatingMethods.CyclingHours,
            ["dischargeCapacity"] = CyclingMethods.DischargeCapacity,
            ["dischargeMinutes"] = ConditionMethods.DischargeMinutes,
            ["endOfLife"] = CyclingMethods.EndOfLife,
            ["exchangeCurrent"] = SweepMethods.ExchangeCurrent,
            ["fade"] = CyclingMethods.Fade,
            ["highestOverpotential"] = PlatingMethods.HighestOverpotential,
            ["highestPeak"] = PeakMethods.Highest,
            ["impedanceTotal"] = ImpedanceMethods.Total,
            ["interfaceResistance"] = ImpedanceMethods.Interface,
            ["kneeHours"] = PlatingMethods.KneeHours,
            ["overpotential"] = PlatingMethods.Overpotential,
            ["overpotentialRise"] = PlatingMethods.OverpotentialRise,
            ["peaks"] = PeakMethods.All,
            ["rate"] = ConditionMethods.Rate,
            ["recovery"] = CyclingMethods.Recovery,
            ["retention"] = CyclingMethods.Retention,
            ["shortHours"] = PlatingMethods.ShortHours,
            ["softShortCycle"] = CyclingMethods.SoftShortCycle,
            ["stableCycles"] = CyclingMethods.StableCycles,
            ["temperature"] = ConditionMethods.Temperature,
            ["transference"] = SweepMethods.Transference,
        };

        private static readonly Dictionary<string, Func<RunView, RunView, MethodArguments, Measured>> OfTwo = new()
        {
            ["advantage"] = CyclingMethods.Advantage,
        };

        /// <summary>Names of all methods, in order.</summary>
        public static IReadOnlyList<string> Names { get; } = OfOne.Keys.Concat(OfTwo.Keys).Order(StringComparer.Ordinal).ToList();

        /// <summary>Measures.</summary>
        /// <param name="name">One of <see cref="Names"/>.</param>
        /// <param name="runs">One run, or two for a comparison.</param>
        /// <param name="arguments">As written in the list of methods.</param>
        /// <exception cref="AnalysisException">The record does not hold it, or the call is wrong.</exception>
        public static Measured Measure(string name, IReadOnlyList<RunView> runs, string arguments)
        {
            var given = new MethodArguments(arguments);
            Measured measured;
            if (OfOne.TryGetValue(name, out Func<RunView, MethodArguments, Measured>? one) && runs.Count == 1)
            {
                measured = one(runs[0], given);
            }
            else if (OfTwo.TryGetValue(name, out Func<RunView, RunView, MethodArguments, Measured>? two) && runs.Count == 2)
            {
                measured = two(runs[0], runs[1], given);
            }
            else
            {
                throw new AnalysisException($"There is no method '{name}' for {runs.Count} run(s); known are {string.Join(", ", Names)}.");
            }

            given.RefuseOthers();
            return double.IsFinite(measured.Value) ? measured : throw new AnalysisException($"'{name}' gave no finite number.");
        }
    }
}
