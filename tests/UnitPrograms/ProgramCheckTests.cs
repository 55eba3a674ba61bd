using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitPrograms
{
    [TestClass]
    public class ProgramCheckTests
    {
        [TestMethod]
        public void Compute_OverNineDigits_IsTheKnownCheckValue()
        {
            byte[] digits = System.Text.Encoding.UTF8.GetBytes("123456789");
            Assert.AreEqual(unchecked((int)0xCBF43926), new Crc32().Compute(digits, digits.Length));
        }

        [TestMethod]
        public void BytesMax_HoldsFullStepsFullConditionsAndThreeRules()
        {
            int steps = ProgramImage.StepsMax;
            Assert.IsTrue(steps >= 254, "the field's testers hold 254 steps");
            Assert.IsTrue(steps < ProgramImage.NextStep, "the index after the last step must differ from the mark for the next step");
            Assert.IsTrue(ProgramImage.BytesFor(ProgramImage.StepsMax, ProgramImage.ConditionsMax, 3) <= ProgramImage.BytesMax);
        }

        [TestMethod]
        public void Load_FullTable_IsTaken()
        {
            var image = new ImageBuilder().Rule(100, 0, 0, 0).Rule(0, 10000, 0, 0).Rule(0, 0, 100, 0);
            for (int i = 0; i < ProgramImage.StepsMax; i++)
            {
                image.Step(StepKind.Rest, seconds: 1, rule: i % 3);
                for (int c = 0; c < ProgramImage.ConditionsPerStepMax; c++)
                {
                    image.Until(EndKind.AnyCellAbove, 4300000);
                }
            }

            var table = new ProgramTable();
            byte[] bytes = image.Build();
            Assert.AreEqual(ProgramError.None, table.Load(bytes, bytes.Length, new RigConfiguration()));
            Assert.AreEqual(254, table.StepCount);
            Assert.AreEqual(1270, table.FirstCondition[254]);
        }

        [TestMethod]
        public void Load_AnyByteFlipped_IsRefused()
        {
            byte[] good = T000().Build();
            var table = new ProgramTable();
            for (int i = 0; i < good.Length; i++)
            {
                for (int bit = 0; bit < 8; bit++)
                {
                    byte[] bad = (byte[])good.Clone();
                    bad[i] ^= (byte)(1 << bit);
                    Assert.AreNotEqual(ProgramError.None, table.Load(bad, bad.Length, new RigConfiguration()), "byte " + i + " bit " + bit);
                }
            }

            Assert.IsFalse(table.IsLoaded);
        }

        [TestMethod]
        public void Load_AnyShorterLength_IsRefused()
        {
            byte[] good = T000().Build();
            var table = new ProgramTable();
            for (int length = 0; length < good.Length; length++)
            {
                Assert.AreNotEqual(ProgramError.None, table.Load(good, length, new RigConfiguration()), "length " + length);
            }

            Assert.AreNotEqual(ProgramError.None, table.Load(null, 0, new RigConfiguration()));
        }

        [TestMethod]
        public void Load_RandomWordsUnderAGoodChecksum_NeverThrowsAndNeverTakesNonsense()
        {
            // The runtime's Random cannot be seeded: a linear congruential sequence is the same everywhere.
            uint random = 20261120;
            var table = new ProgramTable();
            byte[] good = T000().Build();
            for (int round = 0; round < 20000; round++)
            {
                byte[] bad = (byte[])good.Clone();
                for (int i = 0; i <= round % 4; i++)
                {
                    random = (random * 1664525) + 1013904223;
                    bad[12 + (int)((random >> 8) % (uint)(bad.Length - 16))] = (byte)(random >> 16);
                }

                int error = table.Load(ImageBuilder.Seal(bad), bad.Length, new RigConfiguration());
                Assert.IsTrue(error >= ProgramError.None && error <= ProgramError.Frequency);
            }
        }

        [TestMethod]
        public void Load_BadAfterGood_LeavesTheOldProgram()
        {
            var table = new ProgramTable();
            byte[] good = T000().Build();
            Assert.AreEqual(ProgramError.None, table.Load(good, good.Length, new RigConfiguration()));
            int checksum = table.Checksum;
            byte[] bad = new ImageBuilder().Rest(10).Current(2000000, 10).Build();
            Assert.AreEqual(ProgramError.Current, table.Load(bad, bad.Length, new RigConfiguration()));
            Assert.AreEqual(1, table.ErrorStep);
            Assert.AreEqual(checksum, table.Checksum);
            Assert.AreEqual(6, table.StepCount);
            Assert.AreEqual(StepKind.ConstantCurrent, table.Kind[0]);
        }

        [TestMethod]
        public void Load_OtherCellCount_IsRefused()
        {
            var image = T000();
            image.Header[ProgramImage.Cells] = 3;
            Refused(ProgramError.CellCount, -1, image);
        }

        [TestMethod]
        public void Load_LimitWiderThanProvisioned_IsRefused()
        {
            int[] beyond = new[] { 4300001, 2999999, 1000001, 60001, 100001 };
            for (int i = 0; i < beyond.Length; i++)
            {
                var image = T000();
                image.Header[ProgramImage.CellMicrovoltsMax + i] = beyond[i];
                Refused(ProgramError.LimitWider, -1, image);
            }
        }

        [TestMethod]
        public void Load_StepBeyondTheProgramsOwnLimit_IsRefused()
        {
            var image = new ImageBuilder().Current(60000, 10);
            image.Header[ProgramImage.StackNanoampsMax] = 50000;
            Refused(ProgramError.Current, 0, image);
        }

        [TestMethod]
        public void Load_StepWithABadArgument_IsRefused()
        {
            Refused(ProgramError.Length, -1, new ImageBuilder());
            Refused(ProgramError.StepKind, 0, new ImageBuilder().Step(99, seconds: 1));
            Refused(ProgramError.StepKind, 0, new ImageBuilder().Step(0, seconds: 1));
            Refused(ProgramError.TimeLimit, 0, new ImageBuilder().Rest(0));
            Refused(ProgramError.TimeLimit, 0, new ImageBuilder().Rest(4001 * 3600));
            Refused(ProgramError.TimeLimit, 0, new ImageBuilder().Current(1000, 0));
            Refused(ProgramError.TimeLimit, 0, new ImageBuilder().Step(StepKind.Tag, 1, seconds: 1));
            Refused(ProgramError.Current, 0, new ImageBuilder().Current(0, 1));
            Refused(ProgramError.Current, 0, new ImageBuilder().Current(int.MinValue, 1));
            Refused(ProgramError.Current, 0, new ImageBuilder().Current(-1000001, 1));
            Refused(ProgramError.Voltage, 0, new ImageBuilder().Step(StepKind.ConstantStackVoltage, 8603000, 50000, seconds: 1));
            Refused(ProgramError.Current, 0, new ImageBuilder().Step(StepKind.ConstantStackVoltage, 8600000, -50000, seconds: 1));
            Refused(ProgramError.Voltage, 0, new ImageBuilder().Step(StepKind.ConstantCellVoltage, 4300000, 50000, 0, seconds: 1));
            Refused(ProgramError.Temperature, 0, new ImageBuilder().Step(StepKind.SetTemperature, 60001));
            Refused(ProgramError.Force, 0, new ImageBuilder().Step(StepKind.SetForce, -1));
            int tone = ExcitationTones.Word(1, ExcitationTones.ScaleMax);
            Refused(ProgramError.Frequency, 0, new ImageBuilder().Wave(1000, 0, ExcitationTones.PeriodSlicesMin - 1, tone, 10));
            Refused(ProgramError.Frequency, 0, new ImageBuilder().Wave(1000, 0, 1000, 0, 10));
            Refused(ProgramError.Current, 0, new ImageBuilder().Wave(0, 1000, 1000, tone, 10));
            Refused(ProgramError.Current, 0, new ImageBuilder().Wave(600000, -500000, 1000, tone, 10));
            Refused(ProgramError.TimeLimit, 0, new ImageBuilder().Wave(1000, 0, 1000, tone, 0));
            Refused(ProgramError.RecordRule, 0, new ImageBuilder().Step(StepKind.Rest, seconds: 1, rule: 0));
            Refused(ProgramError.RecordRule, -1, new ImageBuilder().Rest(1).Rule(-1, 0, 0, 0));
        }

        [TestMethod]
        public void Load_ConditionThatNoReadingCanMeet_IsRefused()
        {
            Refused(ProgramError.Condition, 0, new ImageBuilder().Rest(1).Until(99, 1));
            Refused(ProgramError.Condition, 0, new ImageBuilder().Rest(1).Until(EndKind.Charge, 0));
            Refused(ProgramError.Condition, 0, new ImageBuilder().Rest(1).Until(EndKind.AnyCellAbove, 4000000, and: true));
            Refused(ProgramError.Voltage, 0, new ImageBuilder().Rest(1).Until(EndKind.AnyCellAbove, 4301001));
            Refused(ProgramError.Voltage, 0, new ImageBuilder().Rest(1).Until(EndKind.AnyCellBelow, 2998999));
            Refused(ProgramError.Voltage, 0, new ImageBuilder().Rest(1).Until(EndKind.StackAbove, 8602001));
            Refused(ProgramError.Voltage, 0, new ImageBuilder().Rest(1).Until(EndKind.StackBelow, 5997999));
            Refused(ProgramError.Cell, 0, new ImageBuilder().Rest(1).Until(EndKind.CellAbove, 4000000, channel: 2));
            Refused(ProgramError.Cell, 0, new ImageBuilder().Rest(1).Until(EndKind.AnyCellAbove, 4000000, channel: 0));
            Refused(ProgramError.Current, 0, new ImageBuilder().Rest(1).Until(EndKind.CurrentBelow, 0));
            Refused(ProgramError.Temperature, 0, new ImageBuilder().Rest(1).Until(EndKind.TemperatureAbove, 61000));
            Refused(ProgramError.Force, 0, new ImageBuilder().Rest(1).Until(EndKind.ForceBelow, 100001));
            Refused(ProgramError.Goto, 0, new ImageBuilder().Rest(1).Until(EndKind.AnyCellAbove, 4000000, target: 2));
            var six = new ImageBuilder().Rest(1);
            for (int i = 0; i < 6; i++)
            {
                six.Until(EndKind.AnyCellAbove, 4000000);
            }

            Refused(ProgramError.Condition, 0, six);
            Refused(ProgramError.Condition, 0, new ImageBuilder().Step(StepKind.Tag, 1).Until(EndKind.Time, 5));
        }

        [TestMethod]
        public void Load_VoltageAtTheWindowWithItsTolerance_IsTaken()
        {
            Taken(new ImageBuilder().Rest(1).Until(EndKind.AnyCellAbove, 4301000).Until(EndKind.StackAbove, 8602000).Until(EndKind.AnyCellBelow, 2999000));
        }

        [TestMethod]
        public void Load_LoopThatIsNoLoop_IsRefused()
        {
            Refused(ProgramError.Loop, 1, new ImageBuilder().Rest(1).Loop(1, 2));
            Refused(ProgramError.Loop, 1, new ImageBuilder().Rest(1).Loop(-1, 2));
            Refused(ProgramError.Loop, 1, new ImageBuilder().Rest(1).Loop(0, 0));
            Refused(ProgramError.Loop, 1, new ImageBuilder().Rest(1).Loop(0, 1000001));
            Refused(ProgramError.Loop, 4, new ImageBuilder().Rest(1).Rest(1).Rest(1).Loop(0, 2).Loop(1, 2));
            Refused(ProgramError.LoopWithoutTime, 1, new ImageBuilder().Step(StepKind.Tag).Loop(0, 2));
            Refused(ProgramError.LoopWithoutTime, 2, new ImageBuilder().Step(StepKind.Goto, 2).Rest(1).Loop(0, 2));
        }

        [TestMethod]
        public void Load_LoopsToTheDeepestNesting_AreTakenAndOneMoreIsNot()
        {
            var image = new ImageBuilder().Rest(1);
            for (int i = 0; i < ProgramImage.LoopDepthMax; i++)
            {
                image.Loop(0, 2);
            }

            Taken(image);
            Refused(ProgramError.LoopDepth, 9, image.Loop(0, 2));
        }

        [TestMethod]
        public void Load_GotoIntoNowhereBackOrIntoALoop_IsRefused()
        {
            Refused(ProgramError.Goto, 1, new ImageBuilder().Rest(1).Step(StepKind.Goto, 3));
            Refused(ProgramError.Goto, 1, new ImageBuilder().Rest(1).Step(StepKind.Goto, 0));
            Refused(ProgramError.Goto, 0, new ImageBuilder().Step(StepKind.Goto, 2).Rest(1).Rest(1).Loop(1, 2));
            Refused(ProgramError.Goto, 0, new ImageBuilder().Rest(1).Until(EndKind.StackAbove, 8000000, target: 2).Rest(1).Rest(1).Loop(1, 2));
            Taken(new ImageBuilder().Rest(1).Step(StepKind.Goto, 2));
        }

        [TestMethod]
        public void Load_ProgramThatCanNeverEnd_IsRefused()
        {
            Refused(ProgramError.Endless, 0, new ImageBuilder().Rest(60).Until(EndKind.Time, 3000, target: 0));
            Refused(ProgramError.Endless, 0, new ImageBuilder().Rest(1).Rest(60).Until(EndKind.Time, 3000, target: 0));
            Taken(new ImageBuilder().Rest(60).Until(EndKind.Time, 3000, target: 0).Until(EndKind.AnyCellBelow, 3000000));
            Taken(new ImageBuilder().Rest(60).Until(EndKind.AnyCellAbove, 4300000, target: 0));
        }

        /// <summary>The paper's stack cycling as words: 1 x 0.05C, then 30 x 0.1C.</summary>
        private static ImageBuilder T000()
        {
            return new ImageBuilder()
                .Current(28250, 144000).Until(EndKind.AnyCellAbove, 4300000).Until(EndKind.StackAbove, 8600000)
                .Current(-28250, 144000).Until(EndKind.AnyCellBelow, 3000000).Until(EndKind.StackBelow, 6000000)
                .Current(56500, 72000).Until(EndKind.AnyCellAbove, 4300000).Until(EndKind.StackAbove, 8600000)
                .Current(-56500, 72000).Until(EndKind.AnyCellBelow, 3000000).Until(EndKind.StackBelow, 6000000)
                .Loop(2, 30)
                .Rest(600);
        }

        private static void Refused(int error, int step, ImageBuilder image)
        {
            var table = new ProgramTable();
            byte[] bytes = image.Build();
            Assert.AreEqual(error, table.Load(bytes, bytes.Length, new RigConfiguration()));
            Assert.AreEqual(step, table.ErrorStep);
            Assert.IsFalse(table.IsLoaded);
        }

        private static void Taken(ImageBuilder image)
        {
            var table = new ProgramTable();
            byte[] bytes = image.Build();
            Assert.AreEqual(ProgramError.None, table.Load(bytes, bytes.Length, new RigConfiguration()), "step " + table.ErrorStep);
        }
    }
}
