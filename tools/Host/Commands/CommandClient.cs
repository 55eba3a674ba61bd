using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Protocol;
using RigFirmware.Host.Mqtt;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Commands
{
    /// <summary>Sends commands to one rig and waits for its answers. Safe from any thread.</summary>
    public sealed class CommandClient : IDisposable
    {
        private static readonly TimeSpan s_validity = TimeSpan.FromSeconds(30);

        private readonly MosquittoClient _client;
        private readonly Topics _topics;
        private readonly string _rigId;
        private readonly ConcurrentDictionary<int, TaskCompletionSource<CommandReply>> _waiting = new();
        private readonly TaskCompletionSource<int> _firstBoot = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _bootId;

        /// <summary>A client that starts to connect at once.</summary>
        /// <param name="options">Where the broker is.</param>
        /// <param name="rigId">The rig.</param>
        public CommandClient(MosquittoOptions options, string rigId)
        {
            if (!Topics.IsRigId(rigId))
            {
                throw new ArgumentException($"'{rigId}' is no rig id: 1 to {Topics.RigIdLengthMax} letters, digits, hyphens and underscores are right.", nameof(rigId));
            }

            _rigId = rigId;
            _topics = new Topics(rigId);
            _client = new MosquittoClient(options with { SessionSeconds = 0 }, "command-" + Guid.NewGuid().ToString("N")[..12], reconnects: true)
            {
                Received = OnReceived,
                ConnectEnded = OnConnectEnded,
            };
            _client.Start();
        }

        /// <summary>Sends a command and waits for the answer.</summary>
        /// <param name="kind">A <see cref="CommandKind"/>.</param>
        /// <param name="first">First argument.</param>
        /// <param name="second">Second argument.</param>
        /// <param name="timeout">How long to wait; the command is void after it as well.</param>
        /// <exception cref="CommandException">No answer came in time.</exception>
        public async Task<CommandReply> SendAsync(int kind, int first = 0, int second = 0, TimeSpan? timeout = null)
        {
            TimeSpan wait = timeout ?? s_validity;
            int bootId = await BootIdAsync(wait).ConfigureAwait(false);
            var command = new Command
            {
                Id = CommandEncoder.NextId(),
                BootId = bootId,
                Sender = CommandEncoder.OperatorSender,
                Counter = CommandEncoder.NextCounter(),
                ExpiresUtcMs = DateTimeOffset.UtcNow.Add(wait).ToUnixTimeMilliseconds(),
                Kind = kind,
                First = first,
                Second = second,
            };
            return await AskAsync(_topics.Command, command.Id, CommandEncoder.Encode(command), $"command '{CommandKind.Name(kind)}'", wait).ConfigureAwait(false);
        }

        /// <summary>Sends a program image piece by piece and has the rig load it.</summary>
        /// <param name="image">The compiled program.</param>
        /// <param name="timeout">How long to wait for each answer.</param>
        /// <returns>The rig's answer to the load, or to the first piece that it refused.</returns>
        /// <exception cref="CommandException">No answer came in time.</exception>
        public Task<CommandReply> LoadProgramAsync(byte[] image, TimeSpan? timeout = null)
        {
            return LoadAsync(image, CommandKind.LoadProgram, timeout);
        }

        /// <summary>Sends a calibration image and has the rig store it and take it.</summary>
        /// <inheritdoc cref="LoadProgramAsync"/>
        public Task<CommandReply> LoadCalibrationAsync(byte[] image, TimeSpan? timeout = null)
        {
            return LoadAsync(image, CommandKind.LoadCalibration, timeout);
        }

        private async Task<CommandReply> LoadAsync(byte[] image, int kind, TimeSpan? timeout)
        {
            TimeSpan wait = timeout ?? s_validity;
            int bootId = await BootIdAsync(wait).ConfigureAwait(false);
            for (int offset = 0; offset < image.Length; offset += ProgramPieceKey.BytesMax)
            {
                int id = CommandEncoder.NextId();
                int length = Math.Min(ProgramPieceKey.BytesMax, image.Length - offset);
                byte[] piece = CommandEncoder.EncodePiece(id, bootId, offset, image.AsSpan(offset, length));
                CommandReply reply = await AskAsync(_topics.Program, id, piece, $"piece of an image at byte {offset}", wait).ConfigureAwait(false);
                if (reply.ResultCode != CommandResult.PieceTaken)
                {
                    return reply;
                }
            }

            return await SendAsync(kind, image.Length, new Crc32().Compute(image, image.Length), wait).ConfigureAwait(false);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _client.Dispose();
        }

        private async Task<int> BootIdAsync(TimeSpan wait)
        {
            try
            {
                await _firstBoot.Task.WaitAsync(wait).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw new CommandException($"Rig '{_rigId}' is not known to the broker: check the rig's id and that it is connected.");
            }

            return Volatile.Read(ref _bootId);
        }

        private async Task<CommandReply> AskAsync(string topic, int id, byte[] payload, string what, TimeSpan wait)
        {
            var source = new TaskCompletionSource<CommandReply>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting[id] = source;
            try
            {
                if (_client.Publish(topic, payload, retain: false) == 0)
                {
                    throw new CommandException($"The {what} was not sent to rig '{_rigId}': the connection to the broker is down.");
                }

                return await source.Task.WaitAsync(wait).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw new CommandException($"Rig '{_rigId}' did not answer the {what} within {wait.TotalSeconds:0.#} s: check that it is connected.");
            }
            finally
            {
                _waiting.TryRemove(new KeyValuePair<int, TaskCompletionSource<CommandReply>>(id, source));
            }
        }

        private void OnConnectEnded(int reason)
        {
            if (reason == 0)
            {
                _client.Subscribe(_topics.Of(FrameKind.Ack));
                _client.Subscribe(_topics.Birth);
            }
        }

        private void OnReceived(string topic, ReadOnlySpan<byte> payload)
        {
            RigMessage message;
            bool isAck = topic == _topics.Of(FrameKind.Ack);
            try
            {
                message = MessageDecoder.Decode(_rigId, isAck ? "ack" : "birth", isAck, payload.ToArray());
            }
            catch (WireFormatException)
            {
                // Not an answer; whoever waits for one gets its time-out.
                return;
            }

            if (!isAck)
            {
                Volatile.Write(ref _bootId, message.BootId);
                _firstBoot.TrySetResult(message.BootId);
                return;
            }

            if (message.Integer("id") is { } id && message.Integer("resultCode") is { } code && _waiting.TryGetValue((int)id, out TaskCompletionSource<CommandReply>? source))
            {
                source.TrySetResult(new CommandReply(message.Text("result") ?? "unknown", (int)code, message));
            }
        }
    }
}
