using nanoFramework.TestFramework;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Runtime
{
    [TestClass]
    public class RecordWriterTests
    {
        [TestMethod]
        public void Mark_UnderARecordRule_WantsItsRecordsAndEveryEdgeOnce()
        {
            // A rule of 1 s; a step of 2 s and the next one, whose start falls on a tick between two records.
            TestStack rig = new TestStack(new ImageBuilder().Rule(100, 0, 0, 0).Step(StepKind.Rest, seconds: 1.95, rule: 0).Step(StepKind.Rest, seconds: 60, rule: 0));
            RecordWriter writer = new RecordWriter(2, rig.Table);
            int[] record = new int[TelemetryRecord.Words];
            int wanted = 0;
            for (int tick = 0; tick < 80; tick++)
            {
                rig.Tick();
                writer.Fill(record, rig.Snapshot, new RigState(), rig.Runner);
                Assert.AreEqual(0, record[TelemetryRecord.CommandBits] & TelemetryRecord.WantedBit, "the black box's copy carries no mark");
                if ((tick & 1) == 0)
                {
                    writer.Mark(record, rig.Snapshot, rig.Runner);
                    wanted += (record[TelemetryRecord.CommandBits] & TelemetryRecord.WantedBit) != 0 ? 1 : 0;
                }
            }

            // Start of the first step, 1 s, start of the second at 2 s, and 3 s.
            Assert.AreEqual(4, wanted);
        }
    }
}
