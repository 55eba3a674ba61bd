using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class ArmingCheckTests
    {
        [TestMethod]
        public void Blocks_HealthyRig_None()
        {
            Assert.AreEqual(0, Blocks(GoodSnapshot.Make()));
        }

        [TestMethod]
        public void Blocks_NoProgram_NamesIt()
        {
            Assert.AreEqual(ArmingBlock.NoProgram, Check().Blocks(GoodSnapshot.Make(), Faults(), false));
        }

        [TestMethod]
        public void Blocks_SelfTestNotDoneOrWithAFinding_NamesIt()
        {
            Snapshot s = GoodSnapshot.Make();
            s.SelfTest.IsDone = false;
            Assert.AreEqual(ArmingBlock.SelfTestFinding, Blocks(s));
            Assert.IsFalse(Check().SelfTestPasses(s, Faults()), "nothing was tested");
            s.SelfTest.IsDone = true;
            s.SelfTest.Add(Finding.TapOpen, 3, 0, 0);
            Assert.AreEqual(ArmingBlock.SelfTestFinding, Blocks(s));
            Assert.IsFalse(Check().SelfTestPasses(s, Faults()), "a finding");
            s.SelfTest.Clear();
            Assert.AreEqual(0, Blocks(s));
            Assert.IsTrue(Check().SelfTestPasses(s, Faults()));
        }

        [TestMethod]
        public void Blocks_ChannelNotRead_NamesWhatIsMissing()
        {
            for (int i = 0; i < Channel.Count; i++)
            {
                Snapshot s = GoodSnapshot.Make();
                GoodSnapshot.Lose(s, i);
                if (i < Channel.CellsMax && i > 1)
                {
                    // A cell that is not fitted is not waited for.
                    s.AllCellsOk = true;
                }

                Assert.AreEqual(MissingBlock(i), Blocks(s), "channel " + i);
            }
        }

        [TestMethod]
        public void Blocks_TwoTemperaturesNotRead_NamesThemOnce()
        {
            Snapshot s = GoodSnapshot.Make();
            GoodSnapshot.Lose(s, Channel.Temperature0);
            GoodSnapshot.Lose(s, Channel.Temperature0 + 3);
            Assert.AreEqual(ArmingBlock.TemperatureNotRead, Blocks(s));
        }

        [TestMethod]
        public void Blocks_TemperaturePointThatIsNotFitted_IsNotWaitedFor()
        {
            RigConfiguration configuration = new RigConfiguration();
            configuration.TemperaturePoints = 1;
            Snapshot s = GoodSnapshot.Make();
            GoodSnapshot.Lose(s, Channel.Temperature0 + 1);
            Assert.AreEqual(0, new ArmingCheck(configuration).Blocks(s, Faults(), true));
        }

        [TestMethod]
        public void Blocks_EachDiscreteInput_IsItsOwnReason()
        {
            int[] inputs = { Discretes.EmergencyStop, Discretes.HardwareTrip, Discretes.ContactorClosed, Discretes.DoorOpen };
            int[] blocks = { ArmingBlock.EmergencyStop, ArmingBlock.HardwareTrip, ArmingBlock.ContactorNotOpen, ArmingBlock.DoorOpen };
            int allInputs = 0;
            int allBlocks = 0;
            for (int i = 0; i < inputs.Length; i++)
            {
                Snapshot s = GoodSnapshot.Make();
                s.Discretes = inputs[i];
                Assert.AreEqual(blocks[i], Blocks(s));
                allInputs |= inputs[i];
                allBlocks |= blocks[i];
            }

            Snapshot every = GoodSnapshot.Make();
            every.Discretes = allInputs;
            Assert.AreEqual(allBlocks, Blocks(every), "all reasons are listed at once");
            every.Discretes = Discretes.Acknowledge;
            Assert.AreEqual(0, Blocks(every), "the acknowledge is none");
        }

        [TestMethod]
        public void Blocks_DiscretesNotRead_WhateverTheyLastSaid()
        {
            Snapshot s = GoodSnapshot.Make();
            s.DiscretesRead = false;
            s.Discretes = Discretes.EmergencyStop;
            Assert.AreEqual(ArmingBlock.DiscretesNotRead, Blocks(s));
        }

        [TestMethod]
        public void Blocks_CellBeyondItsTrip_OnEitherSide()
        {
            Assert.AreEqual(0, Blocks(WithCells(4350000, 4350000)), "at the limit");
            Assert.AreEqual(ArmingBlock.CellOutsideLimits, Blocks(WithCells(3700000, 4350001)));
            Assert.AreEqual(0, Blocks(WithCells(2950000, 2950000)), "at the limit");
            Assert.AreEqual(ArmingBlock.CellOutsideLimits, Blocks(WithCells(2949999, 3700000)));
        }

        [TestMethod]
        public void Blocks_SumOfCellsAgainstTheStack_OnEitherSide()
        {
            Snapshot s = GoodSnapshot.Make();
            s.Fast[Channel.Stack] += 60000;
            Assert.AreEqual(0, Blocks(s), "at the limit");
            s.Fast[Channel.Stack] += 1;
            Assert.AreEqual(ArmingBlock.StackSumMismatch, Blocks(s));
            s.Fast[Channel.Stack] -= 120002;
            Assert.AreEqual(ArmingBlock.StackSumMismatch, Blocks(s));
            GoodSnapshot.Lose(s, 0);
            Assert.AreEqual(ArmingBlock.CellNotRead, Blocks(s), "a sum that lacks a cell says nothing");
        }

        [TestMethod]
        public void Blocks_ActiveFault_FromInhibitOn()
        {
            FaultMonitor faults = Faults();
            faults.JudgeTrue(FaultId.StoreFull, true, -1);
            Assert.AreEqual(0, Check().Blocks(GoodSnapshot.Make(), faults, true), "a warning blocks nothing");
            Assert.AreEqual(-1, Check().FirstBlockingFault(faults));
            for (int i = 0; i < 2; i++)
            {
                Judging.Begin(faults, i * 500, RigMode.Idle);
                faults.Judge(FaultId.CellOvervoltageInhibit, 4340000, 0);
            }

            Assert.AreEqual(FaultId.CellOvervoltageInhibit, Check().FirstBlockingFault(faults));
            Assert.AreEqual(ArmingBlock.FaultActive, Check().Blocks(GoodSnapshot.Make(), faults, true));
            Snapshot s = GoodSnapshot.Make();
            s.Discretes = Discretes.DoorOpen;
            Assert.AreEqual(ArmingBlock.FaultActive | ArmingBlock.DoorOpen, Check().Blocks(s, faults, true));
        }

        [TestMethod]
        public void FirstBlockingFault_FirstAndLastTrip_AreFound()
        {
            FaultMonitor faults = Faults();
            faults.JudgeTrue(FaultId.ConfigurationCrc, true, -1);
            Assert.AreEqual(FaultId.ConfigurationCrc, Check().FirstBlockingFault(faults));
            faults.JudgeTrue(FaultId.InvariantBroken, true, -1);
            Assert.AreEqual(FaultId.InvariantBroken, Check().FirstBlockingFault(faults));
            Assert.AreEqual(ArmingBlock.FaultActive, Check().Blocks(GoodSnapshot.Make(), faults, true), "row 0 blocks as well");
        }

        [TestMethod]
        public void SelfTestPasses_CurrentWithTheContactorOpen_UpToATwentiethOfTheRange()
        {
            Snapshot s = GoodSnapshot.Make();
            s.CurrentRange = CurrentRange.Milliamps1;
            s.Fast[Channel.CurrentSecond] = 50000;
            Assert.IsTrue(Check().SelfTestPasses(s, Faults()), "an offset is none");
            s.Fast[Channel.CurrentSecond] = 50001;
            Assert.IsFalse(Check().SelfTestPasses(s, Faults()));
            s.Fast[Channel.CurrentSecond] = -50001;
            Assert.IsFalse(Check().SelfTestPasses(s, Faults()), "nor may a discharge flow");
        }

        [TestMethod]
        public void SelfTestPasses_WithoutAStack_AndNotWithABrokenRig()
        {
            Snapshot s = GoodSnapshot.Make();
            GoodSnapshot.Lose(s, 0);
            GoodSnapshot.Lose(s, 1);
            GoodSnapshot.Lose(s, Channel.Stack);
            s.Discretes = Discretes.DoorOpen;
            Assert.IsTrue(Check().SelfTestPasses(s, Faults()), "no stack is in the rig yet");
            int[] needed = { Channel.Current, Channel.CurrentSecond, Channel.Temperature0, Channel.Heater, Channel.ClampForce, Channel.ClampTravel };
            for (int i = 0; i < needed.Length; i++)
            {
                Snapshot broken = GoodSnapshot.Make();
                GoodSnapshot.Lose(broken, needed[i]);
                Assert.IsFalse(Check().SelfTestPasses(broken, Faults()), "channel " + needed[i]);
            }

            s.Discretes = Discretes.ContactorClosed;
            Assert.IsFalse(Check().SelfTestPasses(s, Faults()), "a contactor that is welded");
        }

        private static int MissingBlock(int channel)
        {
            switch (channel)
            {
                case 0:
                case 1:
                    return ArmingBlock.CellNotRead;
                case Channel.Stack:
                    return ArmingBlock.StackNotRead;
                case Channel.Current:
                case Channel.CurrentSecond:
                    return ArmingBlock.CurrentNotRead;
                case Channel.ClampForce:
                case Channel.ClampTravel:
                    return ArmingBlock.ClampNotRead;
                default:
                    return channel < Channel.Temperature0 ? 0 : ArmingBlock.TemperatureNotRead;
            }
        }

        private static Snapshot WithCells(int first, int second)
        {
            Snapshot s = GoodSnapshot.Make();
            GoodSnapshot.Cells(s, first, second);
            return s;
        }

        private static int Blocks(Snapshot s)
        {
            return Check().Blocks(s, Faults(), true);
        }

        private static ArmingCheck Check()
        {
            return new ArmingCheck(new RigConfiguration());
        }

        private static FaultMonitor Faults()
        {
            FaultMonitor faults = new FaultMonitor(new FaultTable(new RigConfiguration()));
            Judging.Begin(faults, 0, RigMode.Idle);
            return faults;
        }
    }
}
