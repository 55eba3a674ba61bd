using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    /// <summary>Stack voltage and current against what was commanded: either direction, at the limits, with a swing, with a sensor gone.</summary>
    [TestClass]
    public class CurrentRowTests
    {
        // Of the range 1 mA: a fiftieth and 1 uA.
        private const int Tolerance = 21000;

        [TestMethod]
        public void Judge_CurrentBelowHalfOfTheCommand_IsNone()
        {
            Assert.IsFalse(IsNone(500000, 250000));
            Assert.IsTrue(IsNone(500000, 249999));
            Assert.IsFalse(IsNone(-500000, -250000));
            Assert.IsTrue(IsNone(-500000, -249999));
            Assert.IsFalse(IsNone(Tolerance, 0), "as small as the sensors may err");
            Assert.IsTrue(IsNone(Tolerance + 1, 0));
        }

        [TestMethod]
        public void Judge_CurrentOfAWave_IsNotNone()
        {
            Assert.IsFalse(Judged(500000, 200000, 200000, 50000, 20).IsActive(FaultId.NoCurrent));
            Assert.IsTrue(Judged(500000, 199999, 199999, 50000, 20).IsActive(FaultId.NoCurrent));
        }

        [TestMethod]
        public void Judge_CurrentBesideTheCommand_DeviatesOnEitherSide()
        {
            Assert.IsFalse(Deviates(500000, 500000 + Tolerance));
            Assert.IsTrue(Deviates(500000, 500001 + Tolerance));
            Assert.IsFalse(Deviates(500000, 500000 - Tolerance));
            Assert.IsTrue(Deviates(500000, 499999 - Tolerance));
            Assert.IsFalse(Deviates(-500000, -500000 + Tolerance));
            Assert.IsTrue(Deviates(-500000, -499999 + Tolerance));
        }

        [TestMethod]
        public void Judge_StackLowThenLost_StaysAFaultUntilItIsReadAndWell()
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            FaultMonitor faults = new FaultMonitor(table);
            SafetyMonitor monitor = new SafetyMonitor(new RigConfiguration(), table, faults);
            Snapshot snapshot = GoodSnapshot.Make();
            SafetyInputs inputs = new SafetyInputs();
            snapshot.Fast[Channel.Stack] = 5000000;
            int now = Run(monitor, faults, snapshot, inputs, 0, 2);
            Assert.IsTrue(faults.IsActive(FaultId.StackUndervoltage));
            GoodSnapshot.Lose(snapshot, Channel.Stack);
            snapshot.Fast[Channel.Stack] = 2 * GoodSnapshot.CellMicrovolts;
            now = Run(monitor, faults, snapshot, inputs, now, 40);
            Assert.IsTrue(faults.IsActive(FaultId.StackUndervoltage), "not read is not well");
            snapshot.Quality[Channel.Stack] = (byte)Quality.Ok;
            snapshot.NotOkMask = 0;
            Run(monitor, faults, snapshot, inputs, now, 40);
            Assert.IsFalse(faults.IsActive(FaultId.StackUndervoltage));
        }

        [TestMethod]
        public void Judge_EachCellsWireOpen_NamesIt()
        {
            for (int cell = 0; cell < 2; cell++)
            {
                Snapshot snapshot = GoodSnapshot.Make();
                GoodSnapshot.Lose(snapshot, cell);
                snapshot.Quality[cell] = (byte)Quality.OpenWire;
                FaultMonitor faults = Judged(snapshot, new SafetyInputs(), 10);
                Assert.IsTrue(faults.IsActive(FaultId.CellOpenWire));
                Assert.AreEqual(cell, faults.ChannelOf(FaultId.CellOpenWire));
                Assert.IsFalse(faults.IsActive(FaultId.CellChannelStale), "it is read and says so");
            }
        }

        [TestMethod]
        public void Judge_EitherCurrentSensorLost_NamesIt()
        {
            int[] sensors = { Channel.Current, Channel.CurrentSecond };
            for (int i = 0; i < sensors.Length; i++)
            {
                Snapshot snapshot = GoodSnapshot.Make();
                GoodSnapshot.Lose(snapshot, sensors[i]);
                FaultMonitor faults = Judged(snapshot, new SafetyInputs(), 10);
                Assert.IsTrue(faults.IsActive(FaultId.CurrentChannelMissing));
                Assert.AreEqual(sensors[i], faults.ChannelOf(FaultId.CurrentChannelMissing));
            }
        }

        [TestMethod]
        public void Judge_CellLostWhileItsLastValueIsFarOff_IsNoDivergence()
        {
            Snapshot snapshot = GoodSnapshot.Make();
            GoodSnapshot.Cells(snapshot, 3100000, 4250000);
            GoodSnapshot.Lose(snapshot, 0);
            FaultMonitor faults = Judged(snapshot, new SafetyInputs(), 80);
            Assert.IsFalse(faults.IsActive(FaultId.CellDivergence), "how far a cell that is not read is off nobody knows");
            Assert.IsTrue(faults.IsActive(FaultId.CellChannelStale));
        }

        private static bool IsNone(int command, int current)
        {
            return Judged(command, current, current, 0, 20).IsActive(FaultId.NoCurrent);
        }

        private static bool Deviates(int command, int current)
        {
            FaultMonitor faults = Judged(command, current, current, 0, 30);
            bool deviates = faults.IsActive(FaultId.CurrentDeviation);
            Assert.AreEqual(Tolerance, deviates ? faults.Limit(FaultId.CurrentDeviation) : Tolerance);
            return deviates;
        }

        private static FaultMonitor Judged(int command, int current, int second, int swing, int ticks)
        {
            Snapshot snapshot = GoodSnapshot.Make();
            snapshot.CurrentRange = CurrentRange.Milliamps1;
            snapshot.Discretes = Discretes.ContactorClosed;
            snapshot.Fast[Channel.Current] = current;
            snapshot.Fast[Channel.CurrentSecond] = second;
            SafetyInputs inputs = new SafetyInputs();
            inputs.ContactorCommanded = true;
            inputs.CommandNanoamps = command;
            inputs.CommandSwingNanoamps = swing;
            inputs.CommandRange = CurrentRange.Milliamps1;
            return Judged(snapshot, inputs, ticks);
        }

        private static FaultMonitor Judged(Snapshot snapshot, SafetyInputs inputs, int ticks)
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            FaultMonitor faults = new FaultMonitor(table);
            Run(new SafetyMonitor(new RigConfiguration(), table, faults), faults, snapshot, inputs, 0, ticks);
            return faults;
        }

        private static int Run(SafetyMonitor monitor, FaultMonitor faults, Snapshot snapshot, SafetyInputs inputs, int nowMs, int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                nowMs += RigConfiguration.TickMs;
                Judging.Begin(faults, nowMs, RigMode.Running);
                monitor.Judge(snapshot, inputs);
                inputs.CommandStands = true;
            }

            return nowMs;
        }
    }
}
