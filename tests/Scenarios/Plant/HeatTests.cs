using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Tests.Scenarios.Plant
{
    [TestClass]
    public sealed class HeatTests
    {
        private readonly RigModel _rig = ModelLibrary.Rig();
        private readonly Layers _layers = new(ModelLibrary.Stack("C000-05"), 0, new SeededRandom(1), 0.05, 0.001);

        [TestMethod]
        public void Advance_NothingHeats_StaysAtTheAir()
        {
            var heat = new Heat(_rig, 2);
            Run(heat, 0, 600);
            Assert.AreEqual(heat.AirDegrees, heat.HottestDegrees, 1e-6);
        }

        [TestMethod]
        public void Advance_HeaterForLong_BalancesWithTheAir()
        {
            var heat = new Heat(_rig, 2);
            Run(heat, 6, 6000);
            double expected = heat.AirDegrees + (6 / _rig.BlockToAir.Value);
            Assert.AreEqual(expected, heat.BlockDegrees, 0.01);
            Assert.AreEqual(expected, heat.PlateDegrees[1], 0.01);
        }

        [TestMethod]
        public void Advance_NoWayToTheAir_KeepsEveryJoule()
        {
            _rig.BlockToAir.Value = 0;
            var heat = new Heat(_rig, 2);
            heat.AddedWatts[1] = 2;
            Run(heat, 5, 100);
            double joules = ((heat.BlockDegrees - heat.AirDegrees) * _rig.BlockHeatCapacity.Value)
                + heat.PlateDegrees.Sum(plate => (plate - heat.AirDegrees) * _rig.PlateHeatCapacity.Value);
            Assert.AreEqual(700, joules, 0.01);
        }

        [TestMethod]
        public void Advance_ALayerHeats_ItsOwnPlatesAreTheHottest()
        {
            var heat = new Heat(_rig, 6);
            var layers = new Layers(ModelLibrary.Stack("C000-05").WithCells(6), 0, new SeededRandom(1), 0.05, 0.001);
            heat.AddedWatts[2] = 1;
            for (int i = 0; i < 100; i++)
            {
                heat.Advance(0.05, 0, layers);
            }

            int hottest = Array.IndexOf(heat.PlateDegrees, heat.PlateDegrees.Max());
            Assert.IsTrue(hottest is 2 or 3, $"plate {hottest}");
            Assert.AreEqual(heat.PlateDegrees.Max(), heat.HottestDegrees);
            Assert.IsTrue(heat.FastestDegreesPerSecond > 0);
        }

        private void Run(Heat heat, double watts, int seconds)
        {
            for (int i = 0; i < seconds * 20; i++)
            {
                heat.Advance(0.05, watts, _layers);
            }
        }
    }
}
