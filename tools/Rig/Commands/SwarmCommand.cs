using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Rig.Swarm;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig swarm --seeds A..B</c>: random rigs with random faults, judged by the plant's truth.</summary>
    public static class SwarmCommand
    {
        private const int ShownMax = 10;
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };
        private static readonly JsonSerializerOptions ScenarioFormat = new(JsonFormat)
        {
            DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
        };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var seeds = new Option<string>("--seeds") { Description = "First and last seed, such as 1..5000, or one seed.", Required = true };
            var into = new Option<string>("--into") { Description = "Folder for the minimised scenarios of bad cases.", DefaultValueFactory = _ => Path.Combine("artifacts", "swarm") };
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var command = new Command("swarm", "Run random stacks, programs and faults and prove that every danger ends in time.") { seeds, into, json };
            command.SetAction((call, cancellation) => Task.FromResult(
                Run(call.GetValue(seeds)!, call.GetValue(into)!, call.GetValue(json), cancellation)));
            return command;
        }

        private static int Run(string seeds, string into, bool asJson, CancellationToken cancellation)
        {
            (ulong from, ulong to) = ParseSeeds(seeds);
            var fleet = new SwarmFleet();
            int total = (int)(to - from + 1);
            SwarmResult result;
            try
            {
                result = fleet.Run(from, to, done => Progress(done, total), cancellation);
            }
            catch (AggregateException error)
            {
                throw error.InnerExceptions[0];
            }

            foreach (SwarmOutcome outcome in fleet.Bad.Values)
            {
                Tell(outcome);
            }

            foreach (ulong seed in fleet.Bad.Keys.Take(ShownMax))
            {
                Minimise(seed, into);
            }

            Console.Error.WriteLine($"Rows never raised: {(fleet.RowsMissing.Count == 0 ? "none" : string.Join(", ", fleet.RowsMissing))}.");
            Console.Error.WriteLine($"Edges never taken: {(fleet.EdgesMissing.Count == 0 ? "none" : string.Join(", ", fleet.EdgesMissing))}.");
            if (asJson)
            {
                Console.WriteLine(JsonSerializer.Serialize(result, JsonFormat));
            }
            else
            {
                Print(result);
            }

            return result.HazardViolations + result.NuisanceTrips + result.NotIdle == 0 ? ExitCode.Done : ExitCode.WorkFailed;
        }

        private static (ulong From, ulong To) ParseSeeds(string seeds)
        {
            string[] ends = seeds.Split("..");
            bool good = ulong.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out ulong from);
            ulong to = from;
            good &= ends.Length == 1 || (ends.Length == 2 && ulong.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out to));
            if (!good || to < from || to - from >= 1_000_000)
            {
                throw new WrongCallException($"--seeds is '{seeds}', it must be a number or FIRST..LAST with at most a million seeds, such as 1..5000.");
            }

            return (from, to);
        }

        private static void Progress(int done, int total)
        {
            if (done % Math.Max(1, total / 20) == 0)
            {
                Console.Error.WriteLine($"{done} of {total} rigs");
            }
        }

        private static void Tell(SwarmOutcome outcome)
        {
            foreach (string violation in outcome.Violations)
            {
                Console.Error.WriteLine($"Seed {outcome.Seed}: VIOLATED {violation}. Replay: ./rig swarm --seeds {outcome.Seed}");
            }

            foreach (string nuisance in outcome.Nuisances)
            {
                Console.Error.WriteLine($"Seed {outcome.Seed}: NUISANCE {nuisance}. Replay: ./rig swarm --seeds {outcome.Seed}");
            }

            if (outcome.NotIdle.Length > 0)
            {
                Console.Error.WriteLine($"Seed {outcome.Seed}: NOT IDLE, {outcome.NotIdle}. Replay: ./rig swarm --seeds {outcome.Seed}");
            }
        }

        private static void Minimise(ulong seed, string into)
        {
            SwarmCase smallest = SwarmMinimiser.Minimise(SwarmGenerator.Draw(seed));
            Directory.CreateDirectory(into);
            string program = $"swarm-{seed}.yaml";
            string file = Path.Combine(into, $"swarm-{seed}.json");
            smallest.Scenario.Program = program;
            File.WriteAllText(Path.Combine(into, program), smallest.ProgramText);
            File.WriteAllText(file, JsonSerializer.Serialize(smallest.Scenario, ScenarioFormat));
            string faults = string.Join(", ", smallest.Scenario.Faults.Select(fault => $"{fault.Fault} at {fault.AtSeconds} s"));
            Console.Error.WriteLine($"Seed {seed} minimised to {smallest.Scenario.Faults.Count} fault(s) ({faults}): ./rig sim {file}");
        }

        private static void Print(SwarmResult result)
        {
            Console.WriteLine($"{result.Scenarios} rigs, {result.SimulatedHours:N1} h simulated in {result.WallSeconds:F0} s.");
            Console.WriteLine($"Dangers beyond budget {result.HazardViolations}, nuisance trips {result.NuisanceTrips}, not back in Idle {result.NotIdle}.");
            foreach ((string fault, double latencyMs) in result.WorstLatencyMs)
            {
                Console.WriteLine($"  worst latency {fault}: {latencyMs:F1} ms");
            }

            Console.WriteLine($"Fault rows raised {result.FaultRowsTripped} of {result.FaultRows}, state edges taken {result.StateEdgesTaken} of {result.StateEdges}, fault kinds injected {result.FaultKindsInjected} of {result.FaultKinds}.");
        }
    }
}
