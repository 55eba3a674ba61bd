using nanoFramework.TestFramework;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitPrograms
{
    [TestClass]
    public class RecordTriggerTests
    {
        [TestMethod]
        public void IsDue_WithoutARule_IsAlwaysTrue()
        {
            TestStack rig = new TestStack(new ImageBuilder().Rest(10));
            RecordTrigger trigger = new RecordTrigger(rig.Table, 2);
            Assert.IsTrue(trigger.IsDue(rig.Snapshot, 0, 0, false));
            Assert.IsTrue(trigger.IsDue(rig.Snapshot, 0, 0, false));
            Assert.IsTrue(trigger.IsDue(rig.Snapshot, -1, 0, false));
        }

        [TestMethod]
        public void IsDue_AfterTheTime_IsTrueOnceEachTime()
        {
            TestStack rig = new TestStack(new ImageBuilder().Rule(100, 0, 0, 0).Step(StepKind.Rest, seconds: 10, rule: 0));
            RecordTrigger trigger = new RecordTrigger(rig.Table, 2);
            int due = 0;
            for (int tick = 0; tick <= 200; tick++)
            {
                due += trigger.IsDue(rig.Snapshot, 0, tick * 50, tick == 0) ? 1 : 0;
            }

            Assert.AreEqual(11, due);
        }

        [TestMethod]
        public void IsDue_AfterAChangeOfCellStackCurrentOrPlate_IsTrueOnce()
        {
            int[] channels = new[] { Channel.Cell0 + 1, Channel.Stack, Channel.Current, Channel.Temperature0 + 3 };
            for (int i = 0; i < channels.Length; i++)
            {
                TestStack rig = new TestStack(new ImageBuilder().Rule(0, 5000, 200, 100).Step(StepKind.Rest, seconds: 10, rule: 0));
                RecordTrigger trigger = new RecordTrigger(rig.Table, 2);
                int limit = i < 2 ? 5000 : i == 2 ? 200 : 100;
                Assert.IsTrue(trigger.IsDue(rig.Snapshot, 0, 0, true));
                rig.Snapshot.Fast[channels[i]] -= limit - 1;
                Assert.IsFalse(trigger.IsDue(rig.Snapshot, 0, 50, false), "channel " + channels[i]);
                rig.Snapshot.Fast[channels[i]] -= 1;
                Assert.IsTrue(trigger.IsDue(rig.Snapshot, 0, 100, false), "channel " + channels[i]);
                Assert.IsFalse(trigger.IsDue(rig.Snapshot, 0, 150, false), "channel " + channels[i]);
                rig.Snapshot.Fast[channels[i]] += 100 * limit;
                rig.Snapshot.Quality[channels[i]] = (byte)Quality.Stale;
                Assert.IsFalse(trigger.IsDue(rig.Snapshot, 0, 200, false), "a reading that is not good is no change");
            }
        }
    }
}
