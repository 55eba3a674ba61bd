using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.Hal;
using RigFirmware.Simulated.Chips;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Drivers.Chain
{
    /// <summary>What a scan costs and how well it measures, with twelve cells and converters whose gain and offset are calibrated out.</summary>
    [TestClass]
    public sealed class ScanTests
    {
        public TestContext? TestContext { get; set; }

        [TestMethod]
        public void Tick_TwelveCellsUnderCurrent_FitsTheTickAt300MicrosecondsACall()
        {
            var station = new ChipStation(12);
            station.Start(new ImageBuilder().Current(300000, 3000));
            station.Run(3);
            station.Rig.Time.ForgetWorst();
            int transactions = 0;
            for (int i = 0; i < 600; i++)
            {
                station.Cycle();
                transactions = Math.Max(transactions, station.Rig.Time.Transactions);
            }

            int calls = station.Rig.Time.CallsMax;
            TestContext?.WriteLine($"busiest tick: {transactions} transactions, {calls} native calls, {calls * BusTime.CallUs / 1000.0} ms of {RigConfiguration.TickMs} ms");
            Assert.AreEqual(BusiestTransactions, transactions);
            Assert.AreEqual(BusiestCalls, calls);
            Assert.IsLessThan(RigConfiguration.TickMs * 1000 / 2, calls * BusTime.CallUs);
        }

        [TestMethod]
        public void Sample_TwelveCells_TakesTheStatedTransactions()
        {
            var station = new ChipStation(12);
            station.RunSelfTest();
            station.Run(1);
            station.Rig.Advance(50);
            var sample = new RigSample();
            station.FrontEnd.Sample(sample, SampleGroups.Electrical);

            // Two flushing frames and one with the conversions for each of three converters, one for each port expander.
            Assert.AreEqual(11, station.Rig.Time.Transactions);
            Assert.AreEqual(33, station.Rig.Time.Calls);
            for (int i = 0; i < 15; i++)
            {
                Assert.AreEqual(SampleStatus.Ok, sample.Status[i], $"channel {i}");
            }
        }

        [TestMethod]
        public void Cells_AtRest_AreMeasuredWithinTheNoiseOfTheSheet()
        {
            var station = new ChipStation(12, gainErrorPpm: 0, offsetMicrovolts: 0);
            station.Run(5);
            const int Seconds = 60;
            var errors = new double[Seconds];
            double worst = 0;
            for (int second = 0; second < Seconds; second++)
            {
                double sum = 0;
                for (int tick = 0; tick < 20; tick++)
                {
                    station.Cycle();
                    double error = station.Executive.Snapshot.Fast[4] - (station.Rig.Plant.Truth.Layers.Volts[4] * 1e6);
                    worst = Math.Max(worst, Math.Abs(error));
                    sum += error;
                }

                errors[second] = sum / 20;
            }

            double squares = 0;
            foreach (double error in errors)
            {
                squares += error * error;
            }

            double rms = Math.Sqrt(squares / Seconds);
            TestContext?.WriteLine($"cell 5: {rms:F1} uV rms over 1 s, worst single reading {worst:F0} uV");
            Assert.IsLessThanOrEqualTo(50, rms);
            Assert.IsLessThanOrEqualTo(150, worst);
        }

        [TestMethod]
        public void Channels_OfACalibratedChain_AgreeWithTheTruth()
        {
            var station = new ChipStation(12, gainErrorPpm: 0, offsetMicrovolts: 0);
            station.Start(new ImageBuilder().Current(800000, 3000));
            station.Run(10);
            int[] fast = station.Executive.Snapshot.Fast;
            var truth = station.Rig.Plant.Truth;
            for (int i = 0; i < 12; i++)
            {
                Assert.AreEqual(truth.CellMicrovolts(i), fast[i], 500, $"cell {i + 1}");
            }

            Assert.AreEqual(truth.StackMicrovolts, fast[Channel.Stack], 2000);
            Assert.AreEqual(truth.StackNanoamps, fast[Channel.Current], 500);
            Assert.AreEqual(truth.StackNanoamps, fast[Channel.CurrentSecond], 500);
            Assert.AreEqual(truth.PlateMillidegrees(0), fast[Channel.Temperature0], 50);
            Assert.AreEqual(truth.Heat.AirDegrees * 1000, fast[Channel.Ambient], 50);
            Assert.AreEqual(truth.ClampMillinewtons, fast[Channel.ClampForce], 100);
            Assert.AreEqual(truth.Clamp.TravelMillimetres * 1e6, fast[Channel.ClampTravel], 40000);
        }

        private const int BusiestTransactions = 20;
        private const int BusiestCalls = 73;
    }
}
