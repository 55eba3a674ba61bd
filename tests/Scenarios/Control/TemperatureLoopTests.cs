using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Control
{
    /// <summary>The plates' temperature in the plant: steps, a change of the air, a draught, a heater that was held off.</summary>
    [TestClass]
    public sealed class TemperatureLoopTests
    {
        private const double BandDegrees = 0.2;

        [TestMethod]
        [DataRow(1, 25)]
        [DataRow(1, 80)]
        [DataRow(2, 25)]
        [DataRow(2, 50)]
        [DataRow(2, 80)]
        [DataRow(12, 25)]
        [DataRow(12, 80)]
        public void Temperature_Step_NeitherOvershootsNorMisses(int cells, int degrees)
        {
            ControlBench bench = Bench(cells, degrees);
            double highest = 0;
            double ramp = (degrees - 20) / 0.05;
            var picture = new StepPicture($"Plates to {degrees} degC, {cells} cells", "degC");
            bench.Run(ramp + 180, () => Look());
            double worst = 0;
            bench.Run(1800, () =>
            {
                Look();
                worst = Math.Max(worst, bench.Rig.Truth.Heat.PlateDegrees.Max(plate => Math.Abs(plate - degrees)));
            });
            picture.Write($"step-temperature-{cells}-{degrees}");
            Assert.IsTrue(highest - degrees <= BandDegrees, $"overshoot {highest - degrees:F3} K");
            Assert.IsTrue(worst <= BandDegrees, $"{worst:F3} K off, three minutes after the ramp");

            void Look()
            {
                highest = Math.Max(highest, bench.Rig.Truth.Heat.HottestDegrees);
                picture.Add(bench.Seconds, Mean(bench), degrees);
            }
        }

        [TestMethod]
        [DataRow(1, 25)]
        [DataRow(1, 80)]
        [DataRow(12, 25)]
        [DataRow(12, 80)]
        public void Temperature_AirFallsByFiveDegrees_StaysInItsBand(int cells, int degrees)
        {
            ControlBench bench = Settled(cells, degrees);
            bench.Rig.Truth.Heat.AirDegrees -= 5;
            double worst = Worst(bench, degrees, 3600);
            Assert.IsTrue(worst <= BandDegrees, $"{worst:F3} K off");
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(12)]
        public void Temperature_DraughtTakesHalfAsMuchAgain_IsBackWithinFiveMinutes(int cells)
        {
            // What no sensor announces: 4.5 W more at 80 degC.
            ControlBench bench = Settled(cells, 80);
            bench.Rig.Truth.Heat.Draught = 1.5;
            double dip = Worst(bench, 80, 300);
            Assert.IsTrue(dip <= 1, $"{dip:F3} K off");
            double after = Worst(bench, 80, 1800);
            Assert.IsTrue(after <= BandDegrees, $"{after:F3} K off, five minutes later");
            bench.Rig.Truth.Heat.Draught = 1;
            Assert.IsTrue(Worst(bench, 80, 300) <= 1);
            Assert.IsTrue(Worst(bench, 80, 1800) <= BandDegrees);
        }

        [TestMethod]
        public void Temperature_HeaterTooWeakForLong_ComesOffItsLimitWithoutOvershoot()
        {
            // 9.5 W carry the loss at 80 degC but not the ramp to it: for half of the way the power stands at its end.
            ControlBench bench = Bench(2, 80, provision: c => c.HeaterMilliwattsMax = 9500);
            double seconds = 0;
            double highest = 0;
            bench.Run(4000, () =>
            {
                seconds += bench.Executive.Commands.HeaterMilliwatts >= bench.Configuration.HeaterMilliwattsMax ? 0.05 : 0;
                highest = Math.Max(highest, bench.Rig.Truth.Heat.HottestDegrees);
            });
            Assert.IsTrue(seconds > 600, $"at its limit for {seconds:F0} s only");
            Assert.IsTrue(highest - 80 <= BandDegrees, $"overshoot {highest - 80:F3} K");
            Assert.IsTrue(Worst(bench, 80, 600) <= BandDegrees);
        }

        [TestMethod]
        public void Temperature_LossAndHeatCapacityOfTwentyPercentMore_StillHold()
        {
            RigModel rig = ModelLibrary.Rig();
            rig.BlockToAir.Value *= 1.2;
            rig.BlockHeatCapacity.Value *= 1.2;
            ControlBench bench = Bench(2, 60, rig);
            bench.Run(1500);
            Assert.IsTrue(Worst(bench, 60, 1800) <= BandDegrees);
        }

        private static ControlBench Settled(int cells, int degrees)
        {
            ControlBench bench = Bench(cells, degrees);
            bench.Run(((degrees - 20) / 0.05) + 900);
            return bench;
        }

        private static double Worst(ControlBench bench, int degrees, double seconds)
        {
            double worst = 0;
            bench.Run(seconds, () => worst = Math.Max(worst, Math.Abs(Mean(bench) - degrees)));
            return worst;
        }

        private static double Mean(ControlBench bench)
        {
            return bench.Rig.Truth.Heat.PlateDegrees.Average();
        }

        private static ControlBench Bench(int cells, int degrees, RigModel? rig = null, Action<RigConfiguration>? provision = null)
        {
            var bench = new ControlBench(ModelLibrary.Stack("C000-05").WithCells(cells), 0.5, $"  - temperature: {degrees} degC\n    until: [time >= 20 h]\n", rig, provision: provision);
            bench.RunUntil(() => bench.StepStarts.Count > 0, 20);
            return bench;
        }
    }
}
