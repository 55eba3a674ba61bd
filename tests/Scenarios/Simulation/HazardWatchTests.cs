using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Simulation;

namespace RigFirmware.Tests.Scenarios.Simulation
{
    [TestClass]
    public sealed class HazardWatchTests
    {
        [TestMethod]
        public void Take_RampThroughTheLimit_InterpolatesBothCrossings()
        {
            HazardWatch watch = Over();
            watch.Take(4.30, 0, 0, true);
            watch.Take(4.40, 0, 10000, true);
            watch.Take(4.40, 10000, 200000, true);
            watch.Take(4.30, 200000, 210000, true);
            Assert.AreEqual(5000, watch.OnsetUs, 1);
            Assert.AreEqual(200000, watch.LongestUs, 1);
            Assert.IsTrue(watch.IsViolated);
        }

        [TestMethod]
        public void Take_PowerOffMeanwhile_CountsOnlyTheTimeWithPower()
        {
            HazardWatch watch = Over();
            watch.Take(4.40, 0, 0, true);
            watch.Take(4.40, 0, 100000, true);
            watch.Take(4.40, 100000, 900000, false);
            watch.Take(4.40, 900000, 1000000, true);
            Assert.AreEqual(100000, watch.LongestUs, 1);
            Assert.IsFalse(watch.IsViolated);
        }

        [TestMethod]
        public void Take_WithinTheCutOffsAccuracy_IsNoViolationHoweverLong()
        {
            HazardWatch watch = Over();
            watch.Take(4.3519, 0, 0, true);
            watch.Take(4.3519, 0, 10000000, true);
            Assert.IsFalse(watch.IsViolated);
            watch.Take(4.3521, 10000000, 10050000, true);
            Assert.IsTrue(watch.IsViolated);
        }

        [TestMethod]
        public void Take_ValueBeforeUnknown_CountsFromTheEarliestInstant()
        {
            HazardWatch watch = Over();
            watch.Take(4.30, 0, 1000, true);
            watch.Forget();
            watch.Take(4.40, 50000, 100000, true);
            Assert.AreEqual(50000, watch.OnsetUs, 1);
        }

        [TestMethod]
        public void Take_LowLimit_LooksTheOtherWay()
        {
            var watch = new HazardWatch(HazardKind.CellUndervoltage, 1, 2.95, false, 150);
            watch.Take(3.0, 0, 0, true);
            watch.Take(2.9, 0, 10000, true);
            Assert.IsTrue(watch.IsBeyond);
            Assert.AreEqual(5000, watch.OnsetUs, 1);
        }

        [TestMethod]
        public void Take_PowerGoesOff_BooksTheDangerOnWhoTookIt()
        {
            HazardWatch watch = Over();
            watch.Take(4.40, 0, 0, true);
            watch.Take(4.40, 0, 100000, true);
            watch.Take(4.40, 100000, 200000, false, CutBy.Hardware);
            watch.Take(4.40, 200000, 230000, true);
            watch.Take(4.30, 230000, 230000, true, CutBy.Nobody);
            Assert.AreEqual(100000, watch.WorstUs(CutBy.Hardware, false), 1);
            Assert.AreEqual(1, watch.Count(CutBy.Hardware, false));
            Assert.AreEqual(30000, watch.WorstUs(CutBy.Nobody, false), 1);
            Assert.AreEqual(0, watch.Count(CutBy.Firmware, false));
        }

        [TestMethod]
        public void Take_LoopHeldUp_HasTheOtherBudget()
        {
            var watch = new HazardWatch(HazardKind.CellOvervoltage, 1, 4.35, true, 150, heldBudgetMs: 355);
            watch.Take(4.40, 0, 0, true);
            watch.Take(4.40, 0, 300000, true, held: true);
            Assert.IsFalse(watch.IsViolated);
            watch.Take(4.40, 300000, 360000, true);
            Assert.IsTrue(watch.IsViolated);
            watch.Finish();
            Assert.AreEqual(360000, watch.WorstUs(CutBy.Nobody, true), 1);
        }

        private static HazardWatch Over()
        {
            return new HazardWatch(HazardKind.CellOvervoltage, 1, 4.35, true, 150, accuracy: 0.002);
        }
    }
}
