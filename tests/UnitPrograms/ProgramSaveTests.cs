using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitPrograms
{
    [TestClass]
    public class ProgramSaveTests
    {
        private const int Nanoamps = 50000;

        [TestMethod]
        public void Restore_CutAtEveryTick_MovesTheChargeOfAnUncutRunWithinOneSaveInterval()
        {
            int[] intervals = new[] { 1, 4, 20 };
            for (int i = 0; i < intervals.Length; i++)
            {
                long uncut = Run(intervals[i], -1, out int ticks, out int uncutSteps);
                long bound = (long)Nanoamps * RigConfiguration.TickMs * intervals[i];
                for (int cut = 1; cut < ticks; cut++)
                {
                    long moved = Run(intervals[i], cut, out int _, out int steps);
                    long error = moved - uncut < 0 ? uncut - moved : moved - uncut;
                    Assert.IsTrue(error <= bound, "saved every " + intervals[i] + " ticks, cut at " + cut + ": error " + error);
                    Assert.AreEqual(uncutSteps, steps, "no step is lost or runs twice, cut at " + cut);
                }
            }
        }

        [TestMethod]
        public void Restore_InNestedLoops_GoesOnInTheSamePass()
        {
            ImageBuilder image = new ImageBuilder().Rest(0.05).Loop(0, 3).Loop(0, 4).Rest(0.05);
            TestStack first = new TestStack(image);
            first.Ticks(8);
            Assert.AreEqual(2, first.Runner.Cycle);
            int[] words = new int[ProgramSave.Words];
            Assert.IsTrue(first.Runner.Save(words));
            ProgramSave.Seal(words, new Crc32());
            TestStack second = new TestStack(image);
            Assert.IsTrue(second.Runner.Restore(words));
            Assert.AreEqual(2, second.Runner.Cycle);

            // 12 passes in all; the eighth is running, its tick of 50 ms begins anew.
            int ticks = 0;
            while (!second.Runner.IsDone)
            {
                second.Tick();
                ticks++;
            }

            Assert.AreEqual(1 + 1 + 4 + 1, ticks);
        }

        [TestMethod]
        public void Restore_AfterSetpoints_AsksForThemAgain()
        {
            ImageBuilder image = new ImageBuilder().Step(StepKind.SetTemperature, 40000).Step(StepKind.SetForce, 22600).Step(StepKind.Tag, 7).Current(Nanoamps, 10);
            TestStack first = new TestStack(image);
            first.Ticks(50);
            int[] words = new int[ProgramSave.Words];
            first.Runner.Save(words);
            ProgramSave.Seal(words, new Crc32());
            TestStack second = new TestStack(image);
            second.Runner.Restore(words);
            second.Tick();
            Assert.IsTrue(second.Request.SetsTemperature);
            Assert.AreEqual(40000, second.Request.PlateMillidegrees);
            Assert.AreEqual(22600, second.Request.ClampMillinewtons);
            Assert.AreEqual(Nanoamps, second.Request.StackNanoamps);
            Assert.AreEqual(7, second.Runner.Tag);
            Assert.AreEqual(first.Runner.StepElapsedMs, second.Runner.StepElapsedMs);
            Assert.IsTrue(second.Runner.StepStarted);
        }

        [TestMethod]
        public void Restore_DamagedOrForeignState_IsRefusedAndChangesNothing()
        {
            TestStack rig = new TestStack(new ImageBuilder().Current(Nanoamps, 10).Loop(0, 3));
            rig.Ticks(30);
            int[] good = new int[ProgramSave.Words];
            rig.Runner.Save(good);
            ProgramSave.Seal(good, new Crc32());
            for (int word = 0; word < ProgramSave.Words; word++)
            {
                for (int bit = 0; bit < 32; bit++)
                {
                    int[] bad = (int[])good.Clone();
                    bad[word] ^= 1 << bit;
                    Assert.IsFalse(rig.Runner.Restore(bad), "word " + word + " bit " + bit);
                }
            }

            Assert.IsFalse(rig.Runner.Restore(null));
            Assert.IsFalse(rig.Runner.Restore(new int[3]));
            Assert.AreEqual(0, rig.Runner.Step);
            Assert.AreEqual(1450, rig.Runner.StepElapsedMs);
            TestStack other = new TestStack(new ImageBuilder().Current(Nanoamps, 11).Loop(0, 3));
            Assert.IsFalse(other.Runner.Restore(good));
        }

        [TestMethod]
        public void Restore_SealedNonsense_IsRefused()
        {
            TestStack rig = new TestStack(new ImageBuilder().Current(Nanoamps, 10).Loop(0, 3));
            rig.Ticks(30);
            int[] good = new int[ProgramSave.Words];
            rig.Runner.Save(good);
            ProgramSave.Seal(good, new Crc32());
            Assert.IsFalse(rig.Runner.Restore(Sealed(good, ProgramSave.Step, 1)), "a loop step never runs");
            Assert.IsFalse(rig.Runner.Restore(Sealed(good, ProgramSave.Step, 2)));
            Assert.IsFalse(rig.Runner.Restore(Sealed(good, ProgramSave.Step, -1)));
            Assert.IsFalse(rig.Runner.Restore(Sealed(good, ProgramSave.Passes, 3)));
            Assert.IsFalse(rig.Runner.Restore(Sealed(good, ProgramSave.Passes, -1)));
            Assert.IsFalse(rig.Runner.Restore(Sealed(good, ProgramSave.StepElapsedMs + 1, -1)));
            Assert.IsTrue(rig.Runner.Restore(Sealed(good, ProgramSave.Tag, 5)));
        }

        [TestMethod]
        public void Save_WithoutARunningStep_WritesNothing()
        {
            TestStack rig = new TestStack(new ImageBuilder().Rest(0.05));
            int[] words = new int[ProgramSave.Words];
            Assert.IsFalse(rig.Runner.Save(words), "before the first tick");
            rig.Ticks(2);
            Assert.IsTrue(rig.Runner.IsDone);
            Assert.IsFalse(rig.Runner.Save(words), "after the end");
            Assert.AreEqual(0, words[0]);
        }

        /// <summary>
        /// Runs a program that moves charge by charge and by time, in loops, and takes the power away once. Returns the charge that truly
        /// flowed, in nanoampere milliseconds of magnitude.
        /// </summary>
        private static long Run(int saveEvery, int cut, out int ticks, out int steps)
        {
            ImageBuilder image = new ImageBuilder()
                .Current(Nanoamps, 60).Until(EndKind.Charge, 30)
                .Rest(0.3)
                .Current(-Nanoamps, 1.5)
                .Loop(0, 3);
            TestStack rig = new TestStack(image);
            int[] saved = new int[ProgramSave.Words];
            int[] words = new int[ProgramSave.Words];
            long moved = 0;
            ticks = 0;
            steps = 0;
            while (!rig.Runner.IsDone)
            {
                if (ticks == cut)
                {
                    rig = new TestStack(image);
                    Assert.IsTrue(rig.Runner.Restore(saved), "cut at " + cut);
                }

                // The current asked for in the last tick flows until this one.
                moved += (rig.Request.StackNanoamps < 0 ? -rig.Request.StackNanoamps : rig.Request.StackNanoamps) * RigConfiguration.TickMs;
                rig.Tick();
                ticks++;
                steps += rig.Runner.StepEnded ? 1 : 0;
                if ((rig.Runner.StepStarted || ticks % saveEvery == 0) && rig.Runner.Save(words))
                {
                    ProgramSave.Seal(words, new Crc32());
                    words.CopyTo(saved, 0);
                }
            }

            return moved;
        }

        private static int[] Sealed(int[] good, int word, int value)
        {
            int[] changed = (int[])good.Clone();
            changed[word] = value;
            ProgramSave.Seal(changed, new Crc32());
            return changed;
        }
    }
}
