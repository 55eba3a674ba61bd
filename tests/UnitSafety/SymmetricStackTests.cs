using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    /// <summary>
    /// Layers with lithium on both sides swing around zero: voltages and currents of opposite sign add up to nothing and are
    /// far apart all the same. Judged under a command that stands, where safety takes its short way.
    /// </summary>
    [TestClass]
    public class SymmetricStackTests
    {
        private const int Nanoamps = 100000;
        private const int Microvolts = 400000;

        [TestMethod]
        public void Judge_LayersOfOppositeSign_Diverge()
        {
            Snapshot snapshot = Healthy(Microvolts);
            GoodSnapshot.Cells(snapshot, 700000, -700000);
            Assert.IsTrue(Judged(snapshot).IsActive(FaultId.CellDivergence), "1.4 V apart with a sum of nothing");
        }

        [TestMethod]
        public void Judge_StackOfTheOtherSign_IsAMismatch()
        {
            Snapshot snapshot = Healthy(Microvolts);
            snapshot.Fast[Channel.Stack] = -snapshot.Fast[Channel.Stack];
            Assert.IsTrue(Judged(snapshot).IsActive(FaultId.StackSumMismatch));
        }

        [TestMethod]
        public void Judge_SensorsOfOppositeSign_Disagree()
        {
            Snapshot snapshot = Healthy(Microvolts);
            snapshot.Fast[Channel.CurrentSecond] = -Nanoamps;
            Assert.IsTrue(Judged(snapshot).IsActive(FaultId.CurrentSensorsDisagree));
        }

        [TestMethod]
        public void Judge_LayersAlikeOnEitherSide_IsHealthy()
        {
            Assert.AreEqual(0, Judged(Healthy(Microvolts)).ActiveCount);
            Assert.AreEqual(0, Judged(Healthy(-Microvolts)).ActiveCount);
        }

        private static Snapshot Healthy(int microvolts)
        {
            Snapshot snapshot = GoodSnapshot.Make();
            GoodSnapshot.Cells(snapshot, microvolts, microvolts);
            snapshot.Discretes = Discretes.ContactorClosed;
            snapshot.CurrentRange = CurrentRange.Milliamps1;
            snapshot.Fast[Channel.Current] = Nanoamps;
            snapshot.Fast[Channel.CurrentSecond] = Nanoamps;
            return snapshot;
        }

        // Two healthy ticks that take the bands, then two seconds of what is given.
        private static FaultMonitor Judged(Snapshot snapshot)
        {
            RigConfiguration configuration = new RigConfiguration();
            configuration.CellMicrovoltsMin = -1500000;
            configuration.CellMicrovoltsMax = 1500000;
            FaultTable table = new FaultTable(configuration);
            FaultMonitor faults = new FaultMonitor(table);
            SafetyMonitor monitor = new SafetyMonitor(configuration, table, faults);
            SafetyInputs inputs = new SafetyInputs();
            inputs.CommandNanoamps = Nanoamps;
            inputs.CommandRange = CurrentRange.Milliamps1;
            inputs.ContactorCommanded = true;
            Snapshot healthy = Healthy(Microvolts);
            for (int tick = 0; tick < 42; tick++)
            {
                inputs.CommandStands = tick > 0;
                Judging.Begin(faults, tick * RigConfiguration.TickMs, RigMode.Running);
                monitor.Judge(tick < 2 ? healthy : snapshot, inputs);
            }

            return faults;
        }
    }
}
