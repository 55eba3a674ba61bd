using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Runtime
{
    [TestClass]
    public class DriftTellerTests
    {
        [TestMethod]
        public void Second_PairThatWasNotJudged_IsNotTold()
        {
            DriftWatch drift = new DriftWatch(new RigConfiguration());
            IntRing events = new IntRing(64, EventRecord.Words);
            Run(new DriftTeller(drift, new EventWriter(events, new Snapshot())), 100);
            Assert.AreEqual(0, Told(events, Channel.Cell0));
        }

        [TestMethod]
        public void Second_JudgedPair_IsToldOnceAndAgainWhenItMovesOrAfterSixHours()
        {
            DriftWatch drift = new DriftWatch(new RigConfiguration());
            IntRing events = new IntRing(64, EventRecord.Words);
            DriftTeller teller = new DriftTeller(drift, new EventWriter(events, new Snapshot()));
            drift.Judged = 3;
            drift.Moved[1] = 900;
            Run(teller, 200);
            Assert.AreEqual(1, Told(events, Channel.Cell0 + 1));
            drift.Moved[1] = 900 + (DriftWatch.CellMicrovoltsMax / 8) - 10;
            Run(teller, 40);
            Assert.AreEqual(0, Told(events, Channel.Cell0 + 1), "not an eighth of the limit yet");
            drift.Moved[1] -= DriftWatch.CellMicrovoltsMax / 4;
            Run(teller, 40);
            Assert.AreEqual(1, Told(events, Channel.Cell0 + 1), "downwards too");
            Run(teller, 6 * 3600);
            Assert.AreEqual(1, Told(events, Channel.Cell0 + 1), "every six hours");
            Run(teller, 3600);
            Assert.AreEqual(0, Told(events, Channel.Cell0 + 1));
            teller.Restart();
            Run(teller, 20);
            Assert.AreEqual(1, Told(events, Channel.Cell0 + 1), "a run that begins tells anew");
        }

        [TestMethod]
        public void Tick_RunningRigWhoseCellDrifts_TellsHowFar()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToRunning(new ImageBuilder().Current(50000, 3600 * 24).Build());
            rig.Run(20 * 160);
            int[] told = rig.LastEvent(EventRecord.DriftTold);
            Assert.AreEqual(0, told[EventRecord.B], "nothing has moved");
            rig.WitnessOffset[0] = 50000;
            rig.Run(20 * 400);
            told = rig.LastEvent(EventRecord.DriftTold);
            Assert.AreEqual(Channel.Cell0, told[EventRecord.A]);
            Assert.IsTrue(told[EventRecord.B] < -DriftWatch.CellMicrovoltsMax, "value " + told[EventRecord.B]);
            Assert.AreEqual(DriftWatch.CellMicrovoltsMax, told[EventRecord.C]);
            Assert.IsTrue(rig.Executive.Faults.IsActive(FaultId.CellDrift));
            rig.Post(RequestRecord.Stop, 0);
            rig.Run(100);
            rig.Post(RequestRecord.Start, 0);
            rig.Run(20 * 160);
            Assert.AreEqual(0, rig.Executive.Drift.CellMoved, "the next run begins anew");
            Assert.AreEqual(rig.Executive.Drift.Fitted, rig.Executive.Drift.Judged);
        }

        private static void Run(DriftTeller teller, int seconds)
        {
            for (int i = 0; i < seconds; i++)
            {
                teller.Second();
            }
        }

        private static int Told(IntRing events, int channel)
        {
            int[] record = new int[EventRecord.Words];
            int told = 0;
            while (events.TryRead(record))
            {
                told += record[EventRecord.Kind] == EventRecord.DriftTold && record[EventRecord.A] == channel ? 1 : 0;
            }

            return told;
        }
    }
}
