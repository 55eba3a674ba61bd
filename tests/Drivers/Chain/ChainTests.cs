using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Simulated.Chips;
using RigFirmware.Simulated.Faults;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Drivers.Chain
{
    /// <summary>Whole runs through drivers and chips; the plant's truth judges.</summary>
    [TestClass]
    public sealed class ChainTests
    {
        private const int Nanoamps = 300000;
        private static ImageBuilder Charge => new ImageBuilder().Current(Nanoamps, 3000);

        [TestMethod]
        public void Run_Charge_ReachesTheStackAtItsSetpointInItsRange()
        {
            ChipStation station = Started();
            station.Run(5);
            Assert.AreEqual(RigMode.Running, station.Executive.Mode, station.TrippedFaultName);
            Assert.AreEqual(Nanoamps, station.Rig.Plant.Truth.StackNanoamps, 300);
            Assert.AreEqual(CurrentRange.Milliamps1, station.Rig.Plant.Truth.Power.Range);
            Assert.AreEqual(Nanoamps, station.Executive.Snapshot.Fast[Channel.Current], 500);
            Assert.AreEqual(Nanoamps, station.Executive.Snapshot.Fast[Channel.CurrentSecond], 1500);
        }

        [TestMethod]
        public void Run_Discharge_HasTheOtherSign()
        {
            var station = new ChipStation();
            station.Start(new ImageBuilder().Current(-Nanoamps, 3000));
            station.Run(5);
            Assert.AreEqual(-Nanoamps, station.Rig.Plant.Truth.StackNanoamps, 300);
        }

        [TestMethod]
        public void Run_StepsThroughAllRanges_NeverTripsAndNeverDrivesBesideItsSetpoint()
        {
            var station = new ChipStation();
            int[] steps = [50000, 500000, -50000, 900000, 90000];
            var program = new ImageBuilder();
            foreach (int nanoamps in steps)
            {
                program.Current(nanoamps, 5);
            }

            var worst = new Excess();
            station.Start(program.Rest(60));
            station.Rig.Plant.Observer = worst;
            station.Run(28);
            Assert.AreEqual(-1, station.TrippedFault, station.TrippedFaultName);
            Assert.IsLessThanOrEqualTo(900000 * 1.001, worst.HighestNanoamps);
            Assert.IsGreaterThanOrEqualTo(-50000 * 1.01, worst.LowestNanoamps);
            Assert.IsGreaterThan(880000, worst.HighestNanoamps);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        public void Run_CellTwoMillivoltsAroundItsLimit_CutsOffAboveAndNotBelow(int seed)
        {
            double limit = new ChipStation().Configuration is var c ? (c.CellMicrovoltsMax + c.CellTripMicrovolts) * 1e-6 : 0;
            ChipStation below = Started(seed: seed);
            Hold(below, limit - 0.002);
            below.Run(10);
            Assert.AreNotEqual("CellOvervoltage", below.TrippedFaultName);

            ChipStation above = Started(seed: seed);
            Hold(above, limit + 0.002);
            Assert.IsTrue(above.RunUntil(() => above.Executive.Mode == RigMode.Tripped, 2));
            Assert.AreEqual("CellOvervoltage", above.TrippedFaultName);
            above.Run(0.1);
            Assert.IsFalse(above.Rig.Plant.Truth.IsPowerOn);
            Assert.IsFalse(above.Monitor.Watches.Any(watch => watch.IsViolated));
        }

        [TestMethod]
        public void Run_OpenTap_IsFoundByTheKickAndNamed()
        {
            ChipStation station = Started();
            station.Rig.Plant.Inject(new FaultSpecification { Fault = "openTap", Cell = 1, AtSeconds = station.Rig.Plant.NowUs * 1e-6 });
            Assert.IsTrue(station.RunUntil(() => station.Executive.Mode == RigMode.Tripped, 11), "A floating tap has to be found with the next kick.");
            Assert.AreEqual("CellOpenWire", station.TrippedFaultName);
            Assert.AreEqual((byte)Quality.OpenWire, station.Executive.Snapshot.Quality[0]);
            Assert.AreEqual((byte)Quality.OpenWire, station.Executive.Snapshot.Quality[1]);
        }

        [TestMethod]
        public void Run_HealthyStackThroughManyKicks_IsNeverCalledOpen()
        {
            ChipStation station = Started();
            for (int i = 0; i < 45 * 20; i++)
            {
                station.Cycle();
                Assert.AreEqual(0, station.FrontEnd.FloatingCells);
                Assert.AreEqual(0, station.FrontEnd.Coarse.Contradicted);
            }

            Assert.IsTrue(station.FrontEnd.Coarse.IsAble);
            Assert.AreEqual(RigMode.Running, station.Executive.Mode, station.TrippedFaultName);
        }

        [TestMethod]
        public void Run_PreciseCellOffByAQuarterVolt_IsContradictedByTheCoarsePath()
        {
            ChipStation station = Started();
            station.Rig.CoarseErrorVolts[0] = -0.4;
            Assert.IsTrue(station.RunUntil(() => station.Executive.Mode == RigMode.Tripped, 5));
            Assert.AreEqual((byte)Quality.Disagree, station.Executive.Snapshot.Quality[0]);
        }

        [TestMethod]
        [DataRow("A")]
        [DataRow("B")]
        [DataRow("C")]
        public void Run_ConverterResetInOperation_EndsThePowerAndRecoversToIdle(string converter)
        {
            ChipStation station = Started(cells: 12);
            (converter switch { "A" => station.Rig.ChipA, "B" => station.Rig.ChipB, _ => station.Rig.ChipC }).Reset();
            Assert.IsTrue(station.RunUntil(() => !station.Rig.Plant.Truth.IsPowerOn, 0.5), "The power has to end.");
            Recovers(station);
        }

        [TestMethod]
        public void Run_PortsReset_EndsThePowerAtOnceAndRecoversToIdle()
        {
            ChipStation station = Started();
            station.Rig.PowerPorts.Reset();
            Assert.IsTrue(station.RunUntil(() => !station.Rig.Plant.Truth.IsPowerOn, 0.1));
            Assert.IsTrue(station.RunUntil(() => station.Executive.Mode == RigMode.Tripped, 1));
            Recovers(station);
        }

        [TestMethod]
        public void Run_DacReset_NeverDrivesMoreThanAskedAndComesBack()
        {
            ChipStation station = Started();
            var worst = new Excess();
            station.Rig.Plant.Observer = worst;
            station.Rig.DacChip.Reset();
            station.Run(3);
            Assert.IsLessThanOrEqualTo(Nanoamps * 1.001, worst.HighestNanoamps);
            Assert.IsGreaterThanOrEqualTo(0, worst.LowestNanoamps);
        }

        [TestMethod]
        public void Run_BusSilentForAWhile_EndsThePowerAndRecoversToIdle()
        {
            ChipStation station = Started();
            SetAll(station, line => line.Silent = true);
            Assert.IsTrue(station.RunUntil(() => !station.Rig.Plant.Truth.IsPowerOn, 0.5), "The power has to end.");
            station.Run(2);
            SetAll(station, line => line.Silent = false);
            Recovers(station);
        }

        [TestMethod]
        public void Run_OneFrameInAThousandDisturbed_GoesOn()
        {
            ChipStation station = Started();
            SetAll(station, line => line.WrongAnswersPart = 0.001);
            station.Run(120);
            Assert.AreEqual(RigMode.Running, station.Executive.Mode, station.TrippedFaultName);
        }

        [TestMethod]
        public void Run_HalfOfAllFramesDisturbed_EndsThePowerAndNoValueIsWrong()
        {
            ChipStation station = Started();
            SetAll(station, line => line.WrongAnswersPart = 0.5);
            Queue<int>[] recent = [new(), new()];
            for (int i = 0; i < 400; i++)
            {
                station.Cycle();
                for (int cell = 0; cell < 2; cell++)
                {
                    bool isOk = station.Executive.Snapshot.Quality[cell] == (byte)Quality.Ok;
                    int truth = station.Rig.Plant.Truth.CellMicrovolts(cell);
                    recent[cell].Enqueue(truth);
                    recent[cell] = new Queue<int>(recent[cell].TakeLast(6));
                    int fast = station.Executive.Snapshot.Fast[cell];
                    bool isRecent = fast > recent[cell].Min() - 2000 && fast < recent[cell].Max() + 2000;
                    Assert.IsTrue(!isOk || isRecent, $"tick {i}: cell {cell + 1} is {fast} uV and Ok, the truth was {string.Join(", ", recent[cell])}");
                }
            }

            Assert.AreEqual(RigMode.Tripped, station.Executive.Mode);
            Assert.IsFalse(station.Rig.Plant.Truth.IsPowerOn);
        }

        [TestMethod]
        public void Run_EmergencyStop_IsSeen()
        {
            ChipStation station = Started();
            station.Rig.Plant.Truth.Chain.EmergencyStop = true;
            Assert.IsTrue(station.RunUntil(() => station.Executive.Mode == RigMode.Tripped, 0.3));
            Assert.IsFalse(station.Rig.Plant.Truth.IsPowerOn);
        }

        [TestMethod]
        public void Run_LeadsOfAPointOff_AreSeenAtThatPoint()
        {
            ChipStation station = Started();
            station.Rig.OpenLeads = 1 << 2;
            station.Run(1);
            Assert.AreEqual((byte)Quality.OpenWire, station.Executive.Snapshot.Quality[Channel.Temperature0 + 2]);
            Assert.AreEqual((byte)Quality.Ok, station.Executive.Snapshot.Quality[Channel.Temperature0 + 1]);
        }

        private static void Hold(ChipStation station, double volts) =>
            station.Rig.Plant.Inject(new FaultSpecification { Fault = "overvoltage", Cell = 2, AtSeconds = station.Rig.Plant.NowUs * 1e-6, Value = volts });

        private static ChipStation Started(int cells = 2, int seed = 7)
        {
            var station = new ChipStation(cells, (ulong)seed);
            Assert.IsNull(station.Refusal);
            station.Start(Charge);
            station.Run(3);
            Assert.IsGreaterThan(0, station.Rig.Plant.Truth.StackNanoamps);
            return station;
        }

        private static void Recovers(ChipStation station)
        {
            station.Run(3);
            station.Rig.Plant.HoldAcknowledge(3000);
            Assert.IsTrue(station.RunUntil(() => station.Executive.Mode == RigMode.Idle, 20), $"The rig stays in {station.Executive.Mode} after {station.TrippedFaultName}.");
        }

        private static void SetAll(ChipStation station, Action<SpiLine> set)
        {
            foreach (SpiLine line in station.Rig.Lines)
            {
                set(line);
            }
        }
    }
}
