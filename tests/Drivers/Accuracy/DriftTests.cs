using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Simulated.Models;
using RigFirmware.Tests.Drivers.Chain;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Drivers.Accuracy
{
    /// <summary>The drift check through firmware, front end, drivers and chips whose parts are drawn from the limits of hardware/bom.csv.</summary>
    [TestClass]
    public class DriftTests
    {
        private const int Seeds = 12;
        private const double LearnSeconds = 200;
        private static readonly int[] Rows = [FaultId.CellDrift, FaultId.StackDrift, FaultId.CurrentDrift, FaultId.TemperatureDrift, FaultId.SecondPathMissing];

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void Run_TwelveHealthyRigsFrom15To35Degrees_AreNeverWarned()
        {
            var used = new double[Seeds][];
            Parallel.For(0, Seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed => used[seed] = LimitUsed((ulong)seed + 1));
            for (int i = 0; i < Rows.Length - 1; i++)
            {
                double worst = used.Max(ofRig => ofRig[i]);
                TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"row {Rows[i]}: at most {worst:P0} of the limit"));
                Assert.IsTrue(worst > 0.005, "a rig that does not move at all proves nothing");
                Assert.IsTrue(worst < 0.95, $"row {Rows[i]} at {worst:P0} of its limit");
            }
        }

        [TestMethod]
        [DataRow(2, 12e-3, DisplayName = "two cells, 12 mV")]
        [DataRow(12, 30e-3, DisplayName = "twelve cells, 30 mV")]
        public void Run_CellThatDrifts_IsWarnedOfBeforeItsErrorReaches(int cells, double most)
        {
            ChipStation station = Started(cells);
            double volts = DriftUntilWarned(station, 5e-6, v => station.Rig.PreciseErrorVolts[cells - 1] = v);
            TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warned at {1000 * volts:F1} mV"));
            Assert.IsTrue(volts < most, $"{1000 * volts:F1} mV");
            Assert.IsTrue(station.Executive.Faults.IsActive(FaultId.StackDrift));
        }

        [TestMethod]
        public void Run_CellThatDriftsWithTheStack_IsWarnedOfByItsCoarsePathBefore50Millivolts()
        {
            // The stack's own path is wrong by as much: only the coarse path is left.
            ChipStation station = Started(2);
            double volts = DriftUntilWarned(station, 5e-6, v =>
            {
                station.Rig.PreciseErrorVolts[0] = v;
                station.Rig.PreciseErrorVolts[1] = -v;
            });
            TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warned at {1000 * volts:F1} mV"));
            Assert.IsTrue(volts < 0.05, $"{1000 * volts:F1} mV");
            Assert.IsTrue(station.Executive.Faults.IsActive(FaultId.CellDrift));
            Assert.IsTrue(station.Executive.Faults.ChannelOf(FaultId.CellDrift) is Channel.Cell0 or Channel.Cell0 + 1);
        }

        [TestMethod]
        public void Run_ReferenceThatDrifts_IsWarnedOfBeforeACellIsFiveMillivoltsWrong()
        {
            var bench = new AccuracyBench(7);
            bench.CalibrateCells();
            bench.CalibrateStack();
            bench.Station.Start(new ImageBuilder().Current(100000, 3600 * 24));
            bench.Station.Run(LearnSeconds);
            double part = DriftUntilWarned(bench.Station, 0.3e-6, moved =>
            {
                bench.Errors.ConverterA.ReferenceMoved = moved;
                bench.Errors.ConverterB.ReferenceMoved = moved;
            });
            double cellVolts = part * bench.Station.Rig.Plant.Truth.Layers.HighestVolts;
            TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warned at {1e6 * part:F0} ppm, {1000 * cellVolts:F2} mV a cell"));
            Assert.IsTrue(cellVolts < 5e-3, $"{1000 * cellVolts:F2} mV");
            Assert.IsTrue(bench.Station.Executive.Faults.IsActive(FaultId.StackDrift));
        }

        [TestMethod]
        public void Run_ShuntThatDrifts_IsWarnedOfBeforeOnePercent()
        {
            ChipStation station = Started(2, nanoamps: 90000);
            double ohms = station.Rig.ShuntChainOhms[0];
            double part = DriftUntilWarned(station, 2e-6, moved => station.Rig.ShuntChainOhms[0] = ohms * (1 + moved));
            TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warned at {part:P2}"));
            Assert.IsTrue(part < 0.01, $"{part:P2}");
            Assert.IsTrue(station.Executive.Faults.IsActive(FaultId.CurrentDrift));
        }

        [TestMethod]
        public void Run_PointThatComesOffItsPlate_IsWarnedOfBeforeFiveDegrees()
        {
            ChipStation station = Started(2);
            double degrees = DriftUntilWarned(station, 3e-3, moved => station.Rig.PointErrorDegrees[2] = moved);
            TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warned at {degrees:F2} degC"));
            Assert.IsTrue(degrees < 5, $"{degrees:F2} degC");
            Assert.AreEqual(Channel.Temperature0 + 2, station.Executive.Faults.ChannelOf(FaultId.TemperatureDrift));
        }

        [TestMethod]
        public void Run_CoarsePathDead_IsWarnedOfAndNothingIsKnown()
        {
            ChipStation station = Started(2, 0);
            station.Rig.Coarse.IsDead = true;
            station.Run(120);
            Assert.IsTrue(station.Executive.Faults.IsActive(FaultId.SecondPathMissing));
            Assert.AreEqual(0, station.Executive.Drift.Judged & 3);
            Assert.AreEqual(RigMode.Running, station.Executive.Mode, "a warning, no more");
        }

        [TestMethod]
        public void Run_ThermistorUnplugged_IsWarnedOf()
        {
            ChipStation station = Started(2);
            station.Rig.OpenThermistors = 1 << 5;
            station.Run(120);
            Assert.IsTrue(station.Executive.Faults.IsActive(FaultId.SecondPathMissing));
            Assert.AreEqual(Channel.Ambient, station.Executive.Faults.ChannelOf(FaultId.SecondPathMissing));
        }

        // Most of each row's limit that a rig used up while it was charged for an hour and warmed by 20 degC.
        private static double[] LimitUsed(ulong seed)
        {
            const double Seconds = 3600;
            StackModel model = ModelLibrary.Stack("C000-05").WithCells(AccuracyBench.Cells);
            var bench = new AccuracyBench(model, seed);
            bench.CalibrateCells();
            bench.CalibrateStack();
            bench.Errors.BoardDegrees = 15;
            bench.Station.Rig.Plant.SetStateOfCharge(0.2);
            ChipStation station = bench.Station;
            station.Start(new ImageBuilder().Current(300000, 1800).Current(-300000, 1800).Loop(0, 100));
            DriftWatch drift = station.Executive.Drift;
            var used = new double[Rows.Length - 1];
            for (int second = 0; second < Seconds; second++)
            {
                bench.Errors.BoardDegrees = 15 + (20 * Math.Min(1, second / (Seconds - 600)));
                station.Run(1);
                double[] now = [Part(drift.CellMoved, DriftWatch.CellMicrovoltsMax), Part(drift.StackMoved, DriftWatch.StackLimit(AccuracyBench.Cells)), Part(drift.CurrentMoved, drift.CurrentLimitNow), Part(drift.PointMoved, DriftWatch.PointMillidegreesMax)];
                for (int i = 0; i < used.Length; i++)
                {
                    used[i] = Math.Max(used[i], now[i]);
                }
            }

            Assert.AreEqual(RigMode.Running, station.Executive.Mode, station.TrippedFaultName);
            Assert.AreEqual(drift.Fitted, drift.Judged, "every pair was compared");
            Assert.IsFalse(station.Executive.Faults.IsLatched(FaultId.SecondPathMissing));
            return used;
        }

        private static double Part(int moved, int limit) => (double)moved / limit;

        // In the unit that the move takes; each second so much more.
        private static double DriftUntilWarned(ChipStation station, double perSecond, Action<double> move)
        {
            for (int second = 1; second < 4 * 3600; second++)
            {
                move(perSecond * second);
                station.Run(1);
                if (Array.Exists(Rows, row => station.Executive.Faults.IsActive(row)))
                {
                    return perSecond * second;
                }

                Assert.AreEqual(RigMode.Running, station.Executive.Mode, station.TrippedFaultName);
            }

            throw new AssertFailedException("nobody was warned");
        }

        private static ChipStation Started(int cells, double seconds = LearnSeconds, int nanoamps = 50000)
        {
            var station = new ChipStation(cells);
            station.Start(new ImageBuilder().Current(nanoamps, 3600 * 24));
            station.Run(seconds);
            return station;
        }
    }
}
