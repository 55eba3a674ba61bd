using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Communication;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Host.Recording;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>
    /// A plant that stays, and a rig on it that is booted again and again with nothing but the store of trips. Its two inputs that a person
    /// moves, emergency stop and acknowledge, are set by hand; everything else is the simulated plant's.
    /// </summary>
    internal sealed class TripBench : IRigInputs, IRigOutputs
    {
        private readonly SimulatedRig _plant = new(ModelLibrary.Stack("C000-05"), 11);
        private int _nowMs;

        public TripBench()
        {
            _plant.SetStateOfCharge(0.5);
            _plant.Advance(0);
        }

        public ScriptedClock Clock { get; } = new();

        public ScriptedLink Link { get; private set; } = new();

        public CyclicExecutive Rig { get; private set; } = null!;

        public CommunicationLoop Loop { get; private set; } = null!;

        public CommunicationSettings Settings { get; private set; } = new();

        public int Extra { get; set; }

        /// <summary>What the front end says that it found.</summary>
        public SelfTestReport SelfTest { get; } = new() { IsDone = true };

        public RigMode Mode => Rig.Mode;

        /// <summary>Power comes back: a new firmware, with what lies in the stores.</summary>
        public void Boot(int bootId, IStore? tripStore, bool connects = true, IStore? programStore = null)
        {
            var configuration = new RigConfiguration();
            Settings = new CommunicationSettings { BootId = bootId, OutboxBytes = 32768, OutboxFrames = 128, ReconnectMsMin = 1, ReconnectMsMax = 1 };
            _plant.MakeSafe();
            Rig = new CyclicExecutive(configuration, new Calibration(configuration), this, this);
            Link = new ScriptedLink { Answer = connects ? 0 : -1 };
            Loop = new CommunicationLoop(Rig, configuration, Link, null, Clock, Settings, programStore, tripStore);
        }

        public void Ticks(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Rig.Tick(_nowMs, 0);
                Clock.Ms = _nowMs;
                Loop.RunOnce();
                Link.Confirm();
                _nowMs += RigConfiguration.TickMs;
                _plant.Advance(RigConfiguration.TickMs);
            }
        }

        public void Until(Func<bool> condition, int ticks = 400)
        {
            for (int i = 0; i < ticks && !condition(); i++)
            {
                Ticks(1);
            }

            Assert.IsTrue(condition(), $"the rig is {Mode}");
        }

        /// <summary>Presses the emergency stop and lets it go: a trip whose cause is gone at once.</summary>
        public void Trip()
        {
            Extra = Discretes.EmergencyStop;
            Ticks(1);
            Assert.AreEqual(RigMode.Tripped, Mode);
            Extra = 0;
        }

        /// <summary>Something goes wrong in the plant.</summary>
        public void Inject(FaultSpecification fault) => _plant.Inject(fault);

        /// <summary>A layer really leaves its window, for five seconds; runs until the rig has tripped.</summary>
        public void Overvoltage(int cell)
        {
            _plant.Inject(new FaultSpecification { Fault = "overvoltage", Cell = cell });
            Until(() => Mode == RigMode.Tripped, 40);
        }

        /// <summary>Lets the acknowledge go and holds it for as long as it takes.</summary>
        public void Acknowledge()
        {
            Extra = 0;
            Ticks(25);
            Extra = Discretes.Acknowledge;
            Ticks(12);
            Extra = 0;
            Ticks(1);
        }

        /// <summary>What the retained state says of the lock.</summary>
        public JsonElement Lock()
        {
            return JsonDocument.Parse(Link.Texts("state").Last()).RootElement.GetProperty("lock");
        }

        /// <summary>Stores what the broker got, as the recorder does.</summary>
        public void Record(string storePath)
        {
            using var store = new RunStore(storePath);
            foreach ((string topic, byte[] payload, _) in Link.Got)
            {
                ReceivedMessage.TryCreate(topic, payload, out ReceivedMessage? received);
                if (received!.IsCbor)
                {
                    store.Add(TelemetryDecoder.Decode(received.RigId, payload), payload.Length, received.ReceivedUtcMs);
                    continue;
                }

                RigMessage message = MessageDecoder.Decode(received.RigId, received.Level, received.IsNumbered, payload);
                if (received.IsNumbered)
                {
                    store.Add(message, payload.Length, received.ReceivedUtcMs);
                }
                else
                {
                    store.SetRetained(message, received.ReceivedUtcMs);
                }
            }
        }

        /// <summary>Payloads of trips and black boxes that the broker got, in order.</summary>
        public List<byte[]> GotOfTrips()
        {
            return [.. Link.Got.Where(m => m.Topic.EndsWith("/trip", StringComparison.Ordinal) || m.Topic.EndsWith("/blackbox", StringComparison.Ordinal)).Select(m => m.Payload)];
        }

        public void Sample(RigSample sample, int groups)
        {
            _plant.Sample(sample, groups);
            sample.Discretes |= Extra;
            sample.SelfTest.Copy(SelfTest);
        }

        public void Apply(RigCommands commands)
        {
            _plant.Apply(commands);
        }

        public void Heartbeat()
        {
            _plant.Heartbeat();
        }

        public void MakeSafe()
        {
            _plant.MakeSafe();
        }
    }
}
