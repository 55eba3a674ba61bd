using System;
using System.CommandLine;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Host.Mqtt;
using RigFirmware.Host.Recording;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig record</c>: records every rig of a broker into one store, until it is interrupted.</summary>
    public static class RecordCommand
    {
        /// <summary>Environment variable with the broker's password; a command line can be read by everybody on the machine.</summary>
        public const string PasswordVariable = "RIG_MQTT_PASSWORD";

        private static readonly Option<string> s_host = new("--host") { Description = "Name or address of the MQTT broker.", DefaultValueFactory = _ => "127.0.0.1" };
        private static readonly Option<int> s_port = new("--port") { Description = "Port of the broker.", DefaultValueFactory = _ => 1883 };
        private static readonly Option<string?> s_user = new("--user") { Description = $"User name; the password comes from the environment variable {PasswordVariable}." };
        private static readonly Option<string?> s_ca = new("--ca") { Description = "File with the certificate that signs the broker's; turns TLS on." };
        private static readonly Option<double> s_seconds = new("--seconds") { Description = "End after so many seconds; 0 records until interrupted." };
        private static readonly Option<bool> s_json = new("--json") { Description = "Print one JSON document at the end." };
        private static readonly Argument<string> s_store = new("STORE") { Description = "SQLite file to record into; it goes on where it ended." };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var command = new Command("record", "Record every rig of an MQTT broker into a store.") { s_store, s_host, s_port, s_user, s_ca, s_seconds, s_json };
            command.SetAction(Run);
            return command;
        }

        private static async Task<int> Run(ParseResult call, CancellationToken stop)
        {
            int port = call.GetValue(s_port);
            if (port is < 1 or > 65535)
            {
                throw new WrongCallException($"Port {port} is none: 1 to 65535 are right.");
            }

            var options = new MosquittoOptions
            {
                Host = call.GetValue(s_host)!,
                Port = port,
                UserName = call.GetValue(s_user),
                Password = Environment.GetEnvironmentVariable(PasswordVariable),
                CaFile = call.GetValue(s_ca),
            };
            using var recorder = new Recorder(options, call.GetValue(s_store)!);
            recorder.Start();
            Console.Error.WriteLine($"Recording rigs of {options.Host}:{options.Port} into '{call.GetValue(s_store)}'; stop with Ctrl+C.");
            bool connected = await WaitAsync(recorder, call.GetValue(s_seconds), stop);
            Report(recorder, call.GetValue(s_json));
            if (!connected)
            {
                Console.Error.WriteLine($"The broker {options.Host}:{options.Port} was never reached or refused the user: check address, port, user and {PasswordVariable}.");
            }

            return connected && recorder.Failure is null ? ExitCode.Done : ExitCode.WorkFailed;
        }

        // True when there was a connection at any time.
        private static async Task<bool> WaitAsync(Recorder recorder, double seconds, CancellationToken stop)
        {
            bool connected = false;
            DateTime end = seconds > 0 ? DateTime.UtcNow.AddSeconds(seconds) : DateTime.MaxValue;
            try
            {
                while (DateTime.UtcNow < end && recorder.Failure is null)
                {
                    connected |= recorder.IsConnected;
                    await Task.Delay(100, stop);
                }
            }
            catch (OperationCanceledException)
            {
                // An interrupt is how a recording without an end is meant to end.
            }

            return connected;
        }

        private static void Report(Recorder recorder, bool json)
        {
            if (recorder.Failure is not null)
            {
                Console.Error.WriteLine(recorder.Failure);
            }

            var result = new { framesReceived = recorder.FramesReceived, framesStored = recorder.FramesStored, lostSequences = recorder.LostSequences, messagesRefused = recorder.MessagesRefused };
            if (json)
            {
                Console.WriteLine(JsonSerializer.Serialize(result));
                return;
            }

            Console.WriteLine($"{result.framesReceived} frames received, {result.framesStored} stored, {result.lostSequences} sequence numbers lost, {result.messagesRefused} messages refused.");
        }
    }
}
