using System;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig sim SCENARIO.json</c>: a scenario in virtual time, judged by the plant's truth.</summary>
    public static class SimCommand
    {
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };
        private static readonly TimeSpan ProgressAfter = TimeSpan.FromSeconds(2);

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var file = new Argument<string>("SCENARIO.json") { Description = "The scenario; its schema is tools/schemas/scenario.schema.json." };
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var command = new Command("sim", "Run a scenario in virtual time against the simulated rig and say what happened.") { file, json };
            command.SetAction((call, cancellation) => System.Threading.Tasks.Task.FromResult(
                Run(call.GetValue(file)!, call.GetValue(json), cancellation)));
            return command;
        }

        private static int Run(string file, bool asJson, CancellationToken cancellation)
        {
            SimulationResult result;
            try
            {
                Scenario scenario = ScenarioReader.Read(file);
                byte[] program = ScenarioProgram.Compile(scenario, Path.GetDirectoryName(Path.GetFullPath(file))!);
                using var runner = new SimulationRunner(scenario, program);
                result = runner.Run(Progress(), cancellation);
            }
            catch (Exception error) when (error is ScenarioException or FaultException)
            {
                throw new WrongCallException(error.Message);
            }

            if (asJson)
            {
                Console.WriteLine(JsonSerializer.Serialize(result, JsonFormat));
            }
            else
            {
                Print(result);
            }

            return result.Hazards.Any(hazard => hazard.Violated) ? ExitCode.WorkFailed : ExitCode.Done;
        }

        private static Action<double> Progress()
        {
            long started = Stopwatch.GetTimestamp();
            return part =>
            {
                if (Stopwatch.GetElapsedTime(started) > ProgressAfter)
                {
                    Console.Error.WriteLine($"{part:P0} simulated");
                    started = Stopwatch.GetTimestamp();
                }
            };
        }

        private static void Print(SimulationResult result)
        {
            Console.WriteLine($"{TimeSpan.FromSeconds(result.SimulatedSeconds):g} simulated in {result.WallSeconds:F1} s ({result.Speed:N0} x real time), {result.Ticks:N0} cycles, {result.BytesPerTick:F1} bytes each.");
            foreach (TripResult trip in result.Trips)
            {
                string cell = trip.Cell is { } number ? $" cell {number}" : string.Empty;
                string value = trip.Unit.Length > 0 ? $" {trip.Value} {trip.Unit} (limit {trip.Limit})" : string.Empty;
                string end = trip.LatencyMs is { } latency ? $"power off {latency:F1} ms later" : "power still on at the end";
                Console.WriteLine($"Trip {trip.Fault}{cell}{value}: began at {trip.OnsetMs / 1000:F3} s, {end}.");
            }

            foreach (HazardResult hazard in result.Hazards)
            {
                string cell = hazard.Cell is { } number ? $" cell {number}" : string.Empty;
                string verdict = hazard.Violated ? "VIOLATED" : "kept";
                Console.WriteLine($"Danger {hazard.Kind}{cell}: {hazard.DurationMs:F1} ms with power on, budget {hazard.BudgetMs} ms {verdict}.");
            }

            Console.WriteLine(result.Trips.Count == 0 && result.Hazards.Count == 0 ? "Nothing tripped and nothing was in danger." : "Seen in the plant's truth, not in the firmware's belief.");
            Console.WriteLine($"Final state {result.FinalState}. Digest {result.Digest}.");
        }
    }
}
