using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Runtime
{
    [TestClass]
    public class RecordWriterTests
    {
        [TestMethod]
        public void Write_UnderARecordRule_WantsItsRecordsAndEveryEdgeOnce()
        {
            // A rule of 1 s; a step of 2 s and the next one, whose start falls on a tick between two records.
            TestStack rig = new TestStack(new ImageBuilder().Rule(100, 0, 0, 0).Step(StepKind.Rest, seconds: 1.95, rule: 0).Step(StepKind.Rest, seconds: 60, rule: 0));
            ScriptedRig other = new ScriptedRig();
            BlackBox box = new BlackBox();
            IntRing records = new IntRing(64, TelemetryRecord.Words);
            SensePipeline sense = new SensePipeline(other.Configuration, new Calibration(other.Configuration), other);
            RecordWriter writer = new RecordWriter(2, rig.Table, rig.Runner, sense, box, records, new EventWriter(new IntRing(4, EventRecord.Words), rig.Snapshot));
            RigState state = new RigState();
            int[] record = new int[TelemetryRecord.Words];
            int wanted = 0;
            for (int tick = 0; tick < 80; tick++)
            {
                rig.Tick();
                bool medium = (tick & 1) == 0;
                Assert.IsTrue(medium == writer.Write(rig.Snapshot, state, medium), "every second tick");
                while (records.TryRead(record))
                {
                    wanted += (record[TelemetryRecord.CommandBits] & TelemetryRecord.WantedBit) != 0 ? 1 : 0;
                }
            }

            box.Trigger(0, -1, 0, 0, 0);
            for (int i = 0; i < box.Before; i++)
            {
                box.CopyTo(i, record);
                Assert.AreEqual(0, record[TelemetryRecord.CommandBits] & TelemetryRecord.WantedBit, "the black box's copy carries no mark");
            }

            Assert.AreEqual(80, box.Before);

            // Start of the first step, 1 s, start of the second at 2 s, and 3 s.
            Assert.AreEqual(4, wanted);
        }
    }
}
