using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Control
{
    /// <summary>
    /// Every loop's margin: computed from its linear model, as the guide to the architecture states it, and measured by raising the
    /// real loop's gain until it rings.
    /// </summary>
    [TestClass]
    public sealed class StabilityTests
    {
        private const double PhaseDegreesMin = 45;
        private const double GainMin = 2;

        [TestMethod]
        public void Margins_EveryLoop_AreEnoughAndAsTheGuideStatesThem()
        {
            foreach ((string name, LoopMargin margin) in Loops())
            {
                Console.WriteLine($"| {name} | {margin.Cells()} |");
            }

            string guide = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "firmware", "README.md"));
            foreach ((string name, LoopMargin margin) in Loops())
            {
                Assert.IsTrue(margin.PhaseDegrees >= PhaseDegreesMin && margin.Gain >= GainMin, $"{name}: {margin.Cells()}");
                StringAssert.Contains(guide, $"| {name} | {margin.Cells()} |");
            }
        }

        [TestMethod]
        public void VoltageHold_GainRaised_RingsAtTheComputedMargin()
        {
            LayerModel layer = ModelLibrary.Stack("C000-05").Layer;
            double gain = LoopModels.Voltage(layer, 12, layer.OneC.Value * 1e-6).Gain;
            Assert.IsTrue(VoltageSwing(0.6 * gain) < 0.005, "rings too early");
            Assert.IsTrue(VoltageSwing(1.5 * gain) > 0.02, "does not ring where it should");
        }

        [TestMethod]
        public void VoltageTakenOver_ResistanceGrown_RingsAtTheComputedMargin()
        {
            // The control knows the drop of the charge; what the layers' resistance grows by after it raises the loop's gain.
            LayerModel layer = ModelLibrary.Stack("C000-05").Layer;
            double amps = layer.OneC.Value * 1e-6;
            double ohms = 1;
            while (LoopModels.TakenOver(layer, 2, amps, 0, 0, ohms).Gain > 1)
            {
                ohms *= 1.02;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Rings from {ohms:F0} ohm more on, {ohms / (layer.BulkResistance.Value + layer.InterfaceResistance.Value):F1} times what was measured."));
            Assert.IsTrue(TakenOverSwing(0.6 * ohms) < 0.005, "rings too early");
            Assert.IsTrue(TakenOverSwing(1.5 * ohms) > 0.02, "does not ring where it should");
        }

        [TestMethod]
        public void Temperature_GainRaised_RingsAtTheComputedMargin()
        {
            double gain = LoopModels.Temperature(ModelLibrary.Rig(), 1, new RigConfiguration()).Gain;
            Assert.IsTrue(TemperatureSwing(0.6 * gain) < 0.1, "rings too early");
            Assert.IsTrue(TemperatureSwing(1.5 * gain) > 0.2, "does not ring where it should");
        }

        [TestMethod]
        public void Clamp_GainRaised_RingsAtTheComputedMargin()
        {
            double gain = LoopModels.Clamp(1).Gain;
            Assert.IsTrue(ForceSwing(0.6 * gain) < 1.5, "rings too early");
            Assert.IsTrue(ForceSwing(1.5 * gain) > 5, "does not ring where it should");
        }

        private static IEnumerable<(string Name, LoopMargin Margin)> Loops()
        {
            RigModel rig = ModelLibrary.Rig();
            var configuration = new RigConfiguration();
            foreach ((string stack, int cells, double rate) in new[] { ("C000-05", 2, 0.1), ("C000-05", 2, 1.0), ("C000-05", 12, 1.0), ("C000-04", 12, 1.0) })
            {
                LayerModel layer = ModelLibrary.Stack(stack).Layer;
                yield return (string.Create(CultureInfo.InvariantCulture, $"held voltage, {stack}, {cells} cells, {rate} C"), LoopModels.Voltage(layer, cells, rate * layer.OneC.Value * 1e-6));
            }

            LayerModel ohmic = ModelLibrary.Stack("C000-05").Layer;
            ohmic.BulkResistance.Value = 1 / 565e-6;
            ohmic.InterfaceResistance.Value = 0;
            yield return ("held voltage, ohmic drop of 1 V", LoopModels.Voltage(ohmic, 1, 565e-6));
            foreach ((string name, LoopMargin margin) in TakenOver())
            {
                yield return (name, margin);
            }

            foreach (int cells in new[] { 1, 2, 12 })
            {
                yield return ($"temperature, {cells} cell{(cells == 1 ? "" : "s")}", LoopModels.Temperature(rig, cells, configuration));
            }

            yield return ("clamp force", LoopModels.Clamp(1));
            yield return ("clamp force, springs twice as stiff as provisioned", LoopModels.Clamp(2));
        }

        // The hand-over's own loop: as fast on every stack, since it knows the drop; slopes and slow elements are those of the models at 1 C, the
        // steepest at the end of a charge, and a slow element of up to three times what the control takes for it.
        private static IEnumerable<(string Name, LoopMargin Margin)> TakenOver()
        {
            foreach ((string stack, int cells) in new[] { ("C000-05", 2), ("C000-04", 12), ("C001-09", 12) })
            {
                LayerModel layer = ModelLibrary.Stack(stack).Layer;
                yield return (string.Create(CultureInfo.InvariantCulture, $"held voltage taken over, {stack}, {cells} cells, 1 C"), LoopModels.TakenOver(layer, cells, layer.OneC.Value * 1e-6, 0, 0));
            }

            LayerModel ohmic = ModelLibrary.Stack("C002-15-LSV").Layer;
            yield return ("held voltage taken over, ohmic drop of 0.45 V", LoopModels.TakenOver(ohmic, 1, ohmic.OneC.Value * 1e-6, 0, 0));
            LayerModel steep = ModelLibrary.Stack("C002-06").Layer;
            foreach (double slow in new[] { 0.0, 10, 30, 90 })
            {
                yield return (string.Create(CultureInfo.InvariantCulture, $"held voltage taken over, C002-06, 12 cells, 1 C, slope 1 mV/s, slow element {slow} times"), LoopModels.TakenOver(steep, 12, steep.OneC.Value * 1e-6, 1e-3, slow));
            }
        }

        // The stack's resistance is part of the loop's gain.
        private static double VoltageSwing(double factor)
        {
            StackModel model = ModelLibrary.Stack("C000-05").WithCells(12);
            foreach (ModelParameter ohms in new[] { model.Layer.BulkResistance, model.Layer.BulkGrowth, model.Layer.InterfaceResistance, model.Layer.InterfaceResistanceAfter })
            {
                ohms.Value *= factor;
            }

            model.Layer.SlowShift.Value = 0;
            var bench = new ControlBench(model, 0.5, "  - hold: stack 46.2 V\n    currentMax: 565 uA\n    until: [time >= 20 h]\n") { MayTrip = true };
            bench.RunUntil(() => bench.StepStarts.Count == 1, 30);
            bench.Run(60);
            return SwingOrTrip(bench);
        }

        private static double TakenOverSwing(double grownOhms)
        {
            var bench = new ControlBench(ModelLibrary.Stack("C000-05"), 0.5, "  - charge: 1 C\n    thenHold: stack 8.2 V\n    until: [time >= 20 h]\n") { MayTrip = true };
            bench.RunUntil(() => bench.StepStarts.Count == 2, 3000);
            bench.RunUntil(() => bench.Rig.Truth.Layers.StackAmps < 50e-6, 20000);
            Array.Fill(bench.Rig.Truth.Layers.AddedOhms, grownOhms);
            bench.Run(100);
            return SwingOrTrip(bench);
        }

        private static double TemperatureSwing(double factor)
        {
            var bench = new ControlBench(ModelLibrary.Stack("C000-05").WithCells(1), 0.5, "  - temperature: 60 degC\n    until: [time >= 20 h]\n", provision: c => c.HeaterGainMilliwattsPerDegree = (int)(c.HeaterGainMilliwattsPerDegree * factor));
            bench.RunUntil(() => bench.StepStarts.Count == 1, 30);
            bench.Run(1500);
            return Swing(bench, () => bench.Rig.Truth.Heat.PlateDegrees.Average(), 300);
        }

        private static double ForceSwing(double factor)
        {
            var bench = new ControlBench(ModelLibrary.Stack("C000-05"), 0.5, "  - rest: 5 s\n  - force: 48 N\n    until: [time >= 1 h]\n", provision: c => c.ClampMillinewtonsPerMillimetre = (int)(c.ClampMillinewtonsPerMillimetre / factor));
            bench.RunUntil(() => bench.StepStarts.Count == 2, 30);
            bench.Run(60);
            return Swing(bench, () => bench.Rig.Truth.Clamp.Newtons, 60);
        }

        // A swing that trips the rig, by a current that no longer follows its command, is one beyond all limits.
        private static double SwingOrTrip(ControlBench bench)
        {
            double swing = Swing(bench, () => bench.Rig.Truth.Layers.StackVolts, 60);
            return bench.Executive.Mode == RigMode.Running ? swing : double.PositiveInfinity;
        }

        private static double Swing(ControlBench bench, Func<double> value, double seconds)
        {
            double low = double.MaxValue;
            double high = double.MinValue;
            bench.Run(seconds, () =>
            {
                low = Math.Min(low, value());
                high = Math.Max(high, value());
            });
            return high - low;
        }
    }
}
