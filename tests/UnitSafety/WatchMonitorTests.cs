using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    /// <summary>When the watches may speak: what moves a healthy stack's voltages must not look like a short.</summary>
    [TestClass]
    public class WatchMonitorTests
    {
        private const int Charge = 50000;

        // After a ramp two minutes of calm, then the 30 s in which a baseline is sought; the last of them takes it.
        private const int SecondsUntilBaseline = 149;

        [TestMethod]
        public void JudgeSlow_VoltageFallsWhileTheTemperatureSettles_IsNoShort()
        {
            Assert.IsFalse(SeesFallAfter(SecondsUntilBaseline - 1));
        }

        [TestMethod]
        public void JudgeSlow_VoltageFallsAfterTheTemperatureHasSettled_IsAShort()
        {
            Assert.IsTrue(SeesFallAfter(SecondsUntilBaseline));
        }

        // A ramp of one minute, so many seconds without one, then 60 mV less.
        private static bool SeesFallAfter(int seconds)
        {
            RigConfiguration configuration = new RigConfiguration();
            FaultTable table = new FaultTable(configuration);
            FaultMonitor faults = new FaultMonitor(table);
            WatchMonitor monitor = new WatchMonitor(configuration, table, faults);
            Snapshot snapshot = GoodSnapshot.Make();
            SafetyInputs inputs = new SafetyInputs();
            inputs.CommandNanoamps = Charge;
            inputs.RampMillidegreesPerSecond = 20;
            int now = Run(monitor, faults, snapshot, inputs, 0, 60);
            inputs.RampMillidegreesPerSecond = 0;
            now = Run(monitor, faults, snapshot, inputs, now, seconds);
            GoodSnapshot.Cells(snapshot, GoodSnapshot.CellMicrovolts, GoodSnapshot.CellMicrovolts - 60000);
            Run(monitor, faults, snapshot, inputs, now, 12);
            return faults.IsActive(FaultId.SoftShort);
        }

        private static int Run(WatchMonitor monitor, FaultMonitor faults, Snapshot snapshot, SafetyInputs inputs, int nowMs, int seconds)
        {
            for (int tick = 0; tick < seconds * 20; tick++)
            {
                nowMs += RigConfiguration.TickMs;
                snapshot.TimeMs = nowMs;
                Judging.Begin(faults, nowMs, RigMode.Running);
                if (tick % 20 == 0)
                {
                    monitor.JudgeSlow(snapshot, inputs);
                }

                if (tick % 2 == 0)
                {
                    monitor.JudgeMedium(snapshot, inputs);
                }
            }

            return nowMs;
        }
    }
}
