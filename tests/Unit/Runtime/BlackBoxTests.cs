using nanoFramework.TestFramework;
using RigFirmware.Core.Runtime;

namespace RigFirmware.Tests.Unit.Runtime
{
    [TestClass]
    public class BlackBoxTests
    {
        [TestMethod]
        public void Take_AfterTrigger_HoldsThirtySecondsBeforeAndTenAfter()
        {
            BlackBox box = new BlackBox();
            int[] record = new int[TelemetryRecord.Words];
            int tick = 0;
            for (; tick < 5000; tick++)
            {
                record[TelemetryRecord.Tick] = tick;
                Assert.IsFalse(box.Take(record));
            }

            box.Trigger(3, 1, 4360000, 4350000, 12345);
            for (int i = 0; i < BlackBox.RecordsAfter - 1; i++)
            {
                record[TelemetryRecord.Tick] = tick++;
                Assert.IsFalse(box.Take(record));
            }

            record[TelemetryRecord.Tick] = tick;
            Assert.IsTrue(box.Take(record));
            Assert.IsTrue(box.IsFrozen);
            Assert.AreEqual(BlackBox.RecordsBefore + BlackBox.RecordsAfter, box.Count);
            box.CopyTo(0, record);
            Assert.AreEqual(5000 - BlackBox.RecordsBefore, record[TelemetryRecord.Tick]);
            box.CopyTo(box.Count - 1, record);
            Assert.AreEqual(5000 + BlackBox.RecordsAfter - 1, record[TelemetryRecord.Tick]);
        }

        [TestMethod]
        public void Trigger_SecondTime_KeepsTheFirst()
        {
            BlackBox box = new BlackBox();
            box.Trigger(3, 1, 10, 9, 100);
            box.Trigger(14, 2, 20, 19, 200);
            Assert.AreEqual(3, box.Fault);
            Assert.AreEqual(1, box.FaultChannel);
            Assert.AreEqual(100, box.TripTimeMs);
        }

        [TestMethod]
        public void CopyTo_BeforeTheBoxStandsStill_HasTheRecordsBeforeTheTrip()
        {
            BlackBox box = new BlackBox();
            int[] record = new int[TelemetryRecord.Words];
            for (int tick = 0; tick < 2000; tick++)
            {
                record[TelemetryRecord.Tick] = tick;
                box.Take(record);
            }

            Assert.IsFalse(box.IsTriggered);
            box.Trigger(3, 1, 10, 9, 100);
            for (int after = 0; after < BlackBox.RecordsAfter; after++)
            {
                Assert.IsTrue(box.IsTriggered);
                Assert.AreEqual(BlackBox.RecordsBefore, box.Before);
                Assert.AreEqual(BlackBox.RecordsBefore + BlackBox.RecordsAfter, box.Total);
                box.CopyTo(0, record);
                Assert.AreEqual(2000 - BlackBox.RecordsBefore, record[TelemetryRecord.Tick]);
                box.CopyTo(BlackBox.RecordsBefore - 1, record);
                Assert.AreEqual(1999, record[TelemetryRecord.Tick]);
                record[TelemetryRecord.Tick] = 2000 + after;
                box.Take(record);
            }

            box.CopyTo(BlackBox.RecordsBefore, record);
            Assert.AreEqual(2000, record[TelemetryRecord.Tick]);
            box.Release();
            Assert.IsFalse(box.IsTriggered);
        }

        [TestMethod]
        public void Trigger_SoonAfterTheStart_HasWhatThereIs()
        {
            BlackBox box = new BlackBox();
            int[] record = new int[TelemetryRecord.Words];
            for (int tick = 0; tick < 25; tick++)
            {
                record[TelemetryRecord.Tick] = tick;
                box.Take(record);
            }

            box.Trigger(3, 1, 10, 9, 100);
            Assert.AreEqual(25, box.Before);
            for (int tick = 25; tick < 25 + BlackBox.RecordsAfter; tick++)
            {
                record[TelemetryRecord.Tick] = tick;
                box.Take(record);
            }

            Assert.AreEqual(box.Total, box.Count);
            for (int i = 0; i < box.Total; i++)
            {
                box.CopyTo(i, record);
                Assert.AreEqual(i, record[TelemetryRecord.Tick]);
            }
        }

        [TestMethod]
        public void Release_WhileRecording_ChangesNothing()
        {
            BlackBox box = new BlackBox();
            box.Trigger(3, 1, 10, 9, 100);
            box.Release();
            box.Trigger(14, 2, 20, 19, 200);
            Assert.AreEqual(3, box.Fault);
        }

        [TestMethod]
        public void Release_Frozen_RecordsTheNextTrip()
        {
            BlackBox box = new BlackBox();
            int[] record = new int[TelemetryRecord.Words];
            box.Trigger(3, 1, 10, 9, 100);
            for (int i = 0; i < BlackBox.RecordsAfter; i++)
            {
                box.Take(record);
            }

            Assert.IsTrue(box.IsFrozen);
            box.Release();
            Assert.AreEqual(0, box.Count);
            box.Trigger(14, 2, 20, 19, 200);
            Assert.AreEqual(14, box.Fault);
        }
    }
}
