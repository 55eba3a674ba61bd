using System;
using System.CommandLine;
using System.Linq;
using System.Runtime;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Rig.Demo;
using RigFirmware.Rig.Simulation;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig demo</c>: the simulated rig in real time, cycled, watched and cut off, end to end.</summary>
    public static class DemoCommand
    {
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };

        private static readonly Option<bool> Headless = new("--headless") { Description = "Run without the page." };
        private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON document at the end, everything else on standard error." };
        private static readonly Option<double?> Seconds = new("--seconds") { Description = "End after so many seconds of rig time; without it the demo runs until Ctrl+C.", HelpName = "N" };
        private static readonly Option<double> Speed = new("--speed") { Description = $"Rig time over real time, 1 to {RealTimeLoop.SpeedMax}.", HelpName = "X", DefaultValueFactory = _ => 1 };
        private static readonly Option<int?> Port = new("--port") { Description = $"TCP port of the page; without it {DemoOptions.UsualPort}, or a free one when that is taken.", HelpName = "P" };
        private static readonly Option<string?> Keep = new("--keep") { Description = "Leave recording and calibration in this folder, and take the calibration from it.", HelpName = "FOLDER" };
        private static readonly Option<bool> Idle = new("--idle") { Description = "Leave the rig idle instead of running its program, and tell how ./rig calibrate reaches it." };
        private static readonly Option<string[]> Inject = new("--inject")
        {
            Description = "Inject NAME[:ARGUMENT]@SECONDS, for example overvoltage@10, overvoltage:2@10, runaway@10, brokerOutage:20@5; may be given several times.",
            HelpName = "NAME@SECONDS",
        };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var command = new Command("demo", "Run a simulated rig in real time: broker, firmware, recorder and the page in a browser.")
            {
                Headless, Seconds, Speed, Inject, Port, Keep, Idle, Json,
            };
            command.SetAction((call, cancellation) => RunAsync(Check(call), call.GetValue(Json), cancellation));
            return command;
        }

        private static DemoOptions Check(ParseResult call)
        {
            double? seconds = call.GetValue(Seconds);
            double speed = call.GetValue(Speed);
            int? port = call.GetValue(Port);
            bool isHeadless = call.GetValue(Headless);
            if (seconds is { } length && !(length > 0 && length <= 1e9))
            {
                throw new WrongCallException("--seconds must be a number above 0");
            }

            if (!(speed >= 1 && speed <= RealTimeLoop.SpeedMax))
            {
                throw new WrongCallException($"--speed must be a number from 1 to {RealTimeLoop.SpeedMax}");
            }

            if (port is < 1 or > 65535)
            {
                throw new WrongCallException("--port must be a TCP port from 1 to 65535");
            }

            if (isHeadless && port != null)
            {
                throw new WrongCallException("--port is the page's, and --headless has no page: leave one of them out");
            }

            return new DemoOptions
            {
                IsHeadless = isHeadless,
                Seconds = seconds,
                Speed = speed,
                Port = port,
                KeepFolder = call.GetValue(Keep),
                IsIdle = call.GetValue(Idle),
                Injections = [.. (call.GetValue(Inject) ?? []).Select(Injection.Read)],
            };
        }

        private static async Task<int> RunAsync(DemoOptions options, bool json, CancellationToken cancellation)
        {
            // Collections that stop every thread are what the loop fears most; memory is no concern here.
            GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
            DemoResult result;
            await using (DemoSession session = await DemoSession.StartAsync(options, cancellation))
            {
                string work = options.IsIdle ? "stays idle" : $"runs the program '{session.ProgramName}'";
                await Console.Error.WriteLineAsync($"rig: rig '{DemoSession.RigId}' {work}; {HowItEnds(options)}.");
                if (options.IsIdle)
                {
                    await Console.Error.WriteLineAsync($"rig: to calibrate it: {RecordCommand.PasswordVariable}={session.Broker.Password} ./rig calibrate {DemoSession.RigId} --broker {session.Broker.Host}:{session.Broker.Port} --user {session.Broker.UserName}");
                }

                if (session.PageAddress != null)
                {
                    await (json ? Console.Error : Console.Out).WriteLineAsync($"The page is at {session.PageAddress}");
                }

                await session.RunAsync(cancellation);
                result = await session.FinishAsync();
                await Console.Error.WriteLineAsync($"rig: the latest tick started {session.WorstLateMs} ms after its deadline.");
            }

            Print(result, json);
            if (result.LostSequences > 0)
            {
                await Console.Error.WriteLineAsync($"rig: {result.LostSequences} of {result.FramesSent} frames did not reach the store.");
                return ExitCode.WorkFailed;
            }

            return ExitCode.Done;
        }

        private static string HowItEnds(DemoOptions options)
        {
            return options.Seconds is { } seconds ? $"it ends after {seconds:0.###} s of rig time or with Ctrl+C" : "end it with Ctrl+C";
        }

        private static void Print(DemoResult result, bool json)
        {
            if (json)
            {
                Console.WriteLine(JsonSerializer.Serialize(result, JsonFormat));
                return;
            }

            Console.WriteLine($"{result.FramesSent} frames sent, {result.FramesStored} stored, {result.LostSequences} lost; {result.MissedTicks} ticks missed; {result.PeakMemoryMiB:0.0} MiB at most.");
            foreach (TripResult trip in result.Trips)
            {
                string cell = trip.Cell is { } number ? $" at cell {number}" : "";
                string value = trip.Unit.Length > 0 ? $", {trip.Value} {trip.Unit} against {trip.Limit} {trip.Unit}" : "";
                string latency = trip.LatencyMs is { } ms ? $", power off {ms:0.0} ms after {(trip.Unit.Length > 0 ? "the limit was crossed" : "its cause began")}" : ", power still on";
                Console.WriteLine($"Trip: {trip.Fault}{cell}{value}{latency}.");
            }
        }
    }
}
