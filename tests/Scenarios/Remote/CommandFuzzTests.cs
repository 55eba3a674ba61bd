using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Communication;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Remote
{
    /// <summary>A million messages against the whole command path, from the link's handler to the outputs.</summary>
    [TestClass]
    public class CommandFuzzTests
    {
        private const int Messages = 500_000;
        private const int MessagesPerPass = 5;
        private const int PassesPerTick = 4;

        [TestMethod]
        public void Received_HalfAMillionMessagesWhileTripped_EnergiseNothingAndClearNothing()
        {
            var rig = new FuzzedRig(11);
            rig.Run(40);
            rig.Plant.Inject(new FaultSpecification { Fault = "overvoltage", Cell = 1, DurationSeconds = 3 });
            rig.Run(400);
            Assert.AreEqual(RigMode.Tripped, rig.Executive.Mode, "the rig is tripped and its cause is gone");
            rig.Fuzz(Messages, () =>
            {
                Assert.AreEqual(RigMode.Tripped, rig.Executive.Mode);
                Assert.IsTrue(rig.Executive.Faults.IsLatched(FaultId.CellOvervoltage));
                Assert.IsFalse(rig.Executive.Commands.ContactorClosed);
                Assert.IsFalse(rig.Executive.Commands.SourceEnabled);
                Assert.AreEqual(0, rig.Executive.Commands.StackNanoamps);
                Assert.AreEqual(0, rig.Executive.Commands.HeaterMilliwatts);
            });
            rig.AssertLimitsUntouched();
        }

        [TestMethod]
        public void Received_HalfAMillionMessagesWithTheDoorOpen_NeverCloseTheContactor()
        {
            var rig = new FuzzedRig(12);
            rig.Run(40);
            rig.Plant.DoorOpen = true;
            rig.Run(10);
            rig.Fuzz(Messages, () =>
            {
                // The open loop sets the hardware's latch, and the firmware trips on seeing it.
                Assert.AreEqual(RigMode.Tripped, rig.Executive.Mode);
                Assert.IsFalse(rig.Executive.Commands.ContactorClosed);
                Assert.AreEqual(0, rig.Executive.Commands.HeaterMilliwatts);
            });
            rig.AssertLimitsUntouched();
            Assert.IsTrue(rig.Communication.Counters.CommandsMalformed > 10_000, "damaged messages were refused");
            Assert.IsTrue(rig.Communication.Counters.CommandsAdmitted > 1_000, "and correct ones got through to the loop");
        }

        private sealed class FuzzedRig
        {
            private readonly RigConfiguration _configuration;
            private readonly LoopbackLink _link = new();
            private readonly FuzzedMessages _messages;
            private readonly Topics _topics;
            private readonly TestClock _clock = new();
            private readonly int _checksum;
            private readonly int[] _trip = new int[FaultId.Count];

            public FuzzedRig(int seed)
            {
                StackModel model = ModelLibrary.Stack("C000-05");
                _configuration = StackConfiguration.For(model);
                Plant = new SimulatedRig(model, (ulong)seed, StackConfiguration.Hardware(_configuration));
                Executive = new CyclicExecutive(_configuration, new Calibration(_configuration), Plant, Plant);
                var settings = new CommunicationSettings { BootId = 77 };
                _topics = new Topics(settings.RigId);
                Communication = new CommunicationLoop(Executive, _configuration, _link, null, _clock, settings);
                byte[] program = new byte[900];
                new Random(seed).NextBytes(program);
                _messages = new FuzzedMessages(seed, settings.BootId, program);
                _checksum = _configuration.Checksum();
                for (int i = 0; i < FaultId.Count; i++)
                {
                    _trip[i] = Executive.FaultTable.Row(i).TripLimit;
                }
            }

            public SimulatedRig Plant { get; }

            public CyclicExecutive Executive { get; }

            public CommunicationLoop Communication { get; }

            public void Run(int ticks)
            {
                for (int i = 0; i < ticks; i++)
                {
                    Executive.Tick(_clock.Ms, 0);
                    Communication.RunOnce();
                    Plant.Advance(RigConfiguration.TickMs);
                    _clock.Ms += RigConfiguration.TickMs;
                }
            }

            public void Fuzz(int messages, Action check)
            {
                for (int sent = 0; sent < messages; sent++)
                {
                    bool program = _messages.Next(_clock.UtcMs(), out byte[] message);
                    _link.Say(program ? _topics.Program : _topics.Command, message, message.Length);
                    if (sent % MessagesPerPass == 0)
                    {
                        Communication.RunOnce();
                    }

                    if (sent % (MessagesPerPass * PassesPerTick) == 0)
                    {
                        Run(1);
                        check();
                    }
                }
            }

            public void AssertLimitsUntouched()
            {
                Assert.AreEqual(_checksum, _configuration.Checksum());
                for (int i = 0; i < FaultId.Count; i++)
                {
                    Assert.AreEqual(_trip[i], Executive.FaultTable.Row(i).TripLimit);
                }

                Assert.AreEqual(0, Communication.Counters.Exceptions);
            }
        }

        private sealed class TestClock : IClock
        {
            public int Ms { get; set; }

            public int NowMs() => Ms;

            public long UtcMs() => 1_700_000_000_000 + Ms;
        }
    }
}
