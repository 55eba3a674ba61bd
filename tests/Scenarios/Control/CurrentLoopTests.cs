using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Control;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Tests.Scenarios.Control
{
    /// <summary>The current as the plant sees it, at every instant at which it changes, not only once a tick.</summary>
    [TestClass]
    public sealed class CurrentLoopTests
    {
        // A low-ohmic stack, so that every range can be driven inside the window.
        private static readonly string[] UpAndDown = ["50 uA", "500 uA", "5 mA", "100 mA", "5 mA", "500 uA", "50 uA"];

        [TestMethod]
        [DataRow(1)]
        [DataRow(12)]
        public void Current_ThroughAllFourRanges_NeverBeyondItsSetpoints(int cells)
        {
            ControlBench bench = Bench(cells, Steps("charge"));
            var watch = new CurrentWatch();
            bench.Rig.Observer = watch;
            var picture = new StepPicture($"Current through four ranges, {cells} cells", "A");
            bench.RunUntil(() => bench.StepStarts.Count > 0, 20);
            bench.Run(UpAndDown.Length * 3, () => picture.Add(bench.Seconds, bench.Rig.Truth.Layers.StackAmps, bench.Executive.Commands.StackNanoamps * 1e-9));
            picture.Write($"step-current-{cells}-cells");
            Assert.AreEqual(6, watch.RangeChanges);
            Assert.IsTrue(watch.WorstExcess <= 500e-6, $"{watch.WorstExcess * 1e6:F0} ppm of the range beyond the largest setpoint");
            Assert.AreEqual(0, watch.AmpsAtChange, "amps while a range relay moved");
        }

        [TestMethod]
        public void Current_EachRangeBothSigns_SettlesWithinTheSourcesError()
        {
            string[] sizes = ["80 uA", "800 uA", "8 mA", "400 mA"];
            double[] amps = [80e-6, 800e-6, 8e-3, 0.4];
            double[] ranges = [100e-6, 1e-3, 10e-3, 0.5];
            foreach (int sign in new[] { 1, -1 })
            {
                for (int i = 0; i < sizes.Length; i++)
                {
                    ControlBench bench = Bench(12, $"  - {(sign > 0 ? "charge" : "discharge")}: {sizes[i]}\n    until: [time >= 1 min]\n");
                    bench.RunUntil(() => bench.StepStarts.Count > 0, 20);
                    bench.Run(1);
                    double error = Math.Abs(bench.Rig.Truth.Layers.StackAmps - (sign * amps[i])) / ranges[i];
                    Assert.IsTrue(error <= 300e-6, $"{sizes[i]}, sign {sign}: {error * 1e6:F0} ppm of the range");
                }
            }
        }

        [TestMethod]
        public void Current_FirstAfterArming_RisesInFourSteps()
        {
            ControlBench bench = Bench(2, "  - charge: 80 uA\n    until: [time >= 1 min]\n  - rest: 5 s\n  - charge: 80 uA\n    until: [time >= 1 min]\n");
            var seen = new List<double>();
            bench.RunUntil(() => bench.StepStarts.Count > 0, 20, () => Note(seen, bench));
            bench.Run(1, () => Note(seen, bench));
            Assert.HasCount(5, seen, string.Join(", ", seen));
            for (int i = 0; i < seen.Count; i++)
            {
                Assert.AreEqual(20e-6 * i, seen[i], 0.1e-6);
            }

            // A pulse after a rest in the same range is steep: its ohmic drop is what people measure.
            bench.RunUntil(() => bench.StepStarts.Count == 3, 100);
            seen.Clear();
            bench.Run(1, () => Note(seen, bench));
            Assert.IsTrue(seen.Count <= 2, string.Join(", ", seen));
        }

        [TestMethod]
        public void Current_RangeChangesWhileVoltageIsHeld_GoesOnFromTheSameCurrent()
        {
            // Holding the very voltage that 90 uA make needs 90 uA, in whatever range.
            const string Charge = "  - charge: 90 uA\n    until: [time >= 10 s]\n";
            StackModel paper = ModelLibrary.Stack("C000-05");
            ControlBench first = Bench(2, Charge, paper);
            first.RunUntil(() => first.StepStarts.Count == 1, 40);
            first.Run(9);
            string volts = first.Rig.Truth.Layers.StackVolts.ToString("F4", CultureInfo.InvariantCulture);
            ControlBench bench = Bench(2, Charge + $"  - hold: stack {volts} V\n    currentMax: 900 uA\n    until: [time >= 1 h]\n", paper);
            bench.RunUntil(() => bench.StepStarts.Count == 2, 40);
            bench.Run((CurrentControl.RisingTicks + 5) * 0.05);
            Assert.AreEqual(CurrentRange.Milliamps1, bench.Rig.Truth.Power.Range);
            Assert.AreEqual(90e-6, bench.Rig.Truth.Layers.StackAmps, 15e-6);
        }

        private static void Note(List<double> seen, ControlBench bench)
        {
            double amps = bench.Rig.Truth.Layers.StackAmps;
            if (seen.Count == 0 || Math.Abs(seen[^1] - amps) > 1e-6)
            {
                seen.Add(amps);
            }
        }

        private static string Steps(string direction)
        {
            string steps = "";
            foreach (string current in UpAndDown)
            {
                steps += $"  - {direction}: {current}\n    until: [time >= 3 s]\n";
            }

            return steps;
        }

        private static ControlBench Bench(int cells, string steps, StackModel? model = null)
        {
            model ??= LowOhmic();
            return new ControlBench(model.WithCells(cells), 0.4, steps);
        }

        private static StackModel LowOhmic()
        {
            StackModel model = ModelLibrary.Stack("C000-05");
            model.Layer.Capacity.Value *= 1000;
            model.Layer.LithiumInventory.Value *= 1000;
            model.Layer.OneC.Value *= 1000;
            model.Layer.Swelling.Value /= 1000;
            foreach (ModelParameter ohms in new[] { model.Layer.BulkResistance, model.Layer.BulkGrowth, model.Layer.InterfaceResistance, model.Layer.InterfaceResistanceAfter })
            {
                ohms.Value /= 1000;
            }

            return model;
        }

        /// <summary>Sees every instant of the plant: how far the current is beyond what is commanded before or after, and what flows while relays move.</summary>
        private sealed class CurrentWatch : IPlantObserver
        {
            private byte _range;
            private bool _known;

            public int RangeChanges { get; private set; }

            public double WorstExcess { get; private set; }

            public double AmpsAtChange { get; private set; }

            public void Observe(PlantTruth truth, long nowUs)
            {
                byte range = truth.Power.Range;
                double full = CurrentRange.NanoampsMax(range) * 1e-9;
                double amps = Math.Abs(truth.Layers.StackAmps);
                double allowed = range switch { 0 => 50e-6, 1 => 500e-6, 2 => 5e-3, _ => 0.1 };
                WorstExcess = Math.Max(WorstExcess, (amps - allowed) / full);
                if (_known && range != _range)
                {
                    RangeChanges++;
                    AmpsAtChange = Math.Max(AmpsAtChange, amps);
                }

                _known = true;
                _range = range;
            }
        }
    }
}
