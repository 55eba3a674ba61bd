using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class FaultMonitorTests
    {
        private const int Inhibit = FaultId.CellOvervoltageInhibit;
        private static FaultMonitor _faults;
        private static int _nowMs;

        [TestMethod]
        public void Judge_AtTheLimit_IsNotBad()
        {
            Begin();
            Feed(FaultId.CellOvervoltage, 4350000, RigMode.Running);
            Assert.IsFalse(_faults.IsActive(FaultId.CellOvervoltage));
            Feed(FaultId.CellOvervoltage, 4350001, RigMode.Running);
            Assert.IsTrue(_faults.IsActive(FaultId.CellOvervoltage));
            Assert.AreEqual(FaultId.CellOvervoltage, _faults.FirstActiveTrip());
        }

        [TestMethod]
        public void Judge_LowRowAtTheLimit_IsNotBad()
        {
            Begin();
            Feed(FaultId.CellUndervoltage, 2950000, RigMode.Running);
            Assert.IsFalse(_faults.IsActive(FaultId.CellUndervoltage));
            Feed(FaultId.CellUndervoltage, 2949999, RigMode.Running);
            Assert.IsTrue(_faults.IsActive(FaultId.CellUndervoltage));
        }

        [TestMethod]
        public void Judge_ShorterThanItsDebounce_StaysQuiet()
        {
            Begin();
            Feed(Inhibit, 4340000, RigMode.Running);
            Feed(Inhibit, 4340000, RigMode.Running);
            Feed(Inhibit, 4340000, RigMode.Running);
            Feed(Inhibit, 4340000, RigMode.Running);
            Feed(Inhibit, 4320000, RigMode.Running);
            Feed(Inhibit, 4340000, RigMode.Running);
            Assert.IsFalse(_faults.IsActive(Inhibit), "the good value between them starts the time anew");
        }

        [TestMethod]
        public void Judge_AsLongAsItsDebounce_IsRaised()
        {
            Begin();
            for (int i = 0; i < 5; i++)
            {
                Feed(Inhibit, 4340000, RigMode.Running);
            }

            Assert.IsTrue(_faults.IsActive(Inhibit), "200 ms after the first bad value");
            Assert.AreEqual(1, _faults.Changes);
            Assert.AreEqual(4340000, _faults.Value(Inhibit));
            Assert.AreEqual(Reaction.BlockCharge, _faults.Reactions);
        }

        [TestMethod]
        public void Judge_BetweenClearAndTrip_StaysActive()
        {
            Begin();
            for (int i = 0; i < 5; i++)
            {
                Feed(Inhibit, 4340000, RigMode.Running);
            }

            for (int i = 0; i < 100; i++)
            {
                Feed(Inhibit, 4320000, RigMode.Running);
            }

            Assert.IsTrue(_faults.IsActive(Inhibit));
            for (int i = 0; i < 21; i++)
            {
                Feed(Inhibit, 4310000, RigMode.Running);
            }

            Assert.IsFalse(_faults.IsActive(Inhibit), "1000 ms below the clear limit");
            Assert.IsTrue(_faults.IsLatched(Inhibit));
        }

        [TestMethod]
        public void Judge_ModeInWhichTheRowSleeps_EndsIt()
        {
            Begin();
            Feed(FaultId.CellUndervoltage, 0, RigMode.Running);
            Assert.IsTrue(_faults.IsActive(FaultId.CellUndervoltage));
            Feed(FaultId.CellUndervoltage, 0, RigMode.Idle);
            Assert.IsFalse(_faults.IsActive(FaultId.CellUndervoltage));
        }

        [TestMethod]
        public void Judge_TimeWraps_DebounceStillHolds()
        {
            Begin();
            _nowMs = int.MaxValue - 75;
            for (int i = 0; i < 4; i++)
            {
                Feed(Inhibit, 4340000, RigMode.Running);
            }

            Assert.IsFalse(_faults.IsActive(Inhibit));
            Feed(Inhibit, 4340000, RigMode.Running);
            Assert.IsTrue(_faults.IsActive(Inhibit));
        }

        [TestMethod]
        public void JudgeTrue_ConditionComesAndGoes_FollowsBothDebounces()
        {
            Begin();
            FeedTrue(FaultId.DoorOpen, true);
            FeedTrue(FaultId.DoorOpen, true);
            Assert.IsFalse(_faults.IsActive(FaultId.DoorOpen));
            FeedTrue(FaultId.DoorOpen, true);
            Assert.IsTrue(_faults.IsActive(FaultId.DoorOpen));
            for (int i = 0; i < 20; i++)
            {
                FeedTrue(FaultId.DoorOpen, false);
            }

            Assert.IsTrue(_faults.IsActive(FaultId.DoorOpen));
            FeedTrue(FaultId.DoorOpen, false);
            Assert.IsFalse(_faults.IsActive(FaultId.DoorOpen));
        }

        [TestMethod]
        public void Judge_LowRowBackInside_IsLoweredAfterItsDebounce()
        {
            Begin();
            Feed(FaultId.CellUndervoltage, 2900000, RigMode.Running);
            for (int i = 0; i < 30; i++)
            {
                Feed(FaultId.CellUndervoltage, 2969999, RigMode.Running);
            }

            Assert.IsTrue(_faults.IsActive(FaultId.CellUndervoltage), "below its clear limit");
            for (int i = 0; i < 20; i++)
            {
                Feed(FaultId.CellUndervoltage, 2970000, RigMode.Running);
            }

            Assert.IsTrue(_faults.IsActive(FaultId.CellUndervoltage), "950 ms are not 1000");
            Feed(FaultId.CellUndervoltage, 2970000, RigMode.Running);
            Assert.IsFalse(_faults.IsActive(FaultId.CellUndervoltage));
            Assert.AreEqual(1, _faults.Changes);
            Assert.AreEqual(FaultId.CellUndervoltage, _faults.Changed(0));
        }

        [TestMethod]
        public void Judge_BadAgainWhileClearing_StartsTheTimeAnew()
        {
            Begin();
            Feed(FaultId.CellOvervoltage, 4400000, RigMode.Running);
            for (int round = 0; round < 3; round++)
            {
                for (int i = 0; i < 18; i++)
                {
                    Feed(FaultId.CellOvervoltage, 4300000, RigMode.Running);
                }

                Feed(FaultId.CellOvervoltage, 4400000, RigMode.Running);
            }

            Assert.IsTrue(_faults.IsActive(FaultId.CellOvervoltage));
        }

        [TestMethod]
        public void IsQuiet_AfterARowCameAndWent_IsTrueAgain()
        {
            Begin();
            Assert.IsTrue(_faults.IsQuiet);
            Feed(Inhibit, 4340000, RigMode.Running);
            Assert.IsFalse(_faults.IsQuiet, "on its way");
            Feed(Inhibit, 4300000, RigMode.Running);
            Assert.IsTrue(_faults.IsQuiet, "it was nothing");
            for (int i = 0; i < 5; i++)
            {
                Feed(Inhibit, 4340000, RigMode.Running);
            }

            Assert.IsFalse(_faults.IsQuiet, "active");
            Assert.AreEqual(1, _faults.ActiveCount);
            for (int i = 0; i < 21; i++)
            {
                Feed(Inhibit, 4300000, RigMode.Running);
            }

            Assert.AreEqual(0, _faults.ActiveCount);
            Assert.IsTrue(_faults.IsQuiet, "gone");
            Assert.AreEqual(0, _faults.Reactions);
        }

        [TestMethod]
        public void IsQuiet_ModePutsARowToSleep_IsTrueAgain()
        {
            Begin();
            FeedTrue(FaultId.DoorOpen, true);
            Assert.IsFalse(_faults.IsQuiet);
            Judging.Begin(_faults, _nowMs, RigMode.Idle);
            _faults.JudgeTrue(FaultId.DoorOpen, true, -1);
            Assert.IsTrue(_faults.IsQuiet);
            FeedTrue(FaultId.DoorOpen, true);
            FeedTrue(FaultId.DoorOpen, true);
            FeedTrue(FaultId.DoorOpen, true);
            Assert.IsTrue(_faults.IsActive(FaultId.DoorOpen));
            Judging.Begin(_faults, _nowMs, RigMode.Idle);
            _faults.JudgeTrue(FaultId.DoorOpen, true, -1);
            Assert.IsFalse(_faults.IsActive(FaultId.DoorOpen));
            Assert.AreEqual(0, _faults.ActiveCount);
            Assert.AreEqual(1, _faults.Changes, "its end is told");
        }

        [TestMethod]
        public void Begin_NextTick_ForgetsTheChanges()
        {
            Begin();
            Feed(FaultId.CellOvervoltage, 4400000, RigMode.Running);
            Assert.AreEqual(1, _faults.Changes);
            Judging.Begin(_faults, _nowMs, RigMode.Running);
            Assert.AreEqual(0, _faults.Changes);
        }

        [TestMethod]
        public void LatchedReactions_TripThatWentAway_StillAsksForItsReaction()
        {
            Begin();
            Assert.AreEqual(Reaction.None, _faults.LatchedReactions());
            Feed(FaultId.ClampForce, 120000, RigMode.Running);
            for (int i = 0; i < 4; i++)
            {
                Feed(FaultId.ClampForce, 120000, RigMode.Running);
            }

            for (int i = 0; i < 25; i++)
            {
                Feed(FaultId.ClampForce, 1000, RigMode.Tripped);
            }

            Assert.IsFalse(_faults.IsActive(FaultId.ClampForce));
            Assert.AreEqual(Reaction.ClampSafe | Reaction.Alarm, _faults.LatchedReactions());
            _faults.ReleaseLatches();
            Assert.AreEqual(Reaction.None, _faults.LatchedReactions());
            Assert.IsFalse(_faults.IsLatched(FaultId.ClampForce));
        }

        [TestMethod]
        public void LatchedReactions_RowBelowTrip_AsksForNothing()
        {
            Begin();
            for (int i = 0; i < 6; i++)
            {
                Feed(Inhibit, 4340000, RigMode.Running);
            }

            Assert.IsTrue(_faults.IsLatched(Inhibit));
            Assert.AreEqual(Reaction.None, _faults.LatchedReactions());
        }

        [TestMethod]
        public void LatchedReactions_TwoTrips_AskForBoth()
        {
            Begin();
            Feed(FaultId.CellOvervoltage, 4400000, RigMode.Running);
            for (int i = 0; i < 6; i++)
            {
                Feed(FaultId.ClampForce, 120000, RigMode.Running);
            }

            Assert.AreEqual(Reaction.ClampSafe | Reaction.Alarm, _faults.LatchedReactions(), "the alarm they share stays asked for");
            Assert.AreEqual(Reaction.ClampSafe | Reaction.Alarm, _faults.Reactions);
        }

        [TestMethod]
        public void ReleaseLatches_RowStillActive_StaysLatched()
        {
            Begin();
            Feed(FaultId.CellOvervoltage, 4400000, RigMode.Running);
            _faults.ReleaseLatches();
            Assert.IsTrue(_faults.IsLatched(FaultId.CellOvervoltage));
        }

        [TestMethod]
        public void SetLimit_NewLimit_ClearsAtItsHalf()
        {
            Begin();
            _faults.SetLimit(FaultId.CurrentSensorsDisagree, 1000);
            Assert.AreEqual(1000, _faults.Limit(FaultId.CurrentSensorsDisagree));
            for (int i = 0; i < 6; i++)
            {
                Feed(FaultId.CurrentSensorsDisagree, 1001, RigMode.Running);
            }

            Assert.IsTrue(_faults.IsActive(FaultId.CurrentSensorsDisagree));
            for (int i = 0; i < 30; i++)
            {
                Feed(FaultId.CurrentSensorsDisagree, 501, RigMode.Running);
            }

            Assert.IsTrue(_faults.IsActive(FaultId.CurrentSensorsDisagree), "above half of the limit");
            for (int i = 0; i < 22; i++)
            {
                Feed(FaultId.CurrentSensorsDisagree, 500, RigMode.Running);
            }

            Assert.IsFalse(_faults.IsActive(FaultId.CurrentSensorsDisagree));
        }

        [TestMethod]
        public void ChannelOf_RowNeverRaised_IsNone()
        {
            Begin();
            Assert.AreEqual(-1, _faults.ChannelOf(FaultId.CellOvervoltage));
            Feed(FaultId.CellOvervoltage, 4400000, RigMode.Running);
            Assert.AreEqual(0, _faults.ChannelOf(FaultId.CellOvervoltage));
            Assert.AreEqual(4400000, _faults.Value(FaultId.CellOvervoltage));
        }

        [TestMethod]
        public void Judge_AtTheLimitWhileOnItsWay_StartsTheTimeAnew()
        {
            Begin();
            for (int round = 0; round < 3; round++)
            {
                for (int i = 0; i < 4; i++)
                {
                    Feed(Inhibit, 4330001, RigMode.Running);
                    Feed(FaultId.CellUndervoltageInhibit, 2969999, RigMode.Running);
                    _nowMs -= 50;
                }

                Feed(Inhibit, 4330000, RigMode.Running);
                Feed(FaultId.CellUndervoltageInhibit, 2970000, RigMode.Running);
            }

            Assert.IsFalse(_faults.IsActive(Inhibit), "a value at the limit is a good one");
            Assert.IsFalse(_faults.IsActive(FaultId.CellUndervoltageInhibit));
            Assert.IsTrue(_faults.IsQuiet);
        }

        [TestMethod]
        public void Reactions_OneOfTwoRowsEnds_KeepsTheOthers()
        {
            Begin();
            for (int i = 0; i < 6; i++)
            {
                Feed(Inhibit, 4340000, RigMode.Running);
                Feed(FaultId.CellUndervoltageInhibit, 2960000, RigMode.Running);
            }

            Assert.AreEqual(Reaction.BlockCharge | Reaction.BlockDischarge, _faults.Reactions);
            Assert.AreEqual(2, _faults.ActiveCount);
            for (int i = 0; i < 25; i++)
            {
                Feed(Inhibit, 3700000, RigMode.Running);
            }

            Assert.AreEqual(Reaction.BlockDischarge, _faults.Reactions);
            Assert.AreEqual(1, _faults.ActiveCount);
            Assert.AreEqual(0, _faults.ActiveTrips, "neither is a trip");
        }

        [TestMethod]
        public void FirstActiveTrip_OneOfTwoTripsEnds_IsTheOther()
        {
            Begin();
            Feed(FaultId.CellOvervoltage, 4400000, RigMode.Running);
            Feed(FaultId.Overcurrent, 2000000, RigMode.Running);
            Assert.AreEqual(2, _faults.ActiveTrips);
            Assert.AreEqual(FaultId.CellOvervoltage, _faults.FirstActiveTrip());
            for (int i = 0; i < 25; i++)
            {
                Feed(FaultId.CellOvervoltage, 3700000, RigMode.Running);
            }

            Assert.AreEqual(1, _faults.ActiveTrips);
            Assert.AreEqual(FaultId.Overcurrent, _faults.FirstActiveTrip());
        }

        [TestMethod]
        public void ReleaseLatches_TripStillActive_KeepsItsReactionAlone()
        {
            Begin();
            Feed(FaultId.CellOvervoltage, 4400000, RigMode.Running);
            for (int i = 0; i < 12; i++)
            {
                Feed(FaultId.ClampForce, 120000, RigMode.Running);
                Feed(FaultId.OvertemperatureWarn, 58000, RigMode.Running);
            }

            for (int i = 0; i < 25; i++)
            {
                Feed(FaultId.ClampForce, 1000, RigMode.Running);
            }

            _faults.ReleaseLatches();
            Assert.AreEqual(Reaction.Alarm, _faults.LatchedReactions(), "the clamp's cause is gone and a row below Trip asks for nothing");
        }

        [TestMethod]
        public void Judge_LastTickOfItsDebounce_InAnyTime()
        {
            Begin();
            _nowMs = int.MinValue;
            Feed(Inhibit, 4340000, RigMode.Running);
            _nowMs += 149;
            Feed(Inhibit, 4340000, RigMode.Running);
            Assert.IsFalse(_faults.IsActive(Inhibit), "199 ms are not 200");
            _nowMs -= 49;
            Feed(Inhibit, 4340000, RigMode.Running);
            Assert.IsTrue(_faults.IsActive(Inhibit));
        }

        [TestMethod]
        public void Reactions_TwoRowsAskForTheSame_EachKeepsIt()
        {
            Begin();
            for (int i = 0; i < 20; i++)
            {
                Feed(FaultId.Overtemperature, 70000, RigMode.Running);
                _faults.Judge(FaultId.HeaterHot, 120000, 0);
                _faults.Judge(FaultId.OvertemperatureWarn, 70000, 0);
                _faults.JudgeTrue(FaultId.EmergencyStop, true, -1);
            }

            Assert.AreEqual(Reaction.Alarm | Reaction.HeaterOff, _faults.Reactions);
            FeedTrue(FaultId.EmergencyStop, false);
            for (int i = 0; i < 30; i++)
            {
                FeedTrue(FaultId.EmergencyStop, false);
            }

            Assert.IsFalse(_faults.IsActive(FaultId.EmergencyStop), "one of them is gone");
            Assert.AreEqual(Reaction.Alarm | Reaction.HeaterOff, _faults.Reactions, "the others ask on");
            _faults.ReleaseLatches();
            Assert.AreEqual(Reaction.Alarm | Reaction.HeaterOff, _faults.LatchedReactions());
        }

        private static void Begin()
        {
            _faults = new FaultMonitor(new FaultTable(new RigConfiguration()));
            _nowMs = 0;
        }

        private static void Feed(int id, int value, RigMode mode)
        {
            Judging.Begin(_faults, _nowMs, mode);
            _faults.Judge(id, value, 0);
            _nowMs = unchecked(_nowMs + 50);
        }

        private static void FeedTrue(int id, bool bad)
        {
            Judging.Begin(_faults, _nowMs, RigMode.Running);
            _faults.JudgeTrue(id, bad, -1);
            _nowMs = unchecked(_nowMs + 50);
        }
    }
}
