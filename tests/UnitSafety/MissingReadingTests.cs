using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    /// <summary>A missing reading is never a good one: it ends no fault that stands, and a good one does.</summary>
    [TestClass]
    public class MissingReadingTests
    {
        private const int ClearTicks = 700;

        [TestMethod]
        public void JudgeMedium_PlateNoLongerRead_EndsNoFaultOfThePlates()
        {
            int[] rows = { FaultId.OvertemperatureWarn, FaultId.Overtemperature, FaultId.Undertemperature, FaultId.TemperatureRateWarn, FaultId.TemperatureRate, FaultId.ThermalRunaway };
            int[] plates = { 2, 2, 3, 1, 1, 1 };
            FaultTable table = new FaultTable(new RigConfiguration());
            FaultMonitor faults = new FaultMonitor(table);
            SafetyMonitor monitor = new SafetyMonitor(new RigConfiguration(), table, faults);
            Snapshot snapshot = GoodSnapshot.Make();
            snapshot.HottestPlate = 2;
            snapshot.ColdestPlate = 3;
            snapshot.FastestRisePlate = 1;
            snapshot.HottestPlateMillidegrees = 70000;
            snapshot.ColdestPlateMillidegrees = -30000;
            snapshot.FastestRiseMillidegreesPerSecond = 1200;
            snapshot.SecondRiseMillidegreesPerSecond = 1100;
            int now = Run(monitor, faults, snapshot, 0, 50);
            for (int i = 0; i < rows.Length; i++)
            {
                Assert.IsTrue(faults.IsActive(rows[i]), table.Row(rows[i]).Name);
                Assert.AreEqual(Channel.Temperature0 + plates[i], faults.ChannelOf(rows[i]), table.Row(rows[i]).Name);
            }

            snapshot.HottestPlateMillidegrees = GoodSnapshot.PlateMillidegrees;
            snapshot.ColdestPlateMillidegrees = GoodSnapshot.PlateMillidegrees;
            snapshot.FastestRiseMillidegreesPerSecond = 0;
            snapshot.SecondRiseMillidegreesPerSecond = 0;
            for (int missing = 0; missing < Channel.Plates; missing++)
            {
                snapshot.MissingPlate = missing;
                now = Run(monitor, faults, snapshot, now, ClearTicks);
                Assert.IsTrue(faults.IsActive(FaultId.TemperatureChannelMissing));
                for (int i = 0; i < rows.Length; i++)
                {
                    Assert.IsTrue(faults.IsActive(rows[i]), table.Row(rows[i]).Name);
                }
            }

            snapshot.MissingPlate = -1;
            Run(monitor, faults, snapshot, now, ClearTicks);
            Assert.AreEqual(0, faults.ActiveCount, "all plates are read and well");
        }

        [TestMethod]
        public void JudgeMedium_EachPlateMissing_IsNamed()
        {
            for (int missing = 0; missing < Channel.Plates; missing++)
            {
                FaultTable table = new FaultTable(new RigConfiguration());
                FaultMonitor faults = new FaultMonitor(table);
                Snapshot snapshot = GoodSnapshot.Make();
                snapshot.MissingPlate = missing;
                Run(new SafetyMonitor(new RigConfiguration(), table, faults), faults, snapshot, 0, 10);
                Assert.IsTrue(faults.IsActive(FaultId.TemperatureChannelMissing));
                Assert.AreEqual(Channel.Temperature0 + missing, faults.ChannelOf(FaultId.TemperatureChannelMissing));
            }
        }

        [TestMethod]
        public void JudgeMedium_SurroundingsNoLongerRead_EndNoFault()
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            FaultMonitor faults = new FaultMonitor(table);
            WatchMonitor monitor = new WatchMonitor(new RigConfiguration(), table, faults);
            Snapshot snapshot = GoodSnapshot.Make();
            snapshot.Fast[Channel.Heater] = 120000;
            snapshot.Fast[Channel.Ambient] = 50000;
            snapshot.HottestPlateMillidegrees = 40000;
            snapshot.HottestPlate = 2;
            int now = Watch(monitor, faults, snapshot, 0, 100);
            Assert.IsTrue(faults.IsActive(FaultId.HeaterHot));
            Assert.IsTrue(faults.IsActive(FaultId.AmbientHot));
            Assert.IsTrue(faults.IsActive(FaultId.TemperaturesDisagree));
            Assert.AreEqual(20000, faults.Value(FaultId.TemperaturesDisagree), "how far the plates are apart");
            Assert.AreEqual(Channel.Temperature0 + 2, faults.ChannelOf(FaultId.TemperaturesDisagree));
            snapshot.Fast[Channel.Heater] = 20000;
            snapshot.Fast[Channel.Ambient] = 20000;
            snapshot.HottestPlateMillidegrees = 20000;
            GoodSnapshot.Lose(snapshot, Channel.Heater);
            GoodSnapshot.Lose(snapshot, Channel.Ambient);
            snapshot.MissingPlate = 0;
            now = Watch(monitor, faults, snapshot, now, ClearTicks);
            Assert.IsTrue(faults.IsActive(FaultId.HeaterHot));
            Assert.IsTrue(faults.IsActive(FaultId.AmbientHot));
            Assert.IsTrue(faults.IsActive(FaultId.TemperaturesDisagree));
            Assert.IsTrue(faults.IsActive(FaultId.HeaterChannelMissing));
            snapshot.Quality[Channel.Heater] = (byte)Quality.Ok;
            snapshot.Quality[Channel.Ambient] = (byte)Quality.Ok;
            snapshot.NotOkMask = 0;
            snapshot.MissingPlate = -1;
            Watch(monitor, faults, snapshot, now, ClearTicks);
            Assert.AreEqual(0, faults.ActiveCount, "everything is read and well");
        }

        [TestMethod]
        public void JudgeMedium_ForceOrTravelMissing_EachIsSeen()
        {
            int[] channels = { Channel.ClampForce, Channel.ClampTravel };
            for (int i = 0; i < channels.Length; i++)
            {
                FaultTable table = new FaultTable(new RigConfiguration());
                FaultMonitor faults = new FaultMonitor(table);
                Snapshot snapshot = GoodSnapshot.Make();
                GoodSnapshot.Lose(snapshot, channels[i]);
                Watch(new WatchMonitor(new RigConfiguration(), table, faults), faults, snapshot, 0, 20);
                Assert.IsTrue(faults.IsActive(FaultId.ClampChannelMissing));
            }
        }

        [TestMethod]
        public void JudgeMedium_FirstCellStandsStill_IsSeenAndNamed()
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            FaultMonitor faults = new FaultMonitor(table);
            Snapshot snapshot = GoodSnapshot.Make();
            snapshot.FrozenCell = 0;
            Watch(new WatchMonitor(new RigConfiguration(), table, faults), faults, snapshot, 0, 2);
            Assert.IsTrue(faults.IsActive(FaultId.CellFrozen));
            Assert.AreEqual(0, faults.ChannelOf(FaultId.CellFrozen));
            Assert.IsFalse(faults.IsActive(FaultId.ElectricalFrozen) || faults.IsActive(FaultId.TemperatureFrozen) || faults.IsActive(FaultId.ForceFrozen), "the others move");
        }

        [TestMethod]
        public void Judge_OneSideOfTheStackSumNotRead_IsNoMismatchAndNoUndervoltage()
        {
            // The stack's own value is 2 V below the sum of the cells and below its limit; what is not read says neither.
            int[] lost = { Channel.CellsMax + 1, Channel.Cell0, Channel.Stack };
            for (int i = 0; i < lost.Length; i++)
            {
                FaultTable table = new FaultTable(new RigConfiguration());
                FaultMonitor faults = new FaultMonitor(table);
                SafetyMonitor monitor = new SafetyMonitor(new RigConfiguration(), table, faults);
                Snapshot snapshot = GoodSnapshot.Make();
                snapshot.Discretes = Discretes.ContactorClosed;
                snapshot.Fast[Channel.Stack] = snapshot.CellSumMicrovolts - 2000000;
                bool allRead = i == 0;
                if (!allRead)
                {
                    GoodSnapshot.Lose(snapshot, lost[i]);
                }

                SafetyInputs inputs = new SafetyInputs();
                inputs.ContactorCommanded = true;
                for (int tick = 0; tick < 20; tick++)
                {
                    Judging.Begin(faults, tick * RigConfiguration.TickMs, RigMode.Running);
                    monitor.Judge(snapshot, inputs);
                }

                string where = "channel " + lost[i].ToString();
                Assert.IsTrue(faults.IsActive(FaultId.StackSumMismatch) == allRead, where);
                Assert.IsTrue(faults.IsActive(FaultId.StackUndervoltage) == (lost[i] != Channel.Stack), where);
            }
        }

        private static int Run(SafetyMonitor monitor, FaultMonitor faults, Snapshot snapshot, int nowMs, int samples)
        {
            SafetyInputs inputs = new SafetyInputs();
            for (int i = 0; i < samples; i++)
            {
                nowMs += 100;
                Judging.Begin(faults, nowMs, RigMode.Running);
                monitor.JudgeMedium(snapshot, inputs);
            }

            return nowMs;
        }

        private static int Watch(WatchMonitor monitor, FaultMonitor faults, Snapshot snapshot, int nowMs, int samples)
        {
            SafetyInputs inputs = new SafetyInputs();
            for (int i = 0; i < samples; i++)
            {
                nowMs += 100;
                Judging.Begin(faults, nowMs, RigMode.Running);
                monitor.JudgeMedium(snapshot, inputs);
            }

            return nowMs;
        }
    }
}
