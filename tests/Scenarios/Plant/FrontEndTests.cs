using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Plant
{
    [TestClass]
    public sealed class FrontEndTests
    {
        private const int Samples = 20000;
        private readonly RigSample _sample = new();
        private SimulatedRig _rig = new(ModelLibrary.Stack("C000-05").WithCells(3), 5);

        public FrontEndTests()
        {
            _rig.SetStateOfCharge(0.5);
        }

        [TestMethod]
        public void Sample_CellAtRest_ScattersAroundTheTruthByItsNoise()
        {
            double[] volts = Take(Channel.Cell0 + 1, Samples);
            double mean = volts.Average();
            double deviation = Math.Sqrt(volts.Average(v => (v - mean) * (v - mean)));
            Assert.AreEqual(40, deviation, 2);
            Assert.AreEqual(_rig.Truth.CellMicrovolts(1), mean, 5 * (200 + (50e-6 * 3.83e6)));
            Assert.AreNotEqual(_rig.Truth.CellMicrovolts(1), mean, 1.0);
        }

        [TestMethod]
        public void Sample_EqualSeeds_GiveEqualCounts()
        {
            double[] first = Take(Channel.Stack, 100);
            _rig = new SimulatedRig(ModelLibrary.Stack("C000-05").WithCells(3), 5);
            _rig.SetStateOfCharge(0.5);
            CollectionAssert.AreEqual(first, Take(Channel.Stack, 100));
        }

        [TestMethod]
        public void Sample_OtherSeed_GivesOtherCounts()
        {
            double[] first = Take(Channel.Stack, 100);
            _rig = new SimulatedRig(ModelLibrary.Stack("C000-05").WithCells(3), 6);
            _rig.SetStateOfCharge(0.5);
            CollectionAssert.AreNotEqual(first, Take(Channel.Stack, 100));
        }

        [TestMethod]
        public void Sample_OneGroup_LeavesTheOthersAlone()
        {
            _rig.Sample(_sample, SampleGroups.Temperature);
            Assert.AreEqual(SampleStatus.Missing, _sample.Status[Channel.Cell0]);
            Assert.AreEqual(SampleStatus.Ok, _sample.Status[Channel.Ambient]);
            Assert.IsFalse(_sample.DiscretesRead);
        }

        [TestMethod]
        public void Sample_SwappedTaps_ReversesTheCellAndKeepsTheSum()
        {
            Inject("swappedTaps", cell: 2);
            int[] counts = Enumerable.Range(0, 3).Select(i => _sample.Counts[i]).ToArray();
            double full = 10e6 / NominalScale.FullScaleCounts;
            Assert.AreEqual(2 * 3.83e6, counts[0] * full, 5e3);
            Assert.AreEqual(-3.83e6, counts[1] * full, 5e3);
            Assert.AreEqual(2 * 3.83e6, counts[2] * full, 5e3);
        }

        [TestMethod]
        public void Sample_OpenTap_ReportsBothCellsThatShareIt()
        {
            Inject("openTap", cell: 1);
            CollectionAssert.AreEqual(
                new[] { SampleStatus.OpenWire, SampleStatus.OpenWire, SampleStatus.Ok },
                _sample.Status.Take(3).ToArray());
        }

        [TestMethod]
        public void Sample_SensorStuck_RepeatsOneValue()
        {
            Inject("sensorStuck", channel: "cell1");
            Assert.AreEqual(1, Take(Channel.Cell0, 50).Distinct().Count());
            Assert.IsTrue(Take(Channel.Cell0 + 1, 50).Distinct().Count() > 10);
        }

        [TestMethod]
        public void Sample_SensorDrift_RunsAwayAtItsPaceAndComesBack()
        {
            Inject("sensorDrift", channel: "cell1", value: 1000);
            double before = Take(Channel.Cell0, 500).Average();
            _rig.Advance(10000);
            Assert.AreEqual(before + 10000, Take(Channel.Cell0, 500).Average(), 30);
            _rig.Clear("sensorDrift");
            _rig.Advance(50);
            Assert.AreEqual(before, Take(Channel.Cell0, 500).Average(), 100);
        }

        [TestMethod]
        public void Sample_Nack_MarksEveryChannel()
        {
            Inject("nack");
            _rig.Sample(_sample, SampleGroups.Electrical | SampleGroups.Temperature | SampleGroups.Clamp);
            Assert.IsTrue(_sample.Status.Where((_, i) => i < 3 || i >= Channel.Stack).All(s => s == SampleStatus.BusError));
        }

        [TestMethod]
        public void Sample_BeyondFullScale_IsSaturatedNotWrapped()
        {
            _rig.Truth.Layers.AddedVolts[0] = 20;
            _rig.Truth.Layers.Advance(0);
            _rig.Truth.Layers.Solve(0, 100);
            _rig.Sample(_sample, SampleGroups.Electrical);
            Assert.AreEqual(SampleStatus.Saturated, _sample.Status[0]);
            Assert.AreEqual(NominalScale.FullScaleCounts - 1, _sample.Counts[0]);
        }

        [TestMethod]
        public void FillNormal_ManyDraws_AreNormal()
        {
            var random = new SeededRandom(9);
            var draws = new double[200001];
            random.FillNormal(draws, 200000);
            Assert.AreEqual(0, draws.Take(200000).Average(), 0.01);
            Assert.AreEqual(1, draws.Take(200000).Average(x => x * x), 0.01);
            Assert.AreEqual(0.00135, draws.Take(200000).Count(x => x > 3) / 200000.0, 0.0004);
        }

        private double[] Take(int channel, int count)
        {
            var values = new double[count];
            double unit = (double)NominalScale.FullScale(channel, 0, 100000) / NominalScale.FullScaleCounts;
            for (int i = 0; i < count; i++)
            {
                _rig.Sample(_sample, SampleGroups.Electrical);
                values[i] = _sample.Counts[channel] * unit;
            }

            return values;
        }

        private void Inject(string fault, int cell = 0, string channel = "", double? value = null)
        {
            _rig.Inject(new FaultSpecification { Fault = fault, Cell = cell, Channel = channel, Value = value });
            _rig.Advance(50);
            _rig.Sample(_sample, SampleGroups.Electrical);
        }
    }
}
