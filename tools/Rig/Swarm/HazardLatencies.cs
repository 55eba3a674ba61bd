using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Rig.Simulation;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>Reads off the checkers how long every danger lasted, path by path.</summary>
    public static class HazardLatencies
    {
        private static readonly CutBy[] Anybody = [CutBy.Nobody, CutBy.Firmware, CutBy.Hardware];

        // What came back by itself before anybody cut had its time beyond the limit all the same.
        private static readonly CutBy[] NotHardware = [CutBy.Nobody, CutBy.Firmware];
        private static readonly CutBy[] HardwareOnly = [CutBy.Hardware];
        private static readonly bool[] Awake = [false];
        private static readonly bool[] Held = [true];
        private static readonly bool[] Either = [false, true];

        private static readonly Line[] Lines =
        [
            new("overvoltage", "firmware", HazardKind.CellOvervoltage, NotHardware, Awake),
            new("overvoltage", "hardware", HazardKind.ComparatorOvervoltage, Anybody, Either),
            new("overvoltage", "hardwareAlone", HazardKind.ComparatorOvervoltage, Anybody, Held),
            new("undervoltage", "firmware", HazardKind.CellUndervoltage, NotHardware, Awake),
            new("undervoltage", "hardware", HazardKind.ComparatorUndervoltage, Anybody, Either),
            new("undervoltage", "hardwareAlone", HazardKind.ComparatorUndervoltage, Anybody, Held),
            new("reversal", "firmware", HazardKind.CellReversal, NotHardware, Awake),
            new("reversal", "hardware", HazardKind.CellReversal, HardwareOnly, Either),
            new("stackOvervoltage", "firmware", HazardKind.StackOvervoltage, NotHardware, Awake),
            new("overcurrent", "firmware", HazardKind.Overcurrent, NotHardware, Awake),
            new("overtemperature", "firmware", HazardKind.Overtemperature, NotHardware, Awake),
            new("runaway", "any", HazardKind.TemperatureRate, Anybody, Either),
            new("runawayBetweenPoints", "any", HazardKind.TemperatureRateBetweenPoints, Anybody, Either),
            new("shortedLayerEnergy", "any", HazardKind.ShortedLayerEnergy, Anybody, Either),
            new("clampForce", "any", HazardKind.ClampForce, Anybody, Either),
        ];

        /// <summary>Every danger and path, measured or not.</summary>
        /// <param name="monitor">The checkers at the end of a run.</param>
        /// <param name="isStretched">True when every cycle of the run was stretched, by up to 30 ms.</param>
        public static IEnumerable<HazardLatency> Of(TruthMonitor monitor, bool isStretched)
        {
            foreach (Line line in Lines)
            {
                yield return Of(line, monitor.Watches.Where(watch => watch.Kind == line.Kind).ToList(), isStretched);
            }

            // Below a hundred milliseconds the edge was merely late.
            bool silent = monitor.LongestSilenceUs > 100000;
            yield return new HazardLatency
            {
                Hazard = "loopStopped",
                Path = "heartbeat",
                BudgetMs = TruthMonitor.SilenceBudgetMs,
                WorstMs = silent ? Math.Round(monitor.LongestSilenceUs * 0.001, 3) : 0,
                Measured = silent ? 1 : 0,
                MeasuredStretched = silent && isStretched ? 1 : 0,
            };
        }

        private static HazardLatency Of(Line line, List<HazardWatch> watches, bool isStretched)
        {
            int count = 0;
            double worstUs = 0;
            foreach (HazardWatch watch in watches)
            {
                foreach (CutBy end in line.Ends)
                {
                    foreach (bool held in line.Held)
                    {
                        count += watch.Count(end, held);
                        worstUs = Math.Max(worstUs, watch.WorstUs(end, held));
                    }
                }
            }

            return new HazardLatency
            {
                Hazard = line.Hazard,
                Path = line.Path,
                BudgetMs = line is { Hazard: "reversal", Path: "hardware" } ? 10 : watches[0].BudgetMs,
                WorstMs = Math.Round(worstUs * 0.001, 3),
                Measured = count,
                MeasuredStretched = isStretched ? count : 0,
            };
        }

        private sealed record Line(string Hazard, string Path, HazardKind Kind, CutBy[] Ends, bool[] Held);
    }
}
