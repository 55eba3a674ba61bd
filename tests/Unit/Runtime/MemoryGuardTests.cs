using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Runtime
{
    [TestClass]
    public class MemoryGuardTests
    {
        private const int Steps = ProgramImage.StepsMax;

        // The row's budget of 1,100 ms.
        private const int BudgetTicks = 22;

        [TestMethod]
        public void Second_AnyWordOfTheLongestProgram_IsFoundWithinTheSecond()
        {
            ProgramTable table = Loaded();
            MemoryGuard guard = new MemoryGuard(new RigConfiguration(), table);
            SafetyInputs inputs = new SafetyInputs();
            Assert.IsFalse(IsBroken(guard, inputs), "nothing has changed");
            for (int step = 0; step < Steps; step++)
            {
                Flip(table.A, step, guard, inputs);
                Flip(table.Kind, step, guard, inputs);
                Flip(table.ConditionLimit, step, guard, inputs);
            }

            table.ConditionAndNext[Steps - 1] = true;
            Assert.IsTrue(IsBroken(guard, inputs), "a condition that waits for the next one");
        }

        [TestMethod]
        public void Tick_LastStepOfTheLongestProgramChanges_TripsWithinItsBudget()
        {
            for (int phase = 0; phase < 20; phase++)
            {
                ScriptedRig rig = new ScriptedRig().Build();
                rig.RunToRunning(Image());
                rig.Run(phase);
                rig.Executive.Program.A[Steps - 1] ^= 1;
                rig.Run(BudgetTicks);
                Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode, "phase " + phase.ToString());
                Assert.IsTrue(rig.Executive.Faults.IsLatched(FaultId.ProgramCrc));
            }
        }

        private static void Flip(int[] words, int step, MemoryGuard guard, SafetyInputs inputs)
        {
            words[step] ^= 1 << (step & 31);
            Assert.IsTrue(IsBroken(guard, inputs), "step " + step.ToString());
            words[step] ^= 1 << (step & 31);
            guard.TakeProgram();
        }

        private static bool IsBroken(MemoryGuard guard, SafetyInputs inputs)
        {
            guard.Second(inputs);
            for (int medium = 1; medium < 10 && guard.HasSlices; medium++)
            {
                guard.Continue(inputs);
            }

            Assert.IsFalse(guard.HasSlices, "all of it within the second");
            return inputs.ProgramBroken;
        }

        private static ProgramTable Loaded()
        {
            byte[] image = Image();
            ProgramTable table = new ProgramTable();
            Assert.AreEqual(ProgramError.None, table.Load(image, image.Length, new RigConfiguration()));
            return table;
        }

        // A condition each, so that a step's number is its condition's.
        private static byte[] Image()
        {
            ImageBuilder image = new ImageBuilder();
            for (int i = 0; i < Steps; i++)
            {
                image.Rest(1000).Until(EndKind.AnyCellAbove, 4200000);
            }

            return image.Build();
        }
    }
}
