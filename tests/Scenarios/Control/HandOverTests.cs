using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Tests.Scenarios.Control
{
    /// <summary>
    /// From constant current into a held voltage with every modelled cell that has a window to be charged in, judged on the layers' own
    /// terminals. Noise and quantisation of the sensing are in it; offsets and gain errors, which move the voltage that is held and not
    /// the way into it, are taken away.
    /// </summary>
    [TestClass]
    public sealed class HandOverTests
    {
        private const double OvershootVoltsMax = 0.001;
        private const double EarlyVoltsMax = 0.005;
        private const double HoldSeconds = 60;

        // A discharge goes to what the cell has at rest with this much left; below it the curves' ends fall like cliffs.
        private const double LowStateOfCharge = 0.15;

        /// <summary>Every model on disk with a window that no current of either sign may reverse: the symmetric cells have none.</summary>
        public static IEnumerable<object[]> Models()
        {
            foreach (string name in ModelLibrary.StackNames)
            {
                if (ModelLibrary.Stack(name).Layer.WindowMin.Value > 0)
                {
                    yield return [name];
                }
            }
        }

        [TestMethod]
        [DynamicData(nameof(Models))]
        public void HandOver_ChargeIntoAHeldVoltage_OvershootsByAtMostAMillivolt(string stack)
        {
            Judge(stack, true);
        }

        [TestMethod]
        [DynamicData(nameof(Models))]
        public void HandOver_DischargeIntoAHeldVoltage_UndershootsByAtMostAMillivolt(string stack)
        {
            Judge(stack, false);
        }

        [TestMethod]
        [DataRow("C000-05", 2, 1.0)]
        [DataRow("C000-05", 12, 0.1)]
        [DataRow("C001-09", 1, 0.5)]
        [DataRow("C003-07", 12, 1.0)]
        [DataRow("C002-06", 12, 1.0)]
        public void HandOver_BesideAHoldThatBeginsAtTheLimit_TakesAsMuchCharge(string stack, int cells, double rate)
        {
            // A hold with another largest current is none that the charge is handed over to.
            double early = Charged(stack, cells, rate, rate);
            double late = Charged(stack, cells, rate, rate * 1.001);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stack}, {cells} cells, {rate} C: {early / late:F5} of the charge of a hold that begins at the limit"));
            Assert.AreEqual(1, early / late, 0.002);
        }

        // Coulombs from the charge's beginning until ten minutes after the limit is about to be reached.
        private static double Charged(string stack, int cells, double rate, double holdRate)
        {
            StackModel model = ModelLibrary.Stack(stack).WithCells(cells);
            double volts = model.Layer.WindowMax.Value;
            double amps = rate * model.Layer.OneC.Value * 1e-6;
            double start = Start(model, amps, volts) ?? throw new InvalidOperationException("The current does not fit this cell.");
            string steps = string.Create(CultureInfo.InvariantCulture, $"  - charge: {rate} C\n    until: [stack >= {volts * cells} V]\n  - hold: stack {volts * cells} V\n    currentMax: {holdRate} C\n    until: [time >= 20 h]\n");
            var bench = new ControlBench(model, start, steps, WithoutErrors());
            bench.RunUntil(() => bench.StepStarts.Count == 1, 30);
            double before = bench.Rig.Truth.Layers.ChargedCoulombs[0];
            bench.RunUntil(() => bench.StepStarts.Count == 2, 2000);
            bench.Run(bench.StepStarts[0] + 800 - bench.Seconds);
            return bench.Rig.Truth.Layers.ChargedCoulombs[0] - before;
        }

        private static void Judge(string stack, bool charges)
        {
            var problems = new List<string>();
            int cases = 0;
            foreach (int cells in new[] { 1, 2, 12 })
            {
                foreach (double rate in new[] { 0.1, 0.5, 1 })
                {
                    // The sum of twelve has the loudest noise and a twelfth of the room: it is tried twice.
                    cases += Case(stack, cells, rate, "stack", charges, 1, problems) ? 1 : 0;
                    if (cells > 1)
                    {
                        cases += Case(stack, cells, rate, "stack", charges, 2, problems) ? 1 : 0;
                        cases += Case(stack, cells, rate, charges ? "highest cell" : "lowest cell", charges, 3, problems) ? 1 : 0;
                    }
                }
            }

            Assert.IsTrue(cases > 0, "no current of the rates fits this cell");
            Assert.AreEqual("", string.Join("\n", problems));
        }

        // False when the cell cannot carry the current for long enough anywhere in its window.
        private static bool Case(string stack, int cells, double rate, string held, bool charges, ulong seed, List<string> problems)
        {
            StackModel model = ModelLibrary.Stack(stack).WithCells(cells);
            double cellVolts = charges ? model.Layer.WindowMax.Value : Math.Round(new OpenCircuitCurve(model.Layer.OpenCircuit).Volts(LowStateOfCharge), 3);
            double target = held == "stack" ? cellVolts * cells : cellVolts;
            double amps = (charges ? 1 : -1) * rate * model.Layer.OneC.Value * 1e-6;
            double? start = Start(model, amps, cellVolts);
            if (start is not { } stateOfCharge)
            {
                return false;
            }

            string name = string.Create(CultureInfo.InvariantCulture, $"{stack}-{cells}-{rate}C-{(charges ? "charge" : "discharge")}-{held.Replace(' ', '-')}");
            string steps = string.Create(CultureInfo.InvariantCulture, $"  - {(charges ? "charge" : "discharge")}: {rate} C\n    thenHold: {held} {target} V\n    until: [time >= 20 h]\n");
            var bench = new ControlBench(model, stateOfCharge, steps, WithoutErrors(), seed);
            double sign = charges ? 1 : -1;
            double Beyond() => sign * ((held == "stack" ? bench.Rig.Truth.Layers.StackVolts : charges ? bench.Rig.Truth.Layers.HighestVolts : bench.Rig.Truth.Layers.LowestVolts) - target);
            double before = Beyond();
            bench.RunUntil(() => bench.StepStarts.Count == 2, 2000, () => before = Beyond());
            var picture = new StepPicture(name, "mV");
            double worst = before;
            double least = before;
            bench.Run(HoldSeconds, () =>
            {
                worst = Math.Max(worst, Beyond());
                least = Math.Min(least, Beyond());
                picture.Add(bench.Seconds, Beyond() * 1e3, 0);
            });
            double end = Math.Abs(Beyond());
            int counted = held == "stack" ? cells : 1;
            string figures = string.Create(CultureInfo.InvariantCulture, $"{name}, seed {seed}: begins at {before * 1e3:F2} mV, beyond by {worst * 1e3:F2} mV, short by {-least * 1e3:F2} mV, after a minute {end * 1e3:F2} mV off");
            Console.WriteLine(figures);
            if (worst > OvershootVoltsMax || -before > EarlyVoltsMax * counted || end > OvershootVoltsMax)
            {
                problems.Add(figures);
            }

            if (cells == 12 && rate == 1 && seed != 2)
            {
                picture.Write("step-hand-over-" + name);
            }

            return true;
        }

        // Where the charge or discharge begins, so that its slow element has settled when the limit is reached; null when that lies outside the window.
        private static double? Start(StackModel model, double amps, double volts)
        {
            double seconds = Math.Clamp(3 * model.Layer.SlowTime.Value, 60, 200);
            double low = 0.01;
            double high = 0.99;
            if (Highest(model, low, amps, seconds) > volts || Highest(model, high, amps, seconds) < volts)
            {
                return null;
            }

            for (int i = 0; i < 20; i++)
            {
                double middle = (low + high) / 2;
                if (Highest(model, middle, amps, seconds) > volts)
                {
                    high = middle;
                }
                else
                {
                    low = middle;
                }
            }

            double start = (low + high) / 2;
            double limit = volts * (amps > 0 ? 1 : -1);
            bool isFree = Highest(model, start, amps, 1) * (amps > 0 ? 1 : -1) < limit - 0.001;
            return isFree ? start : null;
        }

        private static double Highest(StackModel model, double stateOfCharge, double amps, double seconds)
        {
            var rig = new SimulatedRig(model.WithCells(1), 3, null, WithoutErrors());
            Layers layers = rig.Truth.Layers;
            layers.SetStateOfCharge(stateOfCharge);
            layers.Refresh(rig.Truth.Heat.PlateDegrees);
            layers.Solve(amps, 1000);
            for (double t = 0; t < seconds; t += 0.5)
            {
                layers.Advance(0.5);
                layers.Solve(amps, 1000);
            }

            return layers.HighestVolts;
        }

        private static RigModel WithoutErrors()
        {
            RigModel rig = ModelLibrary.Rig();
            rig.CellOffset.Value = 0;
            rig.StackOffset.Value = 0;
            rig.GainError.Value = 0;
            return rig;
        }
    }
}
