using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class PermitRuleTests
    {
        private static FaultMonitor _faults;
        private static Permit _permit;

        [TestMethod]
        public void Apply_EachModeWithoutFaults_PermitsWhatTheModeNeeds()
        {
            for (int mode = 0; mode < StateTable.Modes; mode++)
            {
                for (int flows = 0; flows < 2; flows++)
                {
                    Begin();
                    Apply((RigMode)mode, flows == 1);
                    bool running = mode == (int)RigMode.Running;
                    bool heated = running || mode == (int)RigMode.Paused;
                    bool closed = heated || mode == (int)RigMode.Arming || (mode == (int)RigMode.Stopping && flows == 1);
                    Wants(closed, running ? 1000000 : 0, running ? 1000000 : 0, heated ? 20000 : 0, "mode " + mode);
                    Assert.IsFalse(_permit.ClampSafe);
                    Assert.IsFalse(_permit.Alarm);
                }
            }
        }

        [TestMethod]
        public void Apply_ActiveTripInAnyMode_PermitsNothing()
        {
            for (int mode = 0; mode < StateTable.Modes; mode++)
            {
                Begin();
                Raise(FaultId.ClampForce, 120000);
                Apply((RigMode)mode, true);
                Wants(false, 0, 0, 0, "mode " + mode);
                Assert.IsTrue(_permit.ClampSafe);
                Assert.IsTrue(_permit.Alarm);
            }
        }

        [TestMethod]
        public void Apply_TripThatTakesNothingButThePower_StillPermitsNothing()
        {
            Begin();
            Raise(FaultId.ContactorNotClosed, 1);
            Assert.AreEqual(Reaction.None, _faults.Reactions);
            Apply(RigMode.Running, false);
            Wants(false, 0, 0, 0, "a trip without a reaction of its own");
            Assert.IsFalse(_permit.Alarm, "it asked for none");
        }

        [TestMethod]
        public void Apply_TrippedWithTheCauseGone_KeepsItsReactions()
        {
            Begin();
            Raise(FaultId.ClampForce, 120000);
            Clear(FaultId.ClampForce, 1000);
            Apply(RigMode.Tripped, true);
            Wants(false, 0, 0, 0, "tripped");
            Assert.IsTrue(_permit.ClampSafe, "until the acknowledge");
            Assert.IsTrue(_permit.Alarm);
            Apply(RigMode.Idle, true);
            Assert.IsFalse(_permit.ClampSafe, "in Idle the latch asks for nothing");
        }

        [TestMethod]
        public void Apply_ChargeBlocked_DischargeStays()
        {
            Begin();
            Raise(FaultId.CellOvervoltageInhibit, 4340000);
            Apply(RigMode.Running, false);
            Wants(true, 0, 1000000, 20000, "charge blocked");
            Assert.IsFalse(_permit.Alarm, "an inhibit sounds nothing");
        }

        [TestMethod]
        public void Apply_DischargeBlocked_ChargeStays()
        {
            Begin();
            Raise(FaultId.CellUndervoltageInhibit, 2960000);
            Apply(RigMode.Running, false);
            Wants(true, 1000000, 0, 20000, "discharge blocked");
        }

        [TestMethod]
        public void Apply_HeaterOff_CurrentStays()
        {
            Begin();
            Raise(FaultId.OvertemperatureWarn, 58000);
            Apply(RigMode.Running, false);
            Wants(true, 1000000, 1000000, 0, "heater off");
            Apply(RigMode.Paused, false);
            Wants(true, 0, 0, 0, "paused");
        }

        [TestMethod]
        public void Apply_HealthyAfterATrip_ClearsClampAndAlarm()
        {
            Begin();
            _permit.ClampSafe = true;
            _permit.Alarm = true;
            Apply(RigMode.Running, false);
            Wants(true, 1000000, 1000000, 20000, "running");
            Assert.IsFalse(_permit.ClampSafe);
            Assert.IsFalse(_permit.Alarm);
        }

        private static void Begin()
        {
            _faults = new FaultMonitor(new FaultTable(new RigConfiguration()));
            _permit = new Permit();
        }

        private static void Raise(int id, int value)
        {
            for (int i = 0; i < 2; i++)
            {
                Judging.Begin(_faults, i * 1000, RigMode.Running);
                _faults.Judge(id, value, -1);
            }

            Assert.IsTrue(_faults.IsActive(id));
        }

        private static void Clear(int id, int value)
        {
            for (int i = 2; i < 4; i++)
            {
                Judging.Begin(_faults, i * 10000, RigMode.Running);
                _faults.Judge(id, value, -1);
            }

            Assert.IsFalse(_faults.IsActive(id));
        }

        private static void Apply(RigMode mode, bool currentFlows)
        {
            new PermitRule(new RigConfiguration()).Apply(mode, _faults, currentFlows, _permit);
        }

        private static void Wants(bool contactor, int charge, int discharge, int heater, string what)
        {
            Assert.IsTrue(_permit.Contactor == contactor, what + ": contactor");
            Assert.AreEqual(charge, _permit.ChargeNanoamps, what + ": charge");
            Assert.AreEqual(discharge, _permit.DischargeNanoamps, what + ": discharge");
            Assert.AreEqual(heater, _permit.HeaterMilliwatts, what + ": heater");
        }
    }
}
