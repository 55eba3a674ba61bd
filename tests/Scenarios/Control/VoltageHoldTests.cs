using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Safety;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Control
{
    /// <summary>From constant current into a held voltage. The sensors' own errors are taken away: what is judged is the control.</summary>
    [TestClass]
    public sealed class VoltageHoldTests
    {
        private const double OvershootVoltsMax = 0.001;

        private static readonly string[] Stacks = ["C000-03", "C000-04", "C000-05", "C001-07", "C001-08", "C001-09", "C002-10"];

        /// <summary>The chemistries whose window has 4.2 V, one cell and twelve, slow and fast, the stack's sum and the leading cell.</summary>
        public static IEnumerable<object[]> Cases()
        {
            foreach (string stack in Stacks)
            {
                foreach (int cells in new[] { 1, 2, 12 })
                {
                    foreach (double rate in new[] { 0.1, 1 })
                    {
                        yield return [stack, cells, rate, "stack"];
                        yield return [stack, cells, rate, "highest cell"];
                    }
                }
            }
        }

        [TestMethod]
        [DynamicData(nameof(Cases))]
        public void Hold_AfterAChargeAtConstantCurrent_OvershootsByLessThanAMillivolt(string stack, int cells, double rate, string held)
        {
            StackModel model = ModelLibrary.Stack(stack).WithCells(cells);
            double target = held == "stack" ? 4.2 * cells : 4.2;
            string steps = string.Create(CultureInfo.InvariantCulture, $"  - charge: {rate} C\n    thenHold: {held} {target} V\n    until: [time >= 20 h]\n");
            var bench = new ControlBench(model, 0.5, steps, WithoutErrors());
            double Volts() => held == "stack" ? bench.Rig.Truth.Layers.StackVolts : bench.Rig.Truth.Layers.HighestVolts;
            bench.RunUntil(() => bench.StepStarts.Count == 2, 30000);
            double highest = 0;
            var picture = new StepPicture($"{stack}, {cells} cells, {rate.ToString(CultureInfo.InvariantCulture)} C into hold of {held}", "V");
            bench.Run(600, () =>
            {
                highest = Math.Max(highest, Volts());
                picture.Add(bench.Seconds, Volts(), target);
            });
            double worst = 0;
            bench.Run(300, () => worst = Math.Max(worst, Math.Abs(Volts() - target)));
            picture.Write($"step-hold-{stack}-{cells}-{rate.ToString(CultureInfo.InvariantCulture)}C-{held.Replace(' ', '-')}");
            Assert.IsTrue(highest - target <= OvershootVoltsMax, $"overshoot {(highest - target) * 1e3:F3} mV");
            Assert.IsTrue(worst <= OvershootVoltsMax, $"{worst * 1e3:F3} mV off after ten minutes");
        }

        [TestMethod]
        public void Hold_AfterLongSaturation_LeavesTheLimitWithoutOvershoot()
        {
            // The hold starts far below its voltage: its current stands at the limit for half an hour.
            StackModel model = ModelLibrary.Stack("C000-05");
            var bench = new ControlBench(model, 0.3, "  - hold: stack 8.2 V\n    currentMax: 500 uA\n    until: [time >= 20 h]\n", WithoutErrors());
            bench.RunUntil(() => bench.StepStarts.Count == 1, 30);
            bench.Run(60);
            Assert.AreEqual(500e-6, bench.Rig.Truth.Layers.StackAmps, 1e-6, "not at its limit");
            double highest = 0;
            bench.Run(6000, () => highest = Math.Max(highest, bench.Rig.Truth.Layers.StackVolts));
            Assert.IsTrue(bench.Rig.Truth.Layers.StackAmps < 400e-6, "still at its limit");
            Assert.IsTrue(highest - 8.2 <= OvershootVoltsMax, $"overshoot {(highest - 8.2) * 1e3:F3} mV");
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
