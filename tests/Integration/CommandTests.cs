using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Host.Commands;
using RigFirmware.Host.Mqtt;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Recording;

namespace RigFirmware.Tests.Integration
{
    /// <summary>Commands over a real broker: what is good is done and answered, what is not is refused and counted.</summary>
    [TestClass]
    public class CommandTests
    {
        [TestInitialize]
        public void NeedMosquitto()
        {
            MosquittoNeeded.Check();
        }

        [TestMethod]
        public async Task SendAsync_StopInIdle_IsAnsweredWrongMode()
        {
            using var broker = PrivateBroker.Start();
            using var rig = new ConnectedRig(broker.Options);
            Eventually.IsTrue(() => rig.Rig.Executive.Mode == RigMode.Idle, "the rig is idle");
            using var commands = new CommandClient(broker.Options, rig.Settings.RigId);
            CommandReply reply = await commands.SendAsync(CommandKind.Stop);
            Assert.AreEqual("wrongMode", reply.Result);
            Assert.AreEqual("idle", reply.Message.Text("mode"));
        }

        [TestMethod]
        public async Task LoadProgramAsync_ShippedProgram_IsLoadedAndStarts()
        {
            using var broker = PrivateBroker.Start();
            using var rig = new ConnectedRig(broker.Options);
            Eventually.IsTrue(() => rig.Rig.Executive.Mode == RigMode.Idle, "the rig is idle");
            using var commands = new CommandClient(broker.Options, rig.Settings.RigId);
            byte[] image = ShippedProgram(rig.Rig.Configuration);
            CommandReply loaded = await commands.LoadProgramAsync(image);
            Assert.AreEqual("done", loaded.Result, loaded.Message.Content.GetRawText());
            CommandReply started = await commands.SendAsync(CommandKind.Start);
            Assert.AreEqual("done", started.Result, started.Message.Content.GetRawText());
            Eventually.IsTrue(() => rig.Rig.Executive.Mode == RigMode.Running, "the program runs");
        }

        [TestMethod]
        public async Task LoadProgramAsync_DamagedImage_IsRefusedByTheLoop()
        {
            using var broker = PrivateBroker.Start();
            using var rig = new ConnectedRig(broker.Options);
            Eventually.IsTrue(() => rig.Rig.Executive.Mode == RigMode.Idle, "the rig is idle");
            using var commands = new CommandClient(broker.Options, rig.Settings.RigId);
            byte[] image = ShippedProgram(rig.Rig.Configuration);
            image[image.Length / 2] ^= 1;
            CommandReply reply = await commands.LoadProgramAsync(image);
            Assert.AreEqual("programRefused", reply.Result);
        }

        [TestMethod]
        public async Task LoadProgram_NothingSentBefore_IsIncomplete()
        {
            using var broker = PrivateBroker.Start();
            using var rig = new ConnectedRig(broker.Options);
            using var commands = new CommandClient(broker.Options, rig.Settings.RigId);
            CommandReply reply = await commands.SendAsync(CommandKind.LoadProgram, 100, 1);
            Assert.AreEqual("programIncomplete", reply.Result);
        }

        [TestMethod]
        public async Task SendAsync_StartWithoutProgram_NamesEveryBlockingReason()
        {
            using var broker = PrivateBroker.Start();
            using var rig = new ConnectedRig(broker.Options);
            Eventually.IsTrue(() => rig.Rig.Executive.Mode == RigMode.Idle, "the rig is idle");
            using var commands = new CommandClient(broker.Options, rig.Settings.RigId);
            CommandReply reply = await commands.SendAsync(CommandKind.Start);
            Assert.AreEqual("armingRefused", reply.Result);
            string[] reasons = [.. reply.Message.Content.GetProperty("blockedBy").EnumerateArray().Select(reason => reason.GetString()!)];
            CollectionAssert.Contains(reasons, "NoProgram");
        }

        [TestMethod]
        public async Task SendAsync_RigUnknown_SaysSo()
        {
            using var broker = PrivateBroker.Start();
            using var commands = new CommandClient(broker.Options, "nobody");
            CommandException error = await Assert.ThrowsExactlyAsync<CommandException>(() => commands.SendAsync(CommandKind.Stop, timeout: TimeSpan.FromSeconds(1)));
            StringAssert.Contains(error.Message, "'nobody' is not known");
        }

        [TestMethod]
        public void Command_ReplayedExpiredGarbledForeign_AreRefusedAndCounted()
        {
            using var broker = PrivateBroker.Start();
            using var rig = new ConnectedRig(broker.Options);
            using var wire = new RawClient(broker.Options, Topics.Root + rig.Settings.RigId + "/ack");
            string topic = Topics.Root + rig.Settings.RigId + "/cmd";
            Eventually.IsTrue(() => rig.Communication.Counters.Connections == 1, "the rig is connected");
            Command command = StopCommand(rig, id: 1);
            wire.Publish(topic, CommandEncoder.Encode(command));
            wire.Publish(topic, CommandEncoder.Encode(command));
            Command expired = StopCommand(rig, id: 2);
            expired.ExpiresUtcMs = DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeMilliseconds();
            wire.Publish(topic, CommandEncoder.Encode(expired));
            Command foreign = StopCommand(rig, id: 3);
            foreign.BootId = rig.Settings.BootId == 1 ? 2 : 1;
            wire.Publish(topic, CommandEncoder.Encode(foreign));
            Command unknown = StopCommand(rig, id: 4);
            unknown.Kind = 99;
            wire.Publish(topic, CommandEncoder.Encode(unknown));
            wire.Publish(topic, [0xFF, 0x00, 0x13]);
            wire.Publish(topic, new byte[100000]);
            LinkCounters counters = rig.Communication.Counters;
            Eventually.IsTrue(() => wire.Count == 5 && counters.CommandsMalformed == 1 && counters.MessagesRefused == 1, "every command is answered or counted");
            CollectionAssert.AreEquivalent(new[] { "1 wrongMode", "1 replayed", "2 expired", "3 wrongBoot", "4 unknownKind" }, wire.Answers());
            Assert.AreEqual(1, counters.CommandsAdmitted);
            Assert.AreEqual(1, counters.CommandsReplayed);
            Assert.AreEqual(1, counters.CommandsExpired);
            Assert.AreEqual(2, counters.CommandsRefused);
            Assert.AreEqual(RigMode.Idle, rig.Rig.Executive.Mode);
        }

        private static Command StopCommand(ConnectedRig rig, int id)
        {
            Eventually.IsTrue(() => rig.Rig.Executive.Mode == RigMode.Idle, "the rig is idle");
            return new Command
            {
                Id = id,
                BootId = rig.Settings.BootId,
                Sender = CommandEncoder.OperatorSender,
                Counter = CommandEncoder.NextCounter(),
                ExpiresUtcMs = DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeMilliseconds(),
                Kind = CommandKind.Stop,
            };
        }

        private static byte[] ShippedProgram(RigConfiguration configuration)
        {
            string path = Directory.GetFiles(AppContext.BaseDirectory, "T000-04*", SearchOption.AllDirectories).First();
            return ProgramCompiler.Compile(ProgramReader.Read(path), configuration);
        }

        /// <summary>Publishes anything and collects answers.</summary>
        private sealed class RawClient : IDisposable
        {
            private readonly MosquittoClient _client;
            private readonly ConcurrentQueue<RigMessage> _answers = new();
            private int _ready;

            public RawClient(MosquittoOptions options, string topic)
            {
                _client = new MosquittoClient(options, "raw", reconnects: true);
                _client.Received = (_, payload) => _answers.Enqueue(MessageDecoder.Decode("rig1", "ack", true, payload.ToArray()));
                _client.ConnectEnded = reason => _ready = reason == 0 && _client.Subscribe(topic) ? 1 : 0;
                _client.Start();
                Eventually.IsTrue(() => System.Threading.Volatile.Read(ref _ready) == 1, "the client is connected");
            }

            public int Count => _answers.Count;

            public void Publish(string topic, byte[] payload)
            {
                Assert.AreNotEqual(0, _client.Publish(topic, payload, retain: false));
            }

            public string[] Answers()
            {
                return [.. _answers.Select(answer => $"{answer.Integer("id")} {answer.Text("result")}")];
            }

            public void Dispose()
            {
                _client.Dispose();
            }
        }
    }
}
