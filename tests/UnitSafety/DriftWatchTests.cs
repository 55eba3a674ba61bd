using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class DriftWatchTests
    {
        private const int StackPair = Channel.CellsMax;
        private const int CurrentPair = StackPair + 1;
        private const int FirstPointPair = CurrentPair + 1;

        [TestMethod]
        public void Step_PathsThatDifferFromTheStart_HaveNotMoved()
        {
            Snapshot snapshot = Healthy();
            snapshot.Witness[0] += 150000;
            snapshot.Fast[Channel.Stack] -= 40000;
            snapshot.Witness[Channel.Heater] -= 6000;
            DriftWatch watch = Learnt(snapshot);
            Rounds(watch, snapshot, 200);
            Assert.AreEqual(watch.Fitted, watch.Judged, "all of them are judged");
            Assert.AreEqual(0, watch.CellMoved);
            Assert.AreEqual(0, watch.StackMoved);
            Assert.AreEqual(0, watch.PointMoved);
            Assert.IsFalse(watch.HasFindings);
        }

        [TestMethod]
        public void Step_WhileTheBeginningIsLearnt_NothingIsKnown()
        {
            Snapshot snapshot = Healthy();
            var watch = new DriftWatch(new RigConfiguration());
            Rounds(watch, snapshot, DriftWatch.LearnReadings);
            Assert.AreEqual(0, watch.Judged);
            Rounds(watch, snapshot, 1);
            Assert.AreEqual(watch.Fitted, watch.Judged);
        }

        [TestMethod]
        public void Step_CellThatDrifts_IsFoundWithinItsTime()
        {
            for (int sign = -1; sign <= 1; sign += 2)
            {
                Snapshot snapshot = Healthy();
                DriftWatch watch = Learnt(snapshot);
                snapshot.Fast[1] += sign * 2 * DriftWatch.CellMicrovoltsMax;
                snapshot.Slow[1] = snapshot.Fast[1];
                snapshot.CellSumMicrovolts += sign * 2 * DriftWatch.CellMicrovoltsMax;
                snapshot.Fast[Channel.Stack] += sign * 2 * DriftWatch.CellMicrovoltsMax;
                int rounds = 0;
                while (!watch.HasFindings && rounds < 100)
                {
                    Rounds(watch, snapshot, 1);
                    rounds++;
                }

                Assert.AreEqual(1, watch.WorstCell);
                Assert.IsTrue(watch.CellMoved > DriftWatch.CellMicrovoltsMax);
                Assert.IsTrue(rounds <= 24, "96 s of the row's 97 s: " + rounds);
                Assert.IsTrue(sign * watch.Moved[1] > 0, "the sign says which way");
            }
        }

        [TestMethod]
        public void Step_CellThatDriftsBackAndForthAsFarAsHealthyOnesDo_IsNot()
        {
            Snapshot snapshot = Healthy();
            DriftWatch watch = Learnt(snapshot);
            int witness = snapshot.Witness[0];
            for (int i = 0; i < 400; i++)
            {
                snapshot.Witness[0] = witness + ((i & 64) == 0 ? -15000 : 15000);
                Rounds(watch, snapshot, 1);
                Assert.IsFalse(watch.HasFindings);
            }
        }

        [TestMethod]
        public void Step_StackSumCurrentsAndPoint_EachHaveTheirOwnLimit()
        {
            Snapshot snapshot = Healthy();
            DriftWatch watch = Learnt(snapshot);
            Assert.AreEqual(6000, watch.Limit(StackPair), "two cells");
            snapshot.Fast[Channel.Stack] += 9000;
            snapshot.Fast[Channel.CurrentSecond] -= 700;
            snapshot.Witness[Channel.Temperature0 + 2] += 3000;
            Rounds(watch, snapshot, 200);
            Assert.IsTrue(watch.HasFindings);
            Assert.IsTrue(watch.StackMoved > 6000 && watch.StackMoved <= 9000, "stack " + watch.StackMoved);
            Assert.IsTrue(watch.CurrentMoved > watch.CurrentLimitNow && watch.CurrentMoved <= 700, "current " + watch.CurrentMoved);
            Assert.AreEqual(500, watch.CurrentLimitNow, "a thousandth of 100 uA and 400 nA");
            Assert.AreEqual(2, watch.WorstPoint);
            Assert.IsTrue(watch.Moved[FirstPointPair + 2] < -2000);
            Assert.AreEqual(0, watch.CellMoved);
        }

        [TestMethod]
        public void Step_SecondPathNotRead_IsNotNoDrift()
        {
            Snapshot snapshot = Healthy();
            snapshot.WitnessMask &= ~2;
            var watch = new DriftWatch(new RigConfiguration());
            Rounds(watch, snapshot, 14);
            Assert.AreEqual(-1, watch.MissingChannel, "less than a minute");
            Rounds(watch, snapshot, 1);
            Assert.AreEqual(1, watch.MissingChannel);
            Assert.IsTrue(watch.HasFindings);
            Rounds(watch, snapshot, 100);
            Assert.AreEqual(watch.Fitted & ~2, watch.Judged, "nobody knows of that cell");
            snapshot.WitnessMask |= 2;
            Rounds(watch, snapshot, 2);
            Assert.AreEqual(-1, watch.MissingChannel, "read again");
            Assert.IsFalse(watch.HasFindings);
        }

        [TestMethod]
        public void Step_SecondPathLostAfterADrift_KeepsTheDrift()
        {
            Snapshot snapshot = Healthy();
            DriftWatch watch = Learnt(snapshot);
            snapshot.Witness[0] += 80000;
            Rounds(watch, snapshot, 100);
            int moved = watch.CellMoved;
            Assert.IsTrue(moved > DriftWatch.CellMicrovoltsMax);
            snapshot.WitnessMask = 0;
            Rounds(watch, snapshot, 100);
            Assert.AreEqual(moved, watch.CellMoved);
        }

        [TestMethod]
        public void Step_CellThatMoves_IsNotCompared()
        {
            Snapshot snapshot = Healthy();
            DriftWatch watch = Learnt(snapshot);
            snapshot.Fast[0] += 300000;
            Rounds(watch, snapshot, 100);
            Assert.AreEqual(0, watch.Moved[0], "the slow value is not there yet: the second path may be older");
        }

        [TestMethod]
        public void Step_ChannelThatIsNotOk_IsNotCompared()
        {
            Snapshot snapshot = Healthy();
            DriftWatch watch = Learnt(snapshot);
            snapshot.Witness[0] += 80000;
            snapshot.Fast[Channel.CurrentSecond] += 5000;
            snapshot.NotOkMask = 1 | (1 << Channel.CurrentSecond);
            snapshot.AllCellsOk = false;
            snapshot.Fast[Channel.Stack] += 50000;
            Rounds(watch, snapshot, 100);
            Assert.AreEqual(0, watch.CellMoved);
            Assert.AreEqual(0, watch.CurrentMoved);
            Assert.AreEqual(0, watch.StackMoved);
        }

        [TestMethod]
        public void Step_CoarsePathThatIsBent_HasNotMovedAtAnotherVoltage()
        {
            // 100 mV apart at 3.7 V and 40 mV at 4.1 V: each stretch of the range has a beginning of its own.
            Snapshot snapshot = Healthy();
            snapshot.Witness[0] = snapshot.Fast[0] + 100000;
            DriftWatch watch = Learnt(snapshot);
            for (int pass = 0; pass < 3; pass++)
            {
                MoveTo(snapshot, 4100000, 40000);
                Rounds(watch, snapshot, 60);
                Assert.AreEqual(0, watch.Moved[0]);
                MoveTo(snapshot, 3700000, 100000);
                Rounds(watch, snapshot, 60);
                Assert.AreEqual(0, watch.Moved[0]);
            }
        }

        [TestMethod]
        public void Step_SecondPathThatJumps_IsFoundToo()
        {
            Snapshot snapshot = Healthy();
            DriftWatch watch = Learnt(snapshot);
            snapshot.Witness[1] += 150000;
            Rounds(watch, snapshot, 60);
            Assert.IsTrue(watch.Moved[1] < -DriftWatch.CellMicrovoltsMax, "moved " + watch.Moved[1]);
        }

        [TestMethod]
        public void Step_DriftFoundAtOneVoltage_IsTakenAlongToANewOne()
        {
            Snapshot snapshot = Healthy();
            DriftWatch watch = Learnt(snapshot);
            MoveTo(snapshot, snapshot.Fast[0], -50000);
            Rounds(watch, snapshot, 400);
            int moved = watch.Moved[0];
            Assert.IsTrue(moved > 45000);
            MoveTo(snapshot, 4100000, -50000);
            Rounds(watch, snapshot, 400);
            Assert.IsTrue(watch.Moved[0] >= moved - 40 && watch.Moved[0] <= moved + 40, moved + " then " + watch.Moved[0]);
        }

        [TestMethod]
        public void Step_AnotherCurrentRange_HasABeginningOfItsOwn()
        {
            Snapshot snapshot = Healthy();
            DriftWatch watch = Learnt(snapshot);
            snapshot.CurrentRange = CurrentRange.Milliamps10;
            snapshot.Fast[Channel.Current] = 3000000;
            snapshot.Fast[Channel.CurrentSecond] = 3060000;
            Rounds(watch, snapshot, 100);
            Assert.AreEqual(0, watch.CurrentMoved);
            Assert.AreEqual(100000, watch.CurrentLimitNow);
        }

        [TestMethod]
        public void Restart_AfterADrift_NothingIsKnown()
        {
            Snapshot snapshot = Healthy();
            DriftWatch watch = Learnt(snapshot);
            snapshot.Witness[0] += 80000;
            Rounds(watch, snapshot, 200);
            watch.Restart();
            Assert.AreEqual(0, watch.Judged);
            Assert.IsFalse(watch.HasFindings);
            Rounds(watch, snapshot, 60);
            Assert.AreEqual(0, watch.CellMoved);
            Assert.AreEqual(watch.Fitted, watch.Judged);
        }

        [TestMethod]
        public void Step_SymmetricCellThatSwingsForHours_HasNotMoved()
        {
            // Seed 240 of the swarm: stretches that mirror each other shared a place, were learnt anew with every half cycle, and each
            // took along what the noise of the one before had left.
            Snapshot snapshot = Healthy();
            var watch = new DriftWatch(new RigConfiguration());
            uint seed = 17;
            int furthest = 0;
            for (int half = 0; half < 400; half++)
            {
                int microvolts = (half % 4 < 2 ? 300000 : 350000) * (half % 2 == 0 ? 1 : -1);
                for (int i = 0; i < 60; i++)
                {
                    seed = unchecked((seed * 1664525) + 1013904223);
                    MoveTo(snapshot, microvolts, 5000 + (int)((seed >> 8) % 20001) - 10000);
                    Rounds(watch, snapshot, 1);
                }

                furthest = watch.CellMoved > furthest ? watch.CellMoved : furthest;
            }

            Assert.IsTrue(furthest < 6000, "noise of 10 mV alone: " + furthest.ToString());
        }

        [TestMethod]
        public void Step_WildValues_StayWithinAnInt()
        {
            Snapshot snapshot = Healthy();
            snapshot.Fast[0] = 1000000000;
            snapshot.Slow[0] = 1000000000;
            snapshot.Fast[Channel.CurrentSecond] = 1000000000;
            DriftWatch watch = Learnt(snapshot);
            snapshot.Fast[0] = -1000000000;
            snapshot.Slow[0] = -1000000000;
            snapshot.Fast[Channel.CurrentSecond] = -1000000000;
            Rounds(watch, snapshot, 500);
            Assert.IsTrue(watch.Moved[0] < -31000000, "no wrap: " + watch.Moved[0]);
            Assert.IsTrue(watch.Moved[CurrentPair] > 31000000, "no wrap: " + watch.Moved[CurrentPair]);
        }

        private static void MoveTo(Snapshot snapshot, int microvolts, int witnessApart)
        {
            snapshot.Fast[0] = microvolts;
            snapshot.Slow[0] = microvolts;
            snapshot.Witness[0] = microvolts + witnessApart;
        }

        private static DriftWatch Learnt(Snapshot snapshot)
        {
            var watch = new DriftWatch(new RigConfiguration());
            Rounds(watch, snapshot, DriftWatch.LearnReadings + 1);
            return watch;
        }

        private static void Rounds(DriftWatch watch, Snapshot snapshot, int rounds)
        {
            for (int i = 0; i < rounds * DriftWatch.Pairs; i++)
            {
                watch.Step(snapshot);
            }
        }

        private static Snapshot Healthy()
        {
            var snapshot = new Snapshot();
            snapshot.NotOkMask = 0;
            snapshot.AllCellsOk = true;
            snapshot.WitnessMask = -1;
            snapshot.Fast[0] = 3700000;
            snapshot.Fast[1] = 3710000;
            snapshot.Fast[Channel.Stack] = 7410000;
            snapshot.CellSumMicrovolts = 7410000;
            snapshot.Fast[Channel.Current] = 50000;
            snapshot.Fast[Channel.CurrentSecond] = 50000;
            for (int i = 0; i < Channel.Count; i++)
            {
                snapshot.Fast[i] = i >= Channel.Temperature0 ? 25000 : snapshot.Fast[i];
                snapshot.Slow[i] = snapshot.Fast[i];
                snapshot.Witness[i] = snapshot.Fast[i];
            }

            return snapshot;
        }
    }
}
