using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Runtime
{
    [TestClass]
    public class ProgramSaverTests
    {
        private static readonly byte[] Image = new ImageBuilder().Current(50000, 2).Rest(1).Loop(0, 50).Build();

        [TestMethod]
        public void ResumeSaved_AfterPowerLoss_GoesOnInTheSavedStep()
        {
            ScriptedRig before = new ScriptedRig().Build();
            before.RunToRunning(Image);
            before.Run(170);
            int[] saved = Newest(before);
            Assert.AreEqual(ProgramSave.MagicValue, saved[ProgramSave.Magic]);
            long elapsed = before.Executive.Runner.ProgramElapsedMs;
            int cycle = before.Executive.Runner.Cycle;

            // Power is gone: another rig, that is another boot, with nothing but the kept image and state.
            ScriptedRig after = new ScriptedRig().Build();
            after.RunToIdle();
            System.Array.Copy(Image, 0, after.Executive.ProgramStaging, 0, Image.Length);
            after.Post(RequestRecord.LoadProgram, Image.Length);
            after.Run(1);
            saved.CopyTo(after.Executive.SavedStaging, 0);
            after.Post(RequestRecord.ResumeSaved, 0);
            after.Run(8);
            Assert.AreEqual((int)RigMode.Running, (int)after.Executive.Mode);
            Assert.AreEqual(cycle, after.Executive.Runner.Cycle);
            long lost = elapsed - after.Executive.Runner.ProgramElapsedMs;
            Assert.IsTrue(lost >= -500 && lost <= 1000, "went on " + lost + " ms earlier");
        }

        [TestMethod]
        public void ResumeSaved_WithoutAGoodState_IsRefusedAndNothingStarts()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            System.Array.Copy(Image, 0, rig.Executive.ProgramStaging, 0, Image.Length);
            rig.Post(RequestRecord.LoadProgram, Image.Length);
            rig.Run(1);
            rig.LastEvent(EventRecord.RequestAnswered);
            rig.Post(RequestRecord.ResumeSaved, 0);
            rig.Run(20);
            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode);
            Assert.AreEqual(RequestResult.SavedStateRefused, rig.LastEvent(EventRecord.RequestAnswered)[EventRecord.B]);
        }

        [TestMethod]
        public void Start_AfterARefusedResume_BeginsTheProgram()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Post(RequestRecord.ResumeSaved, 0);
            rig.Run(2);
            rig.RunToRunning(Image);
            Assert.AreEqual((int)RigMode.Running, (int)rig.Executive.Mode);
            Assert.AreEqual(1, rig.Executive.Runner.Cycle);
        }

        [TestMethod]
        public void Saves_WhenStoppedOrTripped_EndWithAnEmptyState()
        {
            ScriptedRig stopped = new ScriptedRig().Build();
            stopped.RunToRunning(Image);
            stopped.Post(RequestRecord.Stop, 0);
            stopped.Run(20);
            Assert.AreEqual(0, Newest(stopped)[ProgramSave.Magic]);

            ScriptedRig tripped = new ScriptedRig().Build();
            tripped.RunToRunning(Image);
            tripped.Values[0] = 4500000;
            tripped.Run(5);
            Assert.AreEqual((int)RigMode.Tripped, (int)tripped.Executive.Mode);
            Assert.AreEqual(0, Newest(tripped)[ProgramSave.Magic]);
        }

        [TestMethod]
        public void Follow_PowerFails_LeavesTheLastState()
        {
            TestStack rig = new TestStack(new ImageBuilder().Rest(60));
            ProgramSaver saver = new ProgramSaver();
            rig.Tick();
            saver.Follow(RigMode.Running, false, rig.Runner, false);
            saver.Follow(RigMode.Tripped, true, rig.Runner, true);
            Assert.AreEqual(1, saver.Saves.Count);
            saver.Follow(RigMode.Tripped, true, rig.Runner, false);
            Assert.AreEqual(2, saver.Saves.Count);
            saver.Follow(RigMode.Tripped, true, rig.Runner, false);
            Assert.AreEqual(2, saver.Saves.Count, "the empty state follows once");
        }

        [TestMethod]
        public void Saves_WhenTheSupplyFails_EndWithTheChargeUpToThatTick()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToRunning(new ImageBuilder().Current(50000, 60).Build());

            // As far from a second's save as can be.
            rig.Run(40);
            while (rig.NowMs / RigConfiguration.TickMs % Schedule.SlowTicks != Schedule.SlowTicks - 1)
            {
                rig.Run(1);
            }

            long before = rig.Executive.Runner.ProgramChargeNanoampereMilliseconds;
            long elapsed = rig.Executive.Runner.ProgramElapsedMs;
            rig.ExtraDiscretes |= Discretes.PowerFailing;
            int ticks = 0;
            while (rig.Executive.Mode == RigMode.Running && ticks < 5)
            {
                rig.Run(1);
                ticks++;
            }

            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
            int[] saved = Newest(rig);
            Assert.AreEqual(ProgramSave.MagicValue, saved[ProgramSave.Magic]);
            Assert.IsTrue(ProgramSave.Long(saved, ProgramSave.ProgramElapsedMs) == elapsed + (ticks * RigConfiguration.TickMs), "every tick counts");

            long tickCharge = 50000L * RigConfiguration.TickMs;
            long missing = before + (ticks * tickCharge) - ProgramSave.Long(saved, ProgramSave.ProgramCharge);
            Assert.IsTrue(missing < tickCharge / 50 && missing > -tickCharge / 50, missing + " nanoampere milliseconds are missing");
        }

        [TestMethod]
        public void Saves_SupplyFailsWithoutAProgram_StayEmpty()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.ExtraDiscretes |= Discretes.PowerFailing;
            rig.Run(25);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
            Assert.AreEqual(0, rig.Executive.Saves.Count);
        }

        [TestMethod]
        public void TakeLast_AfterTheNextBegin_HasNothing()
        {
            TestStack rig = new TestStack(new ImageBuilder().Rest(60));
            rig.Tick();
            rig.Tick();
            rig.Runner.KeepLast(rig.Snapshot, 50);
            rig.Runner.Begin();
            Assert.IsFalse(rig.Runner.TakeLast(new int[ProgramSave.Words]));
        }

        private static int[] Newest(ScriptedRig rig)
        {
            int[] words = new int[ProgramSave.Words];
            while (rig.Executive.Saves.TryRead(words))
            {
            }

            ProgramSave.Seal(words, new Crc32());
            return words;
        }
    }
}
