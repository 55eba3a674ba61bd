using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Tests.Scenarios.Plant
{
    [TestClass]
    public sealed class LayersTests
    {
        private const double GramsOfCathode = 2.5e-3 * 1.131;
        private const double CoulombsPerMilliampereHour = 3.6;

        [TestMethod]
        public void Advance_ChargeAndDischarge_NoChargeIsMadeOrLost()
        {
            Layers layers = Make("C000-05", 0.5);
            double capacity = layers.CapacityCoulombs(0);
            double from = layers.StateOfCharge[0];
            Drive(layers, 28e-6, 3600);
            Drive(layers, -50e-6, 1800);
            double stored = (layers.StateOfCharge[0] - from) * capacity;
            Assert.AreEqual(28e-6 * 3600, layers.ChargedCoulombs[0] - Primed(layers), 1e-9);
            Assert.AreEqual(50e-6 * 1800, layers.DischargedCoulombs[0], 1e-9);
            Assert.AreEqual((28e-6 * 3600) - (50e-6 * 1800) - layers.LostCoulombs[0], stored, 1e-9);
            Assert.AreEqual((1 - 0.978) * 28e-6 * 3600, layers.LostCoulombs[0], 1e-9);
        }

        [TestMethod]
        public void Advance_FirstCharge_LosesWhatThePaperPrints()
        {
            Layers layers = Make("C000-05", null);
            Drive(layers, 28e-6, 3600);
            Assert.AreEqual((1 - 0.8825) * 28e-6 * 3600, layers.LostCoulombs[0], 1e-9);
        }

        [TestMethod]
        public void Solve_AtRest_IsTheOpenCircuitVoltage()
        {
            Layers layers = Make("C000-05", 0.5);
            Assert.AreEqual(3.83, layers.Volts[0], 1e-3);
            Assert.AreEqual(layers.Volts[0] + layers.Volts[1], layers.StackVolts, 1e-12);
            Drive(layers, 56e-6, 1000);
            Drive(layers, 0, 20000);
            Assert.AreEqual(layers.RestVolts(1), layers.Volts[1], 1e-6);
        }

        [TestMethod]
        public void Solve_StepOfCurrent_JumpsByTheBulkResistance()
        {
            Layers layers = Make("C000-05", 0.5);
            double before = layers.Volts[0];
            layers.Solve(56.5e-6, 100);
            Assert.AreEqual(56.5e-6 * layers.BulkOhms(0), layers.Volts[0] - before, 1e-9);
            Assert.AreEqual(15, layers.BulkOhms(0), 1e-9);
        }

        [TestMethod]
        public void Advance_OneTimeConstant_ReachesItsPartOfTheInterfaceStep()
        {
            Layers layers = Make("C000-05", 0.5);
            layers.Solve(56.5e-6, 100);
            double start = layers.Volts[0];
            layers.Advance(0.1);
            layers.Solve(56.5e-6, 100);
            double step = 56.5e-6 * layers.InterfaceOhms(0);
            Assert.AreEqual(step * (1 - Math.Exp(-1)), layers.Volts[0] - start, step * 0.01);
        }

        [TestMethod]
        public void Advance_StepsOfAnyLength_EndAtTheSameVoltage()
        {
            Layers coarse = Make("C000-05", 0.5);
            Layers fine = Make("C000-05", 0.5);
            coarse.Solve(56.5e-6, 100);
            fine.Solve(56.5e-6, 100);
            for (int i = 0; i < 20; i++)
            {
                Once(coarse, 56.5e-6, 0.05);
            }

            for (int i = 0; i < 1000; i++)
            {
                Once(fine, 56.5e-6, 0.001);
            }

            Assert.AreEqual(coarse.Volts[0], fine.Volts[0], 1e-9);
        }

        [TestMethod]
        public void Advance_HardShort_StaysStableAndDischargesTheLayer()
        {
            Layers layers = Make("C000-05", 0.5);
            layers.ShuntSiemens[1] = 1 / 5.0;
            layers.Solve(0, 100);
            for (int i = 0; i < 20000; i++)
            {
                Once(layers, 0, 0.05);
                Assert.IsTrue(layers.Volts[1] > -0.01 && layers.Volts[1] < 1.0, $"step {i}: {layers.Volts[1]} V");
            }

            Assert.IsTrue(layers.StateOfCharge[1] < 0.1, $"the short left {layers.StateOfCharge[1]}");
            Assert.AreEqual(0.5, layers.StateOfCharge[0], 1e-6);
            Assert.IsTrue(layers.AnyShort);
        }

        [TestMethod]
        public void Advance_ShortedInSmallSteps_MatchesOneLargeStep()
        {
            Layers coarse = Make("C000-05", 0.5);
            Layers fine = Make("C000-05", 0.5);
            coarse.ShuntSiemens[0] = fine.ShuntSiemens[0] = 1 / 500.0;
            coarse.Solve(0, 100);
            fine.Solve(0, 100);
            Once(coarse, 0, 0.05);
            for (int i = 0; i < 50; i++)
            {
                Once(fine, 0, 0.001);
            }

            Assert.AreEqual(fine.Volts[0], coarse.Volts[0], 1e-3);
            Assert.AreEqual(fine.StateOfCharge[0], coarse.StateOfCharge[0], 1e-7);
        }

        [TestMethod]
        public void Solve_ContactLost_HoldsTheCompliance()
        {
            Layers layers = Make("C000-05", 0.5);
            layers.AddedOhms[0] = 1e6;
            layers.Solve(56.5e-6, 15);
            Assert.AreEqual(15, layers.StackVolts, 1e-6);
            Assert.IsTrue(layers.StackAmps > 0 && layers.StackAmps < 10e-6, $"{layers.StackAmps} A");
        }

        [TestMethod]
        public void Refresh_Warmer_HasLessResistance()
        {
            Layers layers = Make("C000-05", 0.5);
            double cold = layers.InterfaceOhms(0);
            layers.Refresh([40, 40, 40]);
            double expected = Math.Exp(0.16 / 8.617333262e-5 * ((1 / 313.15) - (1 / 293.15)));
            Assert.AreEqual(expected, layers.InterfaceOhms(0) / cold, 1e-9);
        }

        [TestMethod]
        public void Refresh_LithiumGone_HasNoCapacityLeft()
        {
            StackModel model = Even("C000-05");
            model.Layer.LithiumInventory.Value = 0.1;
            var layers = new Layers(model, 0, new SeededRandom(1), 0.05, 0.001);
            Assert.AreEqual(0.1 * CoulombsPerMilliampereHour, layers.CapacityCoulombs(0), 1e-9);
        }

        [TestMethod]
        [DataRow("C000-05", 0.05, 204.0, 1.5)]
        [DataRow("C000-04", 0.1, 208.0, 4.5)]
        [DataRow("C000-04", 0.75, 153.0, 6.0)]
        [DataRow("C000-04", 1.0, 125.0, 6.0)]
        [DataRow("C000-03", 0.1, 210.0, 4.5)]
        [DataRow("C000-03", 0.2, 199.0, 4.5)]
        public void Cycle_AtARate_GivesThePrintedCapacity(string stack, double rate, double milliampereHoursPerGram, double within)
        {
            Layers layers = Quick(stack);
            Charge(layers, 0.05);
            double capacity = Discharge(layers, 0.05);
            if (rate != 0.05)
            {
                Charge(layers, rate);
                capacity = Discharge(layers, rate);
            }

            Assert.AreEqual(milliampereHoursPerGram, capacity, within);
        }

        [TestMethod]
        public void Cycle_ThirtyTimesAtTenthOfC_FadesAndChangesResistanceAsPrinted()
        {
            Layers layers = Quick("C000-05");
            double firstCharge = Charge(layers, 0.05);
            Discharge(layers, 0.05);
            double first = 0;
            double last = 0;
            for (int i = 0; i < 30; i++)
            {
                Charge(layers, 0.1);
                last = Discharge(layers, 0.1);
                first = i == 0 ? last : first;
                if (i == 19)
                {
                    Assert.AreEqual(20.5, layers.BulkOhms(0), 1.0);
                    Assert.AreEqual(170, layers.InterfaceOhms(0), 8.0);
                }
            }

            Assert.AreEqual(235, firstCharge, 3);
            Assert.AreEqual(197, first, 2);
            Assert.AreEqual(0.864, last / first, 0.01);
        }

        private static Layers Make(string stack, double? stateOfCharge)
        {
            var layers = new Layers(Even(stack), 0, new SeededRandom(1), 0.05, 0.001);
            if (stateOfCharge.HasValue)
            {
                layers.SetStateOfCharge(stateOfCharge.Value);
                layers.Refresh(Enumerable.Repeat(20.0, layers.Count + 1).ToArray());
                layers.Solve(0, 100);
            }

            return layers;
        }

        private static Layers Quick(string stack)
        {
            return new Layers(Even(stack), 0, new SeededRandom(1), 5, 0.001);
        }

        private static StackModel Even(string stack)
        {
            StackModel model = ModelLibrary.Stack(stack);
            model.Layer.LayerSpread.Value = 0;
            return model;
        }

        // What SetStateOfCharge counts as the first charge that is behind the layer.
        private static double Primed(Layers layers)
        {
            return layers.CapacityCoulombs(0) / 0.8825;
        }

        private static void Drive(Layers layers, double amps, int seconds)
        {
            layers.Solve(amps, 100);
            for (int i = 0; i < seconds; i++)
            {
                Once(layers, amps, 1);
            }
        }

        private static void Once(Layers layers, double amps, double seconds)
        {
            layers.Advance(seconds);
            layers.Solve(amps, 100);
        }

        private static double Charge(Layers layers, double rate)
        {
            return Until(layers, rate * 565e-6, () => layers.HighestVolts >= 4.3);
        }

        private static double Discharge(Layers layers, double rate)
        {
            return Until(layers, -rate * 565e-6, () => layers.LowestVolts <= 3.0);
        }

        private static double Until(Layers layers, double amps, Func<bool> ended)
        {
            double[] plates = Enumerable.Repeat(20.0, layers.Count + 1).ToArray();
            double seconds = 0;
            layers.Solve(amps, 100);
            while (!ended())
            {
                Assert.IsTrue(seconds < 200000, "the half-cycle does not end");
                layers.Refresh(plates);
                Once(layers, amps, 5);
                seconds += 5;
            }

            return Math.Abs(amps) * seconds / CoulombsPerMilliampereHour / GramsOfCathode;
        }
    }
}
