using nanoFramework.TestFramework;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitPrograms
{
    [TestClass]
    public class ProgramRunnerTests
    {
        [TestMethod]
        public void Advance_WithoutAProgram_AsksForNothing()
        {
            var runner = new ProgramRunner(new ProgramTable(), new Core.Configuration.RigConfiguration());
            var request = new ProgramRequest { StackNanoamps = 5, SetsTemperature = true };
            runner.Begin();
            runner.Advance(new Snapshot(), 50, request);
            Assert.AreEqual(0, request.StackNanoamps);
            Assert.IsFalse(request.SetsTemperature);
            Assert.AreEqual(-1, runner.Step);
            Assert.IsFalse(runner.IsDone);
        }

        [TestMethod]
        public void Advance_TimeLimitReached_EndsTheStepOnTheTick()
        {
            var rig = new TestStack(new ImageBuilder().Rest(1).Current(50000, 2));
            rig.Tick();
            Assert.IsTrue(rig.Runner.StepStarted);
            Assert.AreEqual(0, rig.Runner.Step);
            Assert.AreEqual(0, rig.Request.StackNanoamps);
            Assert.AreEqual(20, rig.ToStepEnd());
            Assert.AreEqual(0, rig.Runner.EndedStep);
            Assert.AreEqual(EndKind.Time, rig.Runner.EndKind);
            Assert.AreEqual(100, rig.Runner.EndValue);
            Assert.AreEqual(50000, rig.Request.StackNanoamps);
            Assert.AreEqual(40, rig.ToStepEnd());
            Assert.IsTrue(rig.Runner.IsDone);
            Assert.AreEqual(0, rig.Request.StackNanoamps);
            Assert.AreEqual(-1, rig.Runner.Step);
            Assert.AreEqual(3000, rig.Runner.ProgramElapsedMs);
            Assert.AreEqual(50000L * 2000, rig.Runner.ProgramChargeNanoampereMilliseconds);
        }

        [TestMethod]
        public void Advance_AnyCellReachesItsLimit_RecordsKindCellAndValue()
        {
            var rig = new TestStack(new ImageBuilder().Current(50000, 3600).Until(EndKind.StackAbove, 8600000).Until(EndKind.AnyCellAbove, 4300000));
            rig.Ticks(100);
            rig.Cell(1, 4299999);
            rig.Tick();
            Assert.IsFalse(rig.Runner.StepEnded);
            rig.Cell(1, 4300012);
            rig.Tick();
            Assert.IsTrue(rig.Runner.StepEnded);
            Assert.AreEqual(EndKind.AnyCellAbove, rig.Runner.EndKind);
            Assert.AreEqual(Channel.Cell0 + 1, rig.Runner.EndChannel);
            Assert.AreEqual(4300012, rig.Runner.EndValue);
        }

        [TestMethod]
        public void Advance_CellWithoutAGoodReading_DoesNotEndTheStepButTheOthersDo()
        {
            byte[] qualities = new[] { (byte)Quality.NeverRead, (byte)Quality.Stale, (byte)Quality.OutOfRange, (byte)Quality.OpenWire, (byte)Quality.Disagree };
            for (int i = 0; i < qualities.Length; i++)
            {
                Quality quality = (Quality)qualities[i];
                var rig = new TestStack(new ImageBuilder().Current(50000, 3600).Until(EndKind.AnyCellAbove, 4300000));
                rig.Ticks(100);
                rig.Cell(0, 4400000, quality);
                rig.Ticks(10);
                Assert.AreEqual(0, rig.Runner.Step, "quality " + (int)quality);
                rig.Cell(1, 4300000);
                rig.Tick();
                Assert.IsTrue(rig.Runner.StepEnded, "quality " + (int)quality);
                Assert.AreEqual(1, rig.Runner.EndChannel);
            }
        }

        [TestMethod]
        public void Advance_EveryConditionKindWithItsReadingMissing_RunsIntoTheTimeLimit()
        {
            for (int kind = EndKind.StackAbove; kind <= EndKind.AllPlatesAbove; kind++)
            {
                bool voltage = kind <= EndKind.SpreadBelow;
                bool below = kind == EndKind.StackBelow || kind == EndKind.AnyCellBelow || kind == EndKind.AllCellsBelow || kind == EndKind.CellBelow
                    || kind == EndKind.SpreadBelow || kind == EndKind.CurrentBelow || kind == EndKind.TemperatureBelow || kind == EndKind.ForceBelow;
                int limit = kind <= EndKind.StackBelow ? (below ? 8600000 : 6000000)
                    : EndKind.IsCellVoltage(kind) ? (below ? 4300000 : 3000000)
                    : voltage ? (below ? 5000000 : 1)
                    : below ? 50000 : 1;
                var image = new ImageBuilder().Current(50000, 5).Until(kind, limit, EndKind.NamesCell(kind) ? 1 : ProgramImage.NoChannel);
                var rig = new TestStack(image);
                rig.Stack(7400000);
                rig.Cell(0, 3600000);
                rig.Snapshot.Fast[Channel.ClampForce] = 40000;
                rig.ToStepEnd();
                Assert.AreEqual(kind, rig.Runner.EndKind, "with every reading good the condition holds");

                rig = new TestStack(image);
                for (int i = 0; i < Channel.Count; i++)
                {
                    rig.Snapshot.Fast[i] = limit;
                    rig.Snapshot.Quality[i] = (byte)Quality.Stale;
                }

                rig.Snapshot.AllCellsOk = false;
                Assert.AreEqual(101, rig.ToStepEnd());
                Assert.AreEqual(EndKind.Time, rig.Runner.EndKind, "kind " + kind);
            }
        }

        [TestMethod]
        public void Advance_AllCellsConditionWithOneCellMissing_DoesNotHold()
        {
            var rig = new TestStack(new ImageBuilder().Rest(3600).Until(EndKind.AllCellsAbove, 3500000));
            rig.Cell(0, 3600000, Quality.OpenWire);
            rig.Ticks(100);
            Assert.AreEqual(0, rig.Runner.Step);
            rig.Cell(0, 3499999);
            rig.Tick();
            Assert.AreEqual(0, rig.Runner.Step);
            rig.Cell(0, 3500000);
            rig.Tick();
            Assert.IsTrue(rig.Runner.IsDone);
            Assert.AreEqual(Channel.Cell0, rig.Runner.EndChannel);
        }

        [TestMethod]
        public void Advance_ReadingOfTheStepBefore_DoesNotEndTheNewStep()
        {
            // A taper: the second, smaller charge must not end on the voltage the first one left behind.
            var rig = new TestStack(new ImageBuilder()
                .Current(100000, 3600).Until(EndKind.AnyCellAbove, 4300000)
                .Current(50000, 3600).Until(EndKind.AnyCellAbove, 4300000));
            rig.Ticks(10);
            rig.Cell(0, 4300000);
            rig.Tick();
            Assert.AreEqual(1, rig.Runner.Step);
            rig.Tick();
            Assert.AreEqual(1, rig.Runner.Step, "this reading was taken under the first step's current");
            rig.Cell(0, 4250000);
            rig.Ticks(10);
            Assert.AreEqual(1, rig.Runner.Step);
        }

        [TestMethod]
        public void Advance_CurrentBelowWhileTheVoltageIsNotReached_DoesNotEndTheStep()
        {
            var rig = new TestStack(new ImageBuilder().Step(StepKind.ConstantStackVoltage, 8600000, 50000, seconds: 60).Until(EndKind.CurrentBelow, 5000));
            rig.Tick();
            Assert.AreEqual(ProgramRequest.StackVoltage, rig.Request.Control);
            Assert.AreEqual(8600000, rig.Request.TargetMicrovolts);
            Assert.AreEqual(50000, rig.Request.StackNanoampsMax);
            Assert.AreEqual(0, rig.Request.StackNanoamps);
            rig.Stack(8500000);
            for (int i = 0; i < 100; i++)
            {
                rig.Request.StackNanoamps = 0;
                rig.Tick();
                Assert.AreEqual(0, rig.Runner.Step, "the voltage is not reached yet");
            }

            rig.Stack(8598000);
            rig.Request.StackNanoamps = 50000;
            rig.Tick();
            Assert.AreEqual(0, rig.Runner.Step);
            rig.Stack(8590000);
            rig.Request.StackNanoamps = -4000;
            rig.Tick();
            Assert.IsTrue(rig.Runner.StepEnded);
            Assert.AreEqual(4000, rig.Runner.EndValue);
            Assert.AreEqual(Channel.Current, rig.Runner.EndChannel);
        }

        [TestMethod]
        public void Advance_LeadingCellVoltage_AsksForTheRightCell()
        {
            var rig = new TestStack(new ImageBuilder()
                .Step(StepKind.ConstantCellVoltage, 4300000, 50000, 1, seconds: 1)
                .Step(StepKind.ConstantCellVoltage, 3000000, 50000, -1, seconds: 1));
            rig.Tick();
            Assert.AreEqual(ProgramRequest.HighestCellVoltage, rig.Request.Control);
            rig.ToStepEnd();
            Assert.AreEqual(ProgramRequest.LowestCellVoltage, rig.Request.Control);
            Assert.AreEqual(3000000, rig.Request.TargetMicrovolts);
        }

        [TestMethod]
        public void Advance_ChargeReached_EndsWithinOneTickOfCharge()
        {
            // 0.01 mAh at 100 uA are 360 s; discharge counts by its magnitude.
            var rig = new TestStack(new ImageBuilder().Current(-100000, 3600).Until(EndKind.Charge, 10000));
            rig.Tick();
            Assert.AreEqual(7200, rig.ToStepEnd());
            Assert.AreEqual(EndKind.Charge, rig.Runner.EndKind);
            Assert.AreEqual(10000, rig.Runner.EndValue);
            Assert.AreEqual(-10000L * 3600000, rig.Runner.ProgramChargeNanoampereMilliseconds);
        }

        [TestMethod]
        public void Advance_BothCurrentSensorsLost_CountsTheLastCurrentButEndsNothingByCharge()
        {
            var rig = new TestStack(new ImageBuilder().Current(100000, 3600).Until(EndKind.Charge, 10));
            rig.Tick();
            rig.Snapshot.Quality[Channel.Current] = (byte)Quality.OpenWire;
            rig.Snapshot.Quality[Channel.CurrentSecond] = (byte)Quality.Stale;
            rig.Ticks(100);
            Assert.AreEqual(0, rig.Runner.Step);
            Assert.AreEqual(100000L * 5000, rig.Runner.StepChargeNanoampereMilliseconds);
            rig.Snapshot.Quality[Channel.CurrentSecond] = (byte)Quality.Ok;
            rig.Tick();
            Assert.IsTrue(rig.Runner.StepEnded);
        }

        [TestMethod]
        public void Advance_NestedLoops_RunEveryPass()
        {
            var rig = new TestStack(new ImageBuilder()
                .Rest(0.05)         // 0
                .Rest(0.05)         // 1
                .Rest(0.05)         // 2
                .Loop(2, 2)         // 3
                .Loop(1, 3)         // 4
                .Loop(0, 4)         // 5
                .Rest(0.05));       // 6
            var visits = new int[7];
            rig.Tick();
            visits[0]++;
            while (!rig.Runner.IsDone)
            {
                rig.Tick();
                if (rig.Runner.StepStarted)
                {
                    visits[rig.Runner.Step]++;
                }
            }

            int[] expected = new[] { 4, 12, 24, 0, 0, 0, 1 };
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], visits[i], "step " + i);
            }
        }

        [TestMethod]
        public void Cycle_InALoop_CountsFromOneAndStartsAgainInTheNextOuterPass()
        {
            var rig = new TestStack(new ImageBuilder().Rest(0.05).Loop(0, 3).Loop(0, 2).Rest(0.05));
            string cycles = "";
            while (!rig.Runner.IsDone)
            {
                rig.Tick();
                cycles += rig.Runner.Cycle;
            }

            Assert.AreEqual("12312300", cycles);
        }

        [TestMethod]
        public void Advance_GotoOutOfALoop_ForgetsItsPasses()
        {
            // Each outer pass leaves the inner loop after one pass; the inner counter must not add up over the outer passes.
            var rig = new TestStack(new ImageBuilder()
                .Rest(0.05)                                                    // 0
                .Rest(1).Until(EndKind.AnyCellAbove, 4000000, target: 4)       // 1
                .Loop(0, 3)                                                    // 2
                .Rest(0.05)                                                    // 3
                .Loop(0, 5)                                                    // 4
                .Rest(0.05));
            int inner = 0;
            rig.Cell(0, 4100000);
            while (!rig.Runner.IsDone)
            {
                rig.Tick();
                inner += rig.Runner.StepStarted && rig.Runner.Step == 1 ? 1 : 0;
                Assert.AreNotEqual(3, rig.Runner.Step);
            }

            Assert.AreEqual(5, inner);
        }

        [TestMethod]
        public void Advance_ConditionsJoinedByAnd_HoldOnlyTogether()
        {
            var rig = new TestStack(new ImageBuilder().Rest(3600)
                .Until(EndKind.AnyCellAbove, 4000000, and: true).Until(EndKind.Time, 1000)
                .Until(EndKind.AnyCellBelow, 3000000));
            rig.Cell(0, 4100000);
            rig.Tick();
            Assert.AreEqual(200, rig.ToStepEnd());
            Assert.AreEqual(EndKind.AnyCellAbove, rig.Runner.EndKind);
            Assert.AreEqual(4100000, rig.Runner.EndValue);
        }

        [TestMethod]
        public void Advance_ChainOfMarks_IsSpreadOverTicksWithoutCurrent()
        {
            var image = new ImageBuilder().Current(50000, 0.1);
            for (int i = 0; i < 40; i++)
            {
                image.Step(StepKind.Tag, i);
            }

            var rig = new TestStack(image.Current(60000, 1));
            rig.Ticks(3);
            Assert.AreEqual(15, rig.Runner.Tag);
            Assert.AreEqual(0, rig.Request.StackNanoamps);
            Assert.IsFalse(rig.Runner.StepStarted);
            rig.Ticks(2);
            Assert.IsTrue(rig.Runner.StepStarted);
            Assert.AreEqual(39, rig.Runner.Tag);
            Assert.AreEqual(60000, rig.Request.StackNanoamps);
        }

        [TestMethod]
        public void Hold_AfterASetTemperature_KeepsHeatAndForceWithoutCurrent()
        {
            var rig = new TestStack(new ImageBuilder().Step(StepKind.SetTemperature, 40000).Step(StepKind.SetForce, 22600).Current(50000, 10));
            rig.Tick();
            Assert.AreEqual(50000, rig.Request.StackNanoamps);
            rig.Runner.Hold(rig.Request);
            Assert.AreEqual(0, rig.Request.StackNanoamps);
            Assert.IsTrue(rig.Request.SetsTemperature);
            Assert.AreEqual(40000, rig.Request.PlateMillidegrees);
            Assert.IsTrue(rig.Request.SetsForce);
            Assert.AreEqual(22600, rig.Request.ClampMillinewtons);
            rig.Runner.Abort();
            rig.Tick();
            Assert.IsFalse(rig.Request.SetsTemperature);
            Assert.IsTrue(rig.Request.SetsForce);
            Assert.AreEqual(-1, rig.Runner.Step);
        }

        [TestMethod]
        public void Advance_SetTemperatureWithATimeLimit_WaitsForEveryPlate()
        {
            var rig = new TestStack(new ImageBuilder().Step(StepKind.SetTemperature, 40000, seconds: 3600).Until(EndKind.AllPlatesAbove, 39800).Rest(1));
            rig.Ticks(20);
            for (int plate = 0; plate < Channel.Plates; plate++)
            {
                Assert.AreEqual(0, rig.Runner.Step);
                rig.Snapshot.Fast[Channel.Temperature0 + plate] = 39900 + plate;
                rig.Tick();
            }

            Assert.AreEqual(1, rig.Runner.Step);
            Assert.AreEqual(39900, rig.Runner.EndValue);
            Assert.IsTrue(rig.Request.SetsTemperature);
        }

        [TestMethod]
        public void Advance_Sweep_MovesTheTargetEvenlyFromEndToEnd()
        {
            TestStack rig = new TestStack(new ImageBuilder().Step(StepKind.SweepStackVoltage, 6000000, 8000000, 10000, seconds: 1000).Rest(1));
            rig.Tick();
            Assert.AreEqual(6000000, rig.Request.TargetMicrovolts);
            Assert.AreEqual(ProgramRequest.StackVoltage, rig.Request.Control);
            Assert.AreEqual(10000, rig.Request.StackNanoampsMax);
            rig.Ticks(5000);
            Assert.AreEqual(6500000, rig.Request.TargetMicrovolts);
            rig.Ticks(14999);
            Assert.AreEqual(7999900, rig.Request.TargetMicrovolts);
            rig.Tick();
            Assert.IsTrue(rig.Runner.StepEnded);
            Assert.AreEqual(ProgramRequest.Current, rig.Request.Control);
        }

        [TestMethod]
        public void Advance_CellsComeToRest_EndsTheStepAfterAWholeMinute()
        {
            // 10 uV in a minute are 600 uV/h; the limit is 100 uV/h.
            TestStack rig = new TestStack(new ImageBuilder().Rest(3600).Until(EndKind.CellSlopeBelow, 100));
            for (int tick = 0; tick < 2500; tick++)
            {
                rig.Snapshot.Slow[Channel.Cell0 + 1] = 3700000 + (tick < 1300 ? tick / 120 : 0);
                rig.Tick();
                Assert.AreEqual(0, rig.Runner.Step, "tick " + tick);
            }

            int end = rig.ToStepEnd();
            Assert.AreEqual(EndKind.CellSlopeBelow, rig.Runner.EndKind);
            Assert.AreEqual(Channel.Cell0, rig.Runner.EndChannel);
            Assert.IsTrue(end <= 1200, "ended after " + end + " more ticks");
        }

        [TestMethod]
        public void Advance_SlopeWithAMissingReading_IsNoSlope()
        {
            TestStack rig = new TestStack(new ImageBuilder().Rest(300).Until(EndKind.CellSlopeBelow, 100));
            rig.Cell(0, 3700000, Quality.Stale);
            rig.ToStepEnd();
            Assert.AreEqual(EndKind.Time, rig.Runner.EndKind);
        }

        [TestMethod]
        public void Advance_ProgramsOwnLimitPassed_EndsTheProgram()
        {
            ImageBuilder image = new ImageBuilder().Current(50000, 3600).Rest(10);
            image.Header[ProgramImage.CellMicrovoltsMax] = 4100000;
            image.Header[ProgramImage.CellMicrovoltsMin] = 3500000;
            image.Header[ProgramImage.PlateMillidegreesMax] = 40000;
            TestStack rig = new TestStack(image);
            rig.Cell(0, 4150000);
            rig.Ticks(5);
            Assert.AreEqual(0, rig.Runner.Step);
            rig.Cell(0, 4150001);
            Ended(rig, Channel.Cell0, 4150001);

            rig = new TestStack(image);
            rig.Cell(1, 3449999);
            Ended(rig, Channel.Cell0 + 1, 3449999);

            rig = new TestStack(image);
            rig.Snapshot.HottestPlate = 2;
            rig.Snapshot.HottestPlateMillidegrees = 40001;
            Ended(rig, Channel.Temperature0 + 2, 40001);
        }

        private static void Ended(TestStack rig, int channel, int value)
        {
            rig.Ticks(2);
            Assert.IsTrue(rig.Runner.IsDone);
            Assert.AreEqual(EndKind.ProgramLimit, rig.Runner.EndKind);
            Assert.AreEqual(channel, rig.Runner.EndChannel);
            Assert.AreEqual(value, rig.Runner.EndValue);
            Assert.AreEqual(0, rig.Request.StackNanoamps);
        }
    }
}
