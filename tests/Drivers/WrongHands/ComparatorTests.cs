using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Safety;
using RigFirmware.Tests.Drivers.Chain;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Drivers.WrongHands
{
    /// <summary>The lamp test of the hardware's own over- and under-voltage path.</summary>
    [TestClass]
    public sealed class ComparatorTests
    {
        public TestContext? TestContext { get; set; }

        [TestMethod]
        public void SelfTest_EachDeadComparator_IsNamedByCellPartAndPin()
        {
            for (int cell = 0; cell < 12; cell++)
            {
                int bit = 1 << cell;
                string pin = cell < 8 ? $"GPA{cell})" : $"GPB{cell - 8})";
                Hands.AssertNamed(Hands.Boot(12, rig => rig.DeadUpperComparators = bit), TestContext, [[$"over-voltage comparator UC{cell + 1} of cell {cell + 1} ", $"CELLTRIP{cell + 1}_N at U91 pin {pin}"]]);
                Hands.AssertNamed(Hands.Boot(12, rig => rig.DeadLowerComparators = bit), null, [[$"under-voltage comparator UC{cell + 1} of cell {cell + 1} ", $"CELLTRIP{cell + 1}_N at U91 pin {pin}"]]);
            }
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(7)]
        public void SelfTest_HealthyComparators_NeverSetTheLatch(int cells)
        {
            var station = new ChipStation(cells);
            for (int i = 0; i < 300; i++)
            {
                station.Cycle();
                Assert.IsFalse(station.Rig.Plant.Truth.Chain.Latched, $"tick {i}");
            }

            Assert.AreEqual(RigMode.Idle, station.Executive.Mode);
            Assert.AreEqual(0, station.Rig.TestsUnderPower);
        }

        [TestMethod]
        public void SelfTest_TwoDeadComparators_AreBothNamed()
        {
            ChipStation station = Hands.Boot(6, rig =>
            {
                rig.DeadUpperComparators = 1 << 1;
                rig.DeadLowerComparators = 1 << 4;
            });
            Hands.AssertNamed(station, TestContext, [["over-voltage comparator UC2 "], ["under-voltage comparator UC5 "]]);
        }

        [TestMethod]
        public void SelfTest_NoComparatorFires_NamesTheTestLine()
        {
            Hands.AssertNamed(Hands.Boot(4, rig => rig.DeadUpperComparators = 0xFFF), TestContext, [["COMP_TEST_OV at U91 pin GPB5"]]);
            Hands.AssertNamed(Hands.Boot(4, rig => rig.DeadLowerComparators = 0xFFF), TestContext, [["COMP_TEST_UV at U91 pin GPB7"]]);
        }

        [TestMethod]
        public void SelfTest_ComparatorFiredForEver_IsNamed()
        {
            ChipStation station = Hands.Boot(4, rig => rig.StuckComparators = 1 << 2);
            Hands.AssertNamed(station, TestContext, [["comparator UC3 of cell 3 ", "fired though", "U91 pin GPA2"]]);
        }

        [TestMethod]
        public void SelfTest_MaskThatDoesNotHold_IsNamedAndTheLatchStays()
        {
            ChipStation station = Hands.Boot(4, rig => rig.LampMaskDead = true);
            Hands.AssertNamed(station, TestContext, [["mask is dead", "U47"]]);
            Assert.IsTrue(station.Rig.Plant.Truth.Chain.Latched);
        }

        [TestMethod]
        public void SelfTest_StimulusThatSticks_IsNamedForEveryCell()
        {
            ChipStation station = Hands.Boot(3, rig => rig.UpperTestStuck = true);
            Hands.AssertBlocked(station);
            Assert.AreEqual(3, station.Sentences.Count(sentence => sentence.Contains("U91 pins GPB5 and GPB7", System.StringComparison.Ordinal)));
        }

        [TestMethod]
        public void Run_StimulusThatSticksUnderPower_TripsEarly()
        {
            var station = new ChipStation();
            station.Start(new ImageBuilder().Current(300000, 3000));
            station.Run(2);
            station.Rig.UpperTestStuck = true;
            Assert.IsTrue(station.RunUntil(() => !station.Rig.Plant.Truth.IsPowerOn, 0.2));
            Assert.IsTrue(station.Rig.Plant.Truth.Chain.Latched);
        }

        [TestMethod]
        public void SelfTest_ContactorThatDoesNotOpen_DrivesNoTestLineAndNeverEnds()
        {
            var station = new ChipStation(hands: rig =>
            {
                rig.Plant.Truth.Power.Command(new Hal.RigCommands { ContactorClosed = true }, rig.Plant.NowUs, 0);
                rig.Plant.Truth.Chain.Beat(rig.Plant.NowUs);
                rig.Plant.Advance(100);
                rig.Plant.Inject(new Simulated.Faults.FaultSpecification { Fault = "contactorWelded", AtSeconds = rig.Plant.NowUs * 1e-6 });
                rig.Plant.Advance(50);
            });
            Assert.IsTrue(station.Rig.Plant.Truth.Power.Contactor.MirrorClosed, "the test's own premise");
            station.Run(20);
            Assert.AreEqual(0, station.SelfTests);
            Assert.AreEqual(0, station.Rig.TestsUnderPower);
            Assert.IsTrue(station.Executive.Faults.IsActive(FaultId.ContactorWelded), station.TrippedFaultName);
        }

        [TestMethod]
        public void Run_UnderPower_NeverDrivesATestLine()
        {
            var station = new ChipStation();
            station.Start(new ImageBuilder().Current(300000, 3000));
            station.Run(40);
            Assert.AreEqual(RigMode.Running, station.Executive.Mode, station.TrippedFaultName);
            Assert.AreEqual(0, station.Rig.TestsUnderPower);
        }
    }
}
