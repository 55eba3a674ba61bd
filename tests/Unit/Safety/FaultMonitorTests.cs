using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.Unit.Safety
{
    [TestClass]
    public class FaultMonitorTests
    {
        private const int Inhibit = FaultId.CellOvervoltageInhibit;
        private FaultMonitor _faults;
        private int _nowMs;

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
            Assert.AreEqual(Reaction.BlockCharge, _faults.Reactions());
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

        private void Begin()
        {
            _faults = new FaultMonitor(new FaultTable(new RigConfiguration()));
            _nowMs = 0;
        }

        private void Feed(int id, int value, RigMode mode)
        {
            _faults.Begin(_nowMs, mode);
            _faults.Judge(id, value, 0);
            _nowMs = unchecked(_nowMs + 50);
        }

        private void FeedTrue(int id, bool bad)
        {
            _faults.Begin(_nowMs, RigMode.Running);
            _faults.JudgeTrue(id, bad, -1);
            _nowMs = unchecked(_nowMs + 50);
        }
    }
}
