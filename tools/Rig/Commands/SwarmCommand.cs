using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Rig.Setup;
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
            var write = new Option<bool>("--write-latencies") { Description = $"Write the measured latencies of a swarm that passed and was of full length to {LatencyFile.Path}, from which 'docgen faults' makes the operator's table." };
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var command = new Command("swarm", "Run random stacks, programs and faults and prove that every danger ends in time.") { seeds, into, write, json };
            command.SetAction((call, cancellation) => Task.FromResult(
                Run(call.GetValue(seeds)!, call.GetValue(into)!, call.GetValue(write), call.GetValue(json), cancellation)));
            return command;
        }

        private static int Run(string seeds, string into, bool writes, bool asJson, CancellationToken cancellation)
        {
            (ulong from, ulong to) = ParseSeeds(seeds);
            var fleet = new SwarmFleet();
            int total = (int)(to - from + 1);
            if (writes && total < SwarmVerdict.FullScenarios)
            {
                throw new WrongCallException($"--write-latencies needs at least {SwarmVerdict.FullScenarios} seeds, --seeds {seeds} has {total}; what a shorter swarm measured is not the worst.");
            }

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

            TellMissing(fleet.Coverage);
            if (asJson)
            {
                Console.WriteLine(JsonSerializer.Serialize(result, JsonFormat));
            }
            else
            {
                Print(result);
            }

            IReadOnlyList<string> shortfalls = SwarmVerdict.Shortfalls(result);
            foreach (string sentence in shortfalls)
            {
                Console.Error.WriteLine(sentence);
            }

            if (SwarmVerdict.HasFailures(result) || shortfalls.Count > 0)
            {
                return ExitCode.WorkFailed;
            }

            if (writes)
            {
                File.WriteAllText(Path.Combine(Repository.Root, LatencyFile.Path), LatencyFile.Text(result, $"{from}..{to}"));
            }

            return ExitCode.Done;
        }

        private static void TellMissing(SwarmCoverage coverage)
        {
            Console.Error.WriteLine($"Rows not covered: {List(coverage.RowsMissing)}.");
            Console.Error.WriteLine($"Edges never taken: {List(coverage.EdgesMissing)}.");
            Console.Error.WriteLine($"Kinds of faults never injected: {List(coverage.KindsMissing)}.");
        }

        private static string List(IReadOnlyList<string> names)
        {
            return names.Count == 0 ? "none" : string.Join(", ", names);
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
            foreach ((string stack, double hours) in result.HealthyHours)
            {
                Console.WriteLine($"  healthy operation {stack}: {hours:N0} h, every tick in full");
            }

            Console.WriteLine("Dangers, from crossing the limit in the plant to power off:");
            foreach (HazardLatency hazard in result.HazardLatencies)
            {
                string worst = hazard.Measured == 0 ? "not met" : $"worst {hazard.WorstMs:F1} ms of {hazard.BudgetMs} ms, {hazard.Measured} times, {hazard.MeasuredStretched} of them in stretched cycles";
                Console.WriteLine($"  {hazard.Hazard} by {hazard.Path}: {worst}");
            }

            Console.WriteLine($"Hottest plate by the rig's own power {result.WorstDrivenPlateDegrees:F1} degC, of runaways it feeds {result.WorstDrivenRunawayPlateDegrees:F1} degC; most energy into a shorted layer {result.WorstShortedLayerJoules:F2} J.");
            Console.WriteLine($"Runaways that fed themselves {result.SelfFeedingRunaways}: alarm and safe clamp after {result.WorstRunawayAnswerMs:F0} ms at most, telemetry alive in each.");
            Console.WriteLine("Rows of the fault table, from the plant being so bad to the reaction:");
            foreach ((string row, double latencyMs) in result.WorstLatencyMs)
            {
                Console.WriteLine($"  worst latency {row}: {latencyMs:F1} ms");
            }

            Console.WriteLine($"Fault rows tripped, or raised where they do not trip, {result.FaultRowsTripped} of {result.FaultRows}, state edges taken {result.StateEdgesTaken} of {result.StateEdges}, fault kinds injected {result.FaultKindsInjected} of {result.FaultKinds}.");
        }
    }
}
