using nanoFramework.TestFramework;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Runtime
{
    [TestClass]
    public class TripMemoryTests
    {
        [TestMethod]
        public void Trip_Cell_IsNotedInItsTickWithValueAndLimit()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            int[] note = new int[TripNote.Words];
            Assert.IsFalse(rig.Executive.TripMemory.Notes.TryRead(note), "nothing happened yet");
            rig.Values[1] = 4360000;
            rig.Run(2);
            Assert.IsTrue(rig.Executive.TripMemory.Notes.TryRead(note));
            Assert.AreEqual(TripNote.Locked, note[TripNote.Kind]);
            Assert.AreEqual(FaultId.CellOvervoltage, note[TripNote.Fault]);
            Assert.AreEqual(1, note[TripNote.Channel]);
            Assert.IsTrue(note[TripNote.Value] >= 4360000 && note[TripNote.Value] < 4360010, "the converter's noise is a count");
            Assert.AreEqual(4350000, note[TripNote.Limit]);
            Assert.AreEqual(rig.NowMs - 50, note[TripNote.TimeMs]);
            rig.Values[1] = 3700000;
            rig.Values[0] = 4400000;
            rig.Run(60);
            Assert.IsFalse(rig.Executive.TripMemory.Notes.TryRead(note), "the first error is the one that explains");
        }

        [TestMethod]
        public void Acknowledge_AfterATrip_IsNotedOnce()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Values[1] = 4360000;
            rig.Run(3);
            rig.Values[1] = 3700000;
            rig.Run(40);
            int[] note = new int[TripNote.Words];
            rig.Executive.TripMemory.Notes.TryRead(note);
            rig.Acknowledge();
            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode);
            Assert.IsTrue(rig.Executive.TripMemory.Notes.TryRead(note));
            Assert.AreEqual(TripNote.Freed, note[TripNote.Kind]);
            Assert.AreEqual(FaultId.CellOvervoltage, note[TripNote.Fault]);
            rig.Acknowledge();
            Assert.IsFalse(rig.Executive.TripMemory.Notes.TryRead(note));
        }

        [TestMethod]
        public void Trip_SupplyFails_IsNotNotedSinceTheRigGoesOn()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.ExtraDiscretes = Discretes.PowerFailing;
            rig.Run(1);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);

            // What the converters say on falling rails means nothing.
            rig.Values[0] = 4400000;
            rig.Run(20);
            int[] note = new int[TripNote.Words];
            Assert.IsFalse(rig.Executive.TripMemory.Notes.TryRead(note));
        }

        [TestMethod]
        public void Trip_CauseStandsOnceTheSupplyIsBack_IsNoted()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.ExtraDiscretes = Discretes.PowerFailing;
            rig.Values[0] = 4400000;
            rig.Run(5);
            rig.ExtraDiscretes = 0;
            rig.Run(30);
            int[] note = new int[TripNote.Words];
            Assert.IsTrue(rig.Executive.TripMemory.Notes.TryRead(note));
            Assert.AreEqual(FaultId.CellOvervoltage, note[TripNote.Fault]);
        }

        [TestMethod]
        public void Boot_Tripped_IfTheLastStartEndedLocked()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.Executive.TripMemory.FindLocked(LockedBy(FaultId.SoftShort));
            rig.Run(1);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
            rig.Run(200);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode, "time frees nothing");
            Assert.AreEqual(201, rig.Heartbeats, "the loop itself is healthy");
            int[] found = rig.LastEvent(EventRecord.LockFound);
            Assert.AreEqual(FaultId.SoftShort, found[EventRecord.A]);
            Assert.AreEqual(1, found[EventRecord.B]);
            Assert.AreEqual(20000, found[EventRecord.C]);
            Assert.AreEqual(15000, found[EventRecord.D]);
        }

        [TestMethod]
        public void Tripped_Idle_IfALockOfTheLastStartIsAcknowledged()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.Executive.TripMemory.FindLocked(LockedBy(FaultId.SoftShort));
            rig.Run(25);
            for (int kind = 0; kind < 20; kind++)
            {
                rig.Post(kind, 0);
                rig.Run(2);
                Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode, "no request frees it");
            }

            rig.Acknowledge();
            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode);
            int[] note = new int[TripNote.Words];
            Assert.IsTrue(rig.Executive.TripMemory.Notes.TryRead(note));
            Assert.AreEqual(TripNote.Freed, note[TripNote.Kind]);
            Assert.AreEqual(FaultId.SoftShort, note[TripNote.Fault]);
            rig.Run(100);
            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode, "it is found once");
        }

        [TestMethod]
        public void Tripped_Tripped_IfTheCauseOfTheLastStartStillStands()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.Values[0] = 4400000;
            rig.Executive.TripMemory.FindLocked(LockedBy(FaultId.CellOvervoltage));
            rig.Run(25);
            rig.Acknowledge();
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void Running_Tripped_IfTheLockIsLearnedLate()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Executive.TripMemory.FindLocked(LockedBy(FaultId.SoftShort));
            rig.Run(20);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void Second_RingWasFull_HandsTheNewestNoteOver()
        {
            TripMemory memory = new TripMemory();
            for (int i = 0; i < 5; i++)
            {
                memory.Lock(i, 0, 2, 1, 100 * i, i);
                memory.Free((100 * i) + 50, i);
            }

            int[] note = new int[TripNote.Words];
            while (memory.Notes.TryRead(note))
            {
            }

            memory.Second();
            Assert.IsTrue(memory.Notes.TryRead(note));
            Assert.AreEqual(TripNote.Freed, note[TripNote.Kind]);
            Assert.AreEqual(450, note[TripNote.TimeMs]);
            memory.Second();
            Assert.IsFalse(memory.Notes.TryRead(note), "handed over once");
        }

        private static int[] LockedBy(int fault)
        {
            int[] note = new int[TripNote.Words];
            note[TripNote.Kind] = TripNote.Locked;
            note[TripNote.Fault] = fault;
            note[TripNote.Channel] = 1;
            note[TripNote.Value] = 20000;
            note[TripNote.Limit] = 15000;
            return note;
        }
    }
}
