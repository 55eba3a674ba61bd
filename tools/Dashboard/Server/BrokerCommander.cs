using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Core.Protocol;
using RigFirmware.Host.Commands;
using RigFirmware.Host.Mqtt;

namespace RigFirmware.Dashboard.Server
{
    /// <summary>Sends commands over the broker; a client for each rig, made when it is first needed.</summary>
    public sealed class BrokerCommander : IRigCommander, IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

        private readonly MosquittoOptions _broker;
        private readonly ConcurrentDictionary<string, Lazy<CommandClient>> _clients = new(StringComparer.Ordinal);

        /// <param name="broker">Where the broker is.</param>
        public BrokerCommander(MosquittoOptions broker)
        {
            _broker = broker;
        }

        /// <summary>The client of a rig; it belongs to this object.</summary>
        public CommandClient Client(string rigId)
        {
            return _clients.GetOrAdd(rigId, id => new Lazy<CommandClient>(() => new CommandClient(_broker, id))).Value;
        }

        /// <inheritdoc/>
        public async Task<CommandAnswer> SendAsync(string rigId, string command, CancellationToken cancellation)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                CommandReply reply = await Client(rigId).SendAsync(Kind(command), timeout: Patience).WaitAsync(cancellation).ConfigureAwait(false);
                return new CommandAnswer(reply.IsDone, reply.Message.Content, null, watch.ElapsedMilliseconds);
            }
            catch (CommandException exception)
            {
                return new CommandAnswer(false, null, exception.Message, watch.ElapsedMilliseconds);
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            foreach (Lazy<CommandClient> client in _clients.Values)
            {
                client.Value.Dispose();
            }
        }

        private static int Kind(string command)
        {
            return command switch
            {
                "start" => CommandKind.Start,
                "pause" => CommandKind.Pause,
                "resume" => CommandKind.Resume,
                "stop" => CommandKind.Stop,
                _ => throw new ArgumentException($"'{command}' is no command: start, pause, resume and stop are.", nameof(command)),
            };
        }
    }
}
