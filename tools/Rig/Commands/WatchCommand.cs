using System;
using System.CommandLine;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Dashboard.Feed;
using RigFirmware.Dashboard.Server;
using RigFirmware.Host.Mqtt;
using RigFirmware.Host.Recording;
using RigFirmware.Rig.Demo;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig watch</c>: records the rigs of a broker and shows them on the page, until it is interrupted.</summary>
    public static class WatchCommand
    {
        private const int UsualBrokerPort = 1883;
        private const int UsualTlsPort = 8883;

        private static readonly Argument<string> Store = new("STORE") { Description = "SQLite file to record into; it goes on where it ended." };
        private static readonly Option<string> Broker = new("--broker") { Description = $"The MQTT broker; its port is {UsualBrokerPort}, with --ca {UsualTlsPort}, unless it is given.", HelpName = "HOST[:PORT]", DefaultValueFactory = _ => "127.0.0.1" };
        private static readonly Option<string?> User = new("--user") { Description = $"User name; the password comes from the environment variable {RecordCommand.PasswordVariable}.", HelpName = "NAME" };
        private static readonly Option<string?> Ca = new("--ca") { Description = "File with the certificate that signs the broker's; turns TLS on.", HelpName = "FILE" };
        private static readonly Option<int?> Port = new("--port") { Description = $"TCP port of the page; without it {DemoOptions.UsualPort}, or a free one when that is taken.", HelpName = "P" };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var command = new Command("watch", "Record the rigs of an MQTT broker and show them on the page.") { Store, Broker, User, Ca, Port };
            command.SetAction(RunAsync);
            return command;
        }

        /// <summary>Reads HOST, HOST:PORT or [IPV6]:PORT.</summary>
        /// <param name="text">As given.</param>
        /// <param name="usualPort">The port when none is given.</param>
        /// <exception cref="WrongCallException">It is none of them.</exception>
        public static (string Host, int Port) ReadBroker(string text, int usualPort)
        {
            int colon = text.LastIndexOf(':');
            bool isBracketed = text.StartsWith('[');
            bool hasPort = colon > 0 && (!isBracketed || text[colon - 1] == ']');
            string host = (hasPort ? text[..colon] : text).TrimStart('[').TrimEnd(']');
            int port = usualPort;
            bool isPort = !hasPort || (int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= 65535);
            bool isHost = Uri.CheckHostName(host) != UriHostNameType.Unknown && (isBracketed || !host.Contains(':', StringComparison.Ordinal));
            return isHost && isPort
                ? (host, port)
                : throw new WrongCallException($"--broker '{text}' must be HOST or HOST:PORT with a port from 1 to 65535, for example broker.lab:1883");
        }

        private static async Task<int> RunAsync(ParseResult call, CancellationToken stop)
        {
            int? pagePort = call.GetValue(Port);
            if (pagePort is < 1 or > 65535)
            {
                throw new WrongCallException("--port must be a TCP port from 1 to 65535");
            }

            string? ca = call.GetValue(Ca);
            (string host, int port) = ReadBroker(call.GetValue(Broker)!, ca == null ? UsualBrokerPort : UsualTlsPort);
            var options = new MosquittoOptions
            {
                Host = host,
                Port = port,
                UserName = call.GetValue(User),
                Password = Environment.GetEnvironmentVariable(RecordCommand.PasswordVariable),
                CaFile = ca,
            };
            await ChartLibrary.EnsureAsync();
            using var recorder = new Recorder(options, call.GetValue(Store)!);
            var rigs = new RigDirectory(() => recorder.IsConnected);
            using var feed = new RecorderFeed(recorder, rigs, isAccelerated: false);
            using var commander = new BrokerCommander(options);
            await using DashboardServer page = await PageStart.StartAsync(pagePort, rigs, commander, hands: null);
            recorder.Start();
            await Console.Error.WriteLineAsync($"rig: recording the rigs of {host}:{port} into '{call.GetValue(Store)}'; end it with Ctrl+C.");
            Console.WriteLine($"The page is at {page.Address}");
            while (!stop.IsCancellationRequested && recorder.Failure is null)
            {
                await Task.Delay(100, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return recorder.Failure is null ? ExitCode.Done : throw new StoreException(recorder.Failure);
        }
    }
}
