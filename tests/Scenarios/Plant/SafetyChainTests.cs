using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Plant
{
    /// <summary>The hardware path on its own: nobody but these tests drives the outputs, and never off.</summary>
    [TestClass]
    public sealed class SafetyChainTests
    {
        private readonly SimulatedRig _rig = new(ModelLibrary.Stack("C000-05"), 3);
        private readonly RigCommands _commands = new()
        {
            ContactorClosed = true,
            SourceEnabled = true,
            StackNanoamps = 56500,
            HeaterMilliwatts = 5000,
        };

        public SafetyChainTests()
        {
            _rig.SetStateOfCharge(0.5);
        }

        [TestMethod]
        public void Heartbeat_NeverGiven_LetsNothingOn()
        {
            for (int i = 0; i < 10; i++)
            {
                _rig.Apply(_commands);
                _rig.Advance(50);
            }

            Assert.IsFalse(_rig.Truth.IsPowerConnected);
            Assert.AreEqual(0, _rig.Truth.StackNanoamps);
        }

        [TestMethod]
        public void Apply_WithHeartbeat_CurrentFlowsAfterTheContactorClosed()
        {
            Beat(1);
            Assert.AreEqual(0, _rig.Truth.StackNanoamps);
            _rig.Advance(24);
            Assert.IsFalse(_rig.Truth.Power.Contactor.IsClosed);
            _rig.Advance(1);
            Assert.IsTrue(_rig.Truth.Power.Contactor.IsClosed);
            Assert.AreEqual(56500, _rig.Truth.StackNanoamps, 50);
        }

        [TestMethod]
        public void Heartbeat_Stops_CutsEverythingAndLatches()
        {
            Run(20);
            Assert.IsTrue(_rig.Truth.IsPowerOn);
            _rig.Advance(150 - 50);
            Assert.IsTrue(_rig.Truth.IsPowerOn);
            _rig.Advance(48);
            Assert.IsFalse(_rig.Truth.IsPowerConnected);
            Assert.IsTrue(_rig.Truth.Chain.Latched);
            Run(20);
            Assert.IsFalse(_rig.Truth.IsPowerConnected, "the latch must outlive the heartbeat's return");
        }

        [TestMethod]
        public void Comparator_CellFarBeyond_CutsWithinTenMilliseconds()
        {
            Run(20);
            _rig.Inject(new FaultSpecification { Fault = "overvoltage", Cell = 1, Value = 4.8 });
            double highestOn = 0;
            long highestUs = 0;
            for (int i = 0; i < 600; i++)
            {
                _rig.Advance(1);
                if (i % 50 == 0)
                {
                    _rig.Apply(_commands);
                    _rig.Heartbeat();
                }

                if (_rig.Truth.IsPowerConnected)
                {
                    highestOn = _rig.Truth.Layers.Volts[0];
                    highestUs = _rig.NowUs;
                }
            }

            // The ramp goes 2 V/s: 10 ms are 20 mV; the comparators' levels lie 35 mV around 4.4 V.
            Assert.IsTrue(_rig.Truth.Chain.Latched);
            Assert.IsTrue(highestOn is > 4.36 and < 4.455, $"{highestOn} V at {highestUs} us with power on");
        }

        [TestMethod]
        public void Thermostat_HeaterStaysOn_CutsAtItsTemperature()
        {
            _commands.HeaterMilliwatts = 20000;
            Run(20 * 1200);
            Assert.IsTrue(_rig.Truth.Chain.Latched);
            Assert.IsFalse(_rig.Truth.IsPowerConnected);
            Assert.IsTrue(_rig.Truth.Heat.HottestDegrees < 112, $"{_rig.Truth.Heat.HottestDegrees} degC");
        }

        [TestMethod]
        public void EmergencyStop_Pressed_CutsAtOnceAndStaysCut()
        {
            Run(20);
            _rig.Inject(new FaultSpecification { Fault = "emergencyStop", DurationSeconds = 0.02 });
            _rig.Advance(1);
            Assert.IsFalse(_rig.Truth.IsPowerConnected);
            Run(20);
            Assert.IsTrue(_rig.Truth.Chain.Latched);
            Assert.IsFalse(_rig.Truth.IsPowerConnected, "the latch must outlive the button's release");
        }

        [TestMethod]
        public void DoorOpen_WhileOn_CutsWithoutAnyone()
        {
            Run(20);
            _rig.Inject(new FaultSpecification { Fault = "doorOpen" });
            _rig.Advance(1);
            Assert.IsFalse(_rig.Truth.IsPowerConnected);
            Assert.IsTrue(_rig.Truth.Chain.Latched);
        }

        [TestMethod]
        public void HeaterStuckOn_NothingCommanded_HeatsUntilTheHeartbeatEnds()
        {
            _commands.SetSafe();
            _rig.Inject(new FaultSpecification { Fault = "heaterStuckOn" });
            Run(20);
            Assert.AreEqual(60000, _rig.Truth.HeaterMilliwatts);
            _rig.Advance(200);
            Assert.AreEqual(0, _rig.Truth.HeaterMilliwatts);
            Assert.IsFalse(_rig.Truth.Chain.Latched, "with the contactor open a lost heartbeat leaves the latch alone");
        }

        [TestMethod]
        public void Acknowledge_CauseGone_ResetsTheLatch()
        {
            Run(20);
            _rig.Advance(300);
            Assert.IsTrue(_rig.Truth.Chain.Latched);
            _rig.HoldAcknowledge(1000);
            _rig.Advance(10);
            Assert.IsTrue(_rig.Truth.Chain.Latched, "without a heartbeat the cause is not gone");
            Run(20);
            Assert.IsFalse(_rig.Truth.Chain.Latched);
        }

        [TestMethod]
        public void ContactorWelded_Opened_OpensByItsSecondRelayAndSaysClosed()
        {
            Run(20);
            _rig.Inject(new FaultSpecification { Fault = "contactorWelded" });
            _commands.ContactorClosed = false;
            _commands.SourceEnabled = false;
            Run(20);
            var sample = new RigSample();
            _rig.Sample(sample, SampleGroups.Electrical);
            Assert.AreEqual(Discretes.ContactorClosed, sample.Discretes & Discretes.ContactorClosed);
            Assert.IsFalse(_rig.Truth.Power.Contactor.IsClosed, "the other relay opens");
            Assert.AreEqual(0, _rig.Truth.StackNanoamps);
            _rig.Clear("contactorWelded");
            Run(2);
            Assert.IsFalse(_rig.Truth.Power.Contactor.MirrorClosed);
        }

        [TestMethod]
        public void MakeSafe_WhileRunning_TakesEveryInputAway()
        {
            Run(20);
            _rig.MakeSafe();
            _rig.Advance(30);
            Assert.IsFalse(_rig.Truth.IsPowerConnected);
            Assert.IsFalse(_rig.Truth.Power.Contactor.IsClosed);
        }

        private void Run(int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                Beat(1);
                _rig.Advance(50);
            }
        }

        private void Beat(int times)
        {
            for (int i = 0; i < times; i++)
            {
                _rig.Apply(_commands);
                _rig.Heartbeat();
            }
        }
    }
}
