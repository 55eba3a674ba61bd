using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using RigFirmware.App.Communication;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Host.Commands;
using RigFirmware.Host.Recording;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>The communication loop between rings that the test fills and a link that the test holds; no thread, no real time.</summary>
    internal sealed class LoopBench : IRigInputs, IRigOutputs
    {
        private readonly int[] _record = new int[TelemetryRecord.Words];
        private readonly int[] _event = new int[EventRecord.Words];
        private long _counter;

        public LoopBench(CommunicationSettings? settings = null, IStore? store = null)
        {
            Settings = settings ?? new CommunicationSettings();
            var configuration = new RigConfiguration();
            Executive = new CyclicExecutive(configuration, new Calibration(configuration), this, this);
            Loop = new CommunicationLoop(Executive, configuration, Link, store, Clock, Settings);
        }

        public CommunicationSettings Settings { get; }

        public CyclicExecutive Executive { get; }

        public ScriptedLink Link { get; } = new();

        public ScriptedClock Clock { get; } = new();

        public CommunicationLoop Loop { get; }

        public LinkCounters Counters => Loop.Counters;

        /// <summary>One frame's worth of records, and a second of time with passes every 100 ms.</summary>
        public void Second()
        {
            for (int i = 0; i < 10; i++)
            {
                Clock.Ms += 100;
                _record[TelemetryRecord.TimeMs] = Clock.Ms;
                _record[TelemetryRecord.Tick] += 2;
                _record[TelemetryRecord.Channel0] = 3700000 + (Clock.Ms % 977);
                Executive.Records.TryWrite(_record);
                Loop.RunOnce();
            }
        }

        /// <summary>Passes without records, confirming everything, for some seconds.</summary>
        public void Settle(int seconds)
        {
            for (int i = 0; i < seconds * 10; i++)
            {
                Clock.Ms += 100;
                Loop.RunOnce();
                Link.Confirm();
            }
        }

        public void Event(int kind, int a, int b = 0, int c = 0, int d = 0)
        {
            int[] words = [kind, Clock.Ms, 1, a, b, c, d];
            words.CopyTo(_event, 0);
            Executive.Events.TryWrite(_event);
        }

        public int Command(int kind, int first = 0, int second = 0)
        {
            var command = new Command
            {
                Id = (int)++_counter,
                BootId = Settings.BootId,
                Sender = 1,
                Counter = _counter,
                ExpiresUtcMs = Clock.UtcAtZero + int.MaxValue,
                Kind = kind,
                First = first,
                Second = second,
            };
            Link.Deliver("rig/v1/rig1/cmd", CommandEncoder.Encode(command));
            return command.Id;
        }

        /// <summary>Sequence numbers of the numbered frames the broker got, in order, repetitions included.</summary>
        public int[] GotSequences()
        {
            return [.. Link.Got.Where(message => !message.Retain).Select(SeqOf)];
        }

        public void Sample(RigSample sample, int groups)
        {
        }

        public void Apply(RigCommands commands)
        {
        }

        public void Heartbeat()
        {
        }

        public void MakeSafe()
        {
        }

        private static int SeqOf((string Topic, byte[] Payload, bool Retain) message)
        {
            bool isCbor = message.Topic.EndsWith("/telemetry", StringComparison.Ordinal) || message.Topic.EndsWith("/blackbox", StringComparison.Ordinal);
            if (isCbor)
            {
                return TelemetryDecoder.Decode("rig1", message.Payload).Seq;
            }

            using JsonDocument json = JsonDocument.Parse(message.Payload);
            return json.RootElement.GetProperty("seq").GetInt32();
        }
    }
}
