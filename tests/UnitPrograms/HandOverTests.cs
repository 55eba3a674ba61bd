using nanoFramework.TestFramework;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitPrograms
{
    [TestClass]
    public class HandOverTests
    {
        private const int Nanoamps = 100000;
        private const int RestMicrovolts = 8000000;
        private const int DropMicrovolts = 60000;
        private const int LimitMicrovolts = 8200000;
        private static int s_drifted;

        [TestMethod]
        public void Advance_LimitThatIsHeldNext_EndsTheStepByItsSlopeEarlier()
        {
            TestStack rig = Charge(new ImageBuilder().Current(Nanoamps, 36000).Until(EndKind.StackAbove, LimitMicrovolts).Step(StepKind.ConstantStackVoltage, LimitMicrovolts, Nanoamps, 0, 36000));
            int last = ToEnd(rig, 100);
            Assert.AreEqual(EndKind.StackAbove, rig.Runner.EndKind);
            Assert.AreEqual(Channel.Stack, rig.Runner.EndChannel);
            Assert.AreEqual(last, rig.Runner.EndValue);

            // 100 uV a tick are 2 mV/s: 0.4 mV in the 200 ms of the lead.
            Assert.IsTrue(last >= LimitMicrovolts - 400 && last < LimitMicrovolts - 200, "ended " + (LimitMicrovolts - last) + " uV early");
            Assert.AreEqual(1, rig.Runner.Step);
            Assert.AreEqual(ProgramRequest.StackVoltage, rig.Request.Control);
            Assert.AreEqual(2000, rig.Request.SlopeMicrovoltsPerSecond);
            Assert.IsTrue(Saturate.Magnitude(rig.Request.DropMicrovolts - DropMicrovolts) <= 500, "drop of " + rig.Request.DropMicrovolts + " uV");
            Assert.IsTrue(rig.Request.TakesOver);
            Tick(rig, 0);
            Assert.IsFalse(rig.Request.TakesOver, "taken over once");
            Assert.IsTrue(rig.Request.DropMicrovolts > 0, "the drop stays");
        }

        [TestMethod]
        public void Advance_DischargeOfTheLowestCell_EndsByItsSlopeEarlier()
        {
            var rig = new TestStack(new ImageBuilder().Current(-Nanoamps, 36000).Until(EndKind.AnyCellBelow, 3000000).Step(StepKind.ConstantCellVoltage, 3000000, Nanoamps, -1, 36000));
            s_drifted = 0;
            int drift = -100;
            for (int i = 0; i < 5000 && rig.Runner.Step <= 0; i++)
            {
                int microvolts = 3200000 + s_drifted + (rig.Request.StackNanoamps * 3 / 10);
                s_drifted += drift;
                rig.Snapshot.Fast[Channel.Current] = rig.Request.StackNanoamps == 0 ? 0 : i < 2 ? 0 : rig.Request.StackNanoamps;
                rig.Cell(1, i < 2 ? 3200000 : microvolts);
                rig.Runner.Advance(rig.Snapshot, 50, rig.Request);
            }

            Assert.AreEqual(EndKind.AnyCellBelow, rig.Runner.EndKind);
            Assert.AreEqual(Channel.Cell0 + 1, rig.Runner.EndChannel);
            Assert.IsTrue(rig.Runner.EndValue > 3000000 + 200 && rig.Runner.EndValue <= 3000000 + 400, "ended at " + rig.Runner.EndValue + " uV");
            Assert.AreEqual(-2000, rig.Request.SlopeMicrovoltsPerSecond);
        }

        [TestMethod]
        public void Advance_LimitThatNothingHolds_EndsTheStepThere()
        {
            // Nothing after it; another voltage held; another current; a condition that needs a second one.
            ImageBuilder[] images = new[]
            {
                new ImageBuilder().Current(Nanoamps, 36000).Until(EndKind.StackAbove, LimitMicrovolts).Rest(36000),
                new ImageBuilder().Current(Nanoamps, 36000).Until(EndKind.StackAbove, LimitMicrovolts).Step(StepKind.ConstantStackVoltage, LimitMicrovolts - 1000, Nanoamps, 0, 36000),
                new ImageBuilder().Current(Nanoamps, 36000).Until(EndKind.StackAbove, LimitMicrovolts).Step(StepKind.ConstantStackVoltage, LimitMicrovolts, Nanoamps * 2, 0, 36000),
                new ImageBuilder().Current(Nanoamps, 36000).Until(EndKind.StackAbove, LimitMicrovolts, and: true).Until(EndKind.StackAbove, RestMicrovolts).Step(StepKind.ConstantStackVoltage, LimitMicrovolts, Nanoamps, 0, 36000),
            };
            for (int i = 0; i < images.Length; i++)
            {
                TestStack rig = Charge(images[i]);
                int last = ToEnd(rig, 100);
                Assert.IsTrue(last >= LimitMicrovolts, "program " + i + " ended " + (LimitMicrovolts - last) + " uV early");
                Assert.IsFalse(rig.Request.TakesOver, "program " + i);
            }
        }

        [TestMethod]
        public void Advance_VoltageNotReadAtTheStart_HandsOverAtTheLimitAndKnowsNoDrop()
        {
            var rig = new TestStack(new ImageBuilder().Current(Nanoamps, 36000).Until(EndKind.StackAbove, LimitMicrovolts).Step(StepKind.ConstantStackVoltage, LimitMicrovolts, Nanoamps, 0, 36000));
            s_drifted = 0;
            rig.Snapshot.Quality[Channel.Stack] = (byte)Quality.Stale;
            Tick(rig, 0);
            Tick(rig, 0);
            rig.Snapshot.Quality[Channel.Stack] = (byte)Quality.Ok;
            int last = ToEnd(rig, 100);
            Assert.IsTrue(last >= LimitMicrovolts);
            Assert.AreEqual(1, rig.Runner.Step);
            Assert.AreEqual(0, rig.Request.DropMicrovolts);
        }

        [TestMethod]
        public void Advance_CurrentGoneForAWhileNearTheLimit_TakesTheSlopeAnew()
        {
            TestStack rig = Charge(new ImageBuilder().Current(Nanoamps, 36000).Until(EndKind.StackAbove, LimitMicrovolts).Step(StepKind.ConstantStackVoltage, LimitMicrovolts, Nanoamps, 0, 36000));
            while (rig.Snapshot.Fast[Channel.Stack] < LimitMicrovolts - 5000)
            {
                Tick(rig, 100);
            }

            // The source pauses: the voltage falls by its drop and comes back with the current.
            for (int i = 0; i < 5; i++)
            {
                rig.Snapshot.Fast[Channel.Current] = 0;
                rig.Stack(LimitMicrovolts - DropMicrovolts);
                rig.Runner.Advance(rig.Snapshot, 50, rig.Request);
                Assert.AreEqual(0, rig.Runner.Step);
            }

            int last = ToEnd(rig, 100);
            Assert.IsTrue(last >= LimitMicrovolts - 400 && last < LimitMicrovolts - 200, "ended " + (LimitMicrovolts - last) + " uV early");
            Assert.AreEqual(2000, rig.Request.SlopeMicrovoltsPerSecond);
        }

        // Two ticks at rest, as the median shows them, then the current.
        private static TestStack Charge(ImageBuilder image)
        {
            var rig = new TestStack(image);
            s_drifted = 0;
            for (int i = 0; i < 2; i++)
            {
                rig.Snapshot.Fast[Channel.Current] = 0;
                rig.Stack(RestMicrovolts);
                rig.Runner.Advance(rig.Snapshot, 50, rig.Request);
            }

            return rig;
        }

        private static void Tick(TestStack rig, int driftMicrovolts)
        {
            s_drifted += driftMicrovolts;
            rig.Snapshot.Fast[Channel.Current] = rig.Request.StackNanoamps;
            rig.Snapshot.Fast[Channel.Stack] = RestMicrovolts + DropMicrovolts + s_drifted;
            rig.Runner.Advance(rig.Snapshot, 50, rig.Request);
        }

        // What the stack's voltage was in the tick that ended the step.
        private static int ToEnd(TestStack rig, int driftMicrovolts)
        {
            for (int i = 0; i < 5000 && rig.Runner.Step == 0; i++)
            {
                Tick(rig, driftMicrovolts);
            }

            return rig.Snapshot.Fast[Channel.Stack];
        }
    }
}
