using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Tests.Scenarios.Plant
{
    [TestClass]
    public sealed class LayerLawsTests
    {
        private double[] _plates = [];

        [TestMethod]
        public void Overpotential_ExchangeCurrent_IsButlerVolmerOfTwoElectrodes()
        {
            var laws = new LayerLaws(ModelLibrary.Stack("C002-05").Layer);
            double amps = 0.5e-3 * 1.131;
            double expected = 4 * 8.314462618 * 303.15 / 96485.33212 * Math.Asinh(0.5 / (2 * 0.171));
            Assert.AreEqual(expected, laws.OverpotentialVolts(amps, 303.15), 1e-9);
            Assert.AreEqual(-expected, laws.OverpotentialVolts(-amps, 303.15), 1e-9);
        }

        [TestMethod]
        [DataRow(0.2, 0.08)]
        [DataRow(0.5, 0.25)]
        [DataRow(1.0, 0.37)]
        public void Solve_PolarisationTable_MeetsThePrintedOverpotential(double density, double volts)
        {
            Layers layers = Make("C002-05-plating", 30);
            double amps = density * 1.131e-3;
            Drive(layers, amps, 60);
            Assert.AreEqual(volts, layers.Volts[0], 0.001);
            Drive(layers, -amps, 60);
            Assert.AreEqual(-volts, layers.Volts[0], 0.001);
        }

        [TestMethod]
        public void Refresh_HoursSinceTheFirstCurrent_AgeTheInterface()
        {
            Layers layers = Make("C000-01", 20);
            Drive(layers, 0, 3600 * 100);
            Drive(layers, 113.1e-6, 60);
            Assert.AreEqual(0.089, layers.Volts[0], 0.0005, "rest before the first current does not age");
            Drive(layers, 0, 3600 * 130);
            Drive(layers, 113.1e-6, 60);
            Assert.AreEqual(0.066, layers.Volts[0], 0.0005);
            Assert.IsFalse(layers.AnyShort);
            Drive(layers, 113.1e-6, 3600 * 261);
            Assert.IsTrue(layers.AnyShort, "390 h");
            Assert.IsLessThan(0.04, layers.Volts[0]);
        }

        [TestMethod]
        public void Refresh_CriticalCurrentDensity_ShortsTheLayerFromThere()
        {
            Layers layers = Make("C002-05-plating", 30);
            Drive(layers, 2.3e-3 * 1.131, 10);
            Assert.IsFalse(layers.AnyShort);
            Drive(layers, 2.4e-3 * 1.131, 10);
            Assert.IsTrue(layers.AnyShort);
        }

        [TestMethod]
        public void Refresh_ACycle_IsCountedWhenTheNextChargeBegins()
        {
            Layers layers = Make("C000-04", 20);
            double fresh = layers.CapacityCoulombs(0);
            for (int cycle = 1; cycle <= 26; cycle++)
            {
                Assert.AreEqual(fresh, layers.CapacityCoulombs(0), 1e-9, $"cycle {cycle}");
                Drive(layers, 565e-6, 360);
                Drive(layers, -565e-6, 360);
            }

            Drive(layers, 565e-6, 2);
            Assert.IsLessThan(fresh, layers.CapacityCoulombs(0), "the 27th");
        }

        [TestMethod]
        public void InterfaceFactor_Pressure_FallsToItsAsymptoteAtTheContactPressure()
        {
            var laws = new LayerLaws(ModelLibrary.Stack("C003-02").Layer);
            double low = laws.InterfaceFactor(0, 11.31, 60);
            double contact = laws.InterfaceFactor(0, 45.24, 60);
            double high = laws.InterfaceFactor(0, 113.1, 60);
            Assert.IsGreaterThan(2, low);
            Assert.AreEqual(high, contact, 0.03);
            Assert.IsLessThan(contact, laws.InterfaceFactor(0, 45.24, 80), "a warm polymer needs less");
        }

        [TestMethod]
        public void OxidationAmps_AtTheOnset_IsTenMicroampsPerSquareCentimetre()
        {
            var laws = new LayerLaws(ModelLibrary.Stack("C002-15-LSV").Layer);
            Assert.IsTrue(laws.Oxidises);
            Assert.AreEqual(11.31e-6, laws.OxidationAmps(4.7), 1e-9);
            Assert.AreEqual(11.31e-6 * Math.E, laws.OxidationAmps(4.76), 1e-9);
        }

        [TestMethod]
        public void Value_Course_IsStraightInBetweenAndConstantBeyond()
        {
            var course = new Course(new ModelTable { At = [1, 3], Values = [10, 20] });
            Assert.AreEqual(10, course.Value(0));
            Assert.AreEqual(10, course.Value(1));
            Assert.AreEqual(15, course.Value(2));
            Assert.AreEqual(20, course.Value(9));
        }

        private Layers Make(string name, double degrees)
        {
            _plates = [degrees, degrees];
            var layers = new Layers(ModelLibrary.Stack(name), 0, new SeededRandom(1), 0.05, 0.001);
            layers.Refresh(_plates);
            return layers;
        }

        private void Drive(Layers layers, double amps, double seconds)
        {
            double step = seconds > 1000 ? 10 : 0.05;
            for (double done = 0; done < seconds; done += step)
            {
                layers.Solve(amps, 100);
                layers.Advance(step);
                if ((long)(done / step) % 20 == 0)
                {
                    layers.Refresh(_plates);
                }
            }

            layers.Refresh(_plates);
            layers.Solve(amps, 100);
        }
    }
}
