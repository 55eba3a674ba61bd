using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Communication;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Host.Commands;
using RigFirmware.Tests.Integration.Communication;

namespace RigFirmware.Tests.Drivers.Store
{
    /// <summary>Loop and communication from one boot to the loss of power, on inputs, outputs and stores that outlive them.</summary>
    internal sealed class KeptRig
    {
        private readonly CommunicationSettings _settings;
        private readonly Action _advance;
        private readonly Func<int> _nowMs;
        private int _commands;

        /// <param name="configuration">What the rig is provisioned for.</param>
        /// <param name="inputs">What it senses.</param>
        /// <param name="outputs">What it drives.</param>
        /// <param name="advance">Lets the plant's next tick go by.</param>
        /// <param name="nowMs">Tells the time since power came back.</param>
        /// <param name="bootId">Number of this start.</param>
        /// <param name="connects">Whether there is a broker.</param>
        /// <param name="stores">Spill, program, trips, calibration; null for what the rig does without.</param>
        public KeptRig(RigConfiguration configuration, IRigInputs inputs, IRigOutputs outputs, Action advance, Func<int> nowMs, int bootId, bool connects, params IStore?[] stores)
        {
            _advance = advance;
            _nowMs = nowMs;
            _settings = new CommunicationSettings { BootId = bootId, OutboxBytes = 32768, ReconnectMsMin = 1, ReconnectMsMax = 1, SegmentBytes = Hal.Boards.RigStores.SpillSegmentBytes, SegmentsMax = Hal.Boards.RigStores.SpillSegmentsMax };
            Link = new ScriptedLink { Answer = connects ? 0 : -1 };
            Executive = new CyclicExecutive(configuration, new Calibration(configuration), inputs, outputs);
            Loop = new CommunicationLoop(Executive, configuration, Link, stores[0], Clock, _settings, stores[1], stores[2], stores[3]);
        }

        public CyclicExecutive Executive { get; }

        public CommunicationLoop Loop { get; }

        public ScriptedLink Link { get; }

        public ScriptedClock Clock { get; } = new();

        public RigMode Mode => Executive.Mode;

        public void Ticks(int count)
        {
            for (int i = 0; i < count; i++)
            {
                _advance();
                Clock.Ms = _nowMs();
                Executive.Tick(Clock.Ms, 0);
                Loop.RunOnce();
                Link.Confirm();
            }

            Assert.AreEqual(0, Loop.Counters.Exceptions);
        }

        public void Until(Func<bool> condition, int ticks = 1000)
        {
            for (int i = 0; i < ticks && !condition(); i++)
            {
                Ticks(1);
            }

            Assert.IsTrue(condition(), $"the rig is {Mode}");
        }

        /// <summary>Sends an image in pieces and has the rig take it.</summary>
        public void Load(int kind, byte[] image)
        {
            Until(() => Link.IsConnected);
            Ticks(2);
            const int Piece = 512;
            for (int at = 0; at < image.Length; at += Piece)
            {
                Link.Deliver("rig/v1/rig1/program", CommandEncoder.EncodePiece(++_commands, _settings.BootId, at, image.AsSpan(at, Math.Min(Piece, image.Length - at))));
                Ticks(1);
            }

            Command(kind, image.Length, new Crc32().Compute(image, image.Length));
            Ticks(4);
        }

        public void Command(int kind, int first = 0, int second = 0)
        {
            var command = new Command
            {
                Id = ++_commands,
                BootId = _settings.BootId,
                Sender = 1,
                Counter = _commands,
                ExpiresUtcMs = Clock.UtcAtZero + int.MaxValue,
                Kind = kind,
                First = first,
                Second = second,
            };
            Link.Deliver("rig/v1/rig1/cmd", CommandEncoder.Encode(command));
        }
    }
}
