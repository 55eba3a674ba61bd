using System;
using System.CommandLine;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Rig.Bench;

namespace RigFirmware.Rig.Commands
{
    /// <summary>
    /// <c>./rig bench</c>: what a simulated tick costs, part by part, within one run; <c>./rig bench procedures</c>: how long
    /// the papers' long procedures take.
    /// </summary>
    public static class BenchCommand
    {
        private const int Rounds = 15;
        private const int TicksPerRound = 100000;
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var command = new Command("bench", "Measure what a simulated tick costs and of what; the parts take turns, so their ratios hold on a busy machine.") { json, Procedures() };
            command.SetAction(call =>
            {
                using var run = new BenchRun(Rounds, TicksPerRound);
                BenchResult result = run.Measure();
                if (call.GetValue(json))
                {
                    Console.WriteLine(JsonSerializer.Serialize(result, JsonFormat));
                }
                else
                {
                    Print(result);
                }

                return ExitCode.Done;
            });
            return command;
        }

        private static Command Procedures()
        {
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var command = new Command("procedures", "Run 2,000 h of plating, 500 cycles at 1C with formation and 31 cycles of the stack at the full tick on two cores, and say how long that takes.") { json };
            command.SetAction((call, cancellation) => Task.FromResult(Procedures(call.GetValue(json), cancellation)));
            return command;
        }

        private static int Procedures(bool json, CancellationToken cancellation)
        {
            ProcedureBenchResult result = new ProcedureBench(ProcedureBench.ShippedRuns()) { Progress = Console.Error.WriteLine }.Measure(cancellation);
            if (json)
            {
                Console.WriteLine(JsonSerializer.Serialize(result, JsonFormat));
                return ExitCode.Done;
            }

            foreach (ProcedurePart part in result.Parts)
            {
                string cycles = part.CyclesByRate.Length > 0 ? part.CyclesByRate : $"{part.Cycles} cycles";
                string end = part.Trip.Length > 0 ? $"tripped by {part.Trip}" : "to the program's end";
                Console.WriteLine(FormattableString.Invariant($"{part.Run,-13} {part.SimulatedHours,7:F1} h {part.WallSeconds,7:F1} s  {cycles}, {part.CyclingHours:F1} h from first to last current, {end}"));
            }

            string load = result.LoadAverage is { } average ? FormattableString.Invariant($", load average {average:F1}") : "";
            Console.WriteLine(FormattableString.Invariant($"together      {result.SimulatedHours,7:F1} h {result.WallSeconds,7:F1} s on {result.Cores} cores; {result.ProcessorSeconds:F1} s of processor time, {result.NsPerTick:F0} ns a tick{load}"));
            return ExitCode.Done;
        }

        private static void Print(BenchResult result)
        {
            Console.WriteLine($"Two cells    {result.TwoCellNs,7:F0} ns a tick, {result.RealTimeFactor:N0} x real time");
            Console.WriteLine($"  plant      {result.PlantNs,7:F0} ns  {result.PlantRatio,6:P0}");
            Console.WriteLine($"  sensing    {result.SensingNs,7:F0} ns  {result.SensingRatio,6:P0}");
            Console.WriteLine($"  digest     {result.DigestNs,7:F0} ns  {result.DigestRatio,6:P0}");
            Console.WriteLine($"  firmware and checkers      {result.FirmwareRatio,6:P0}");
            Console.WriteLine($"Twelve cells {result.TwelveCellNs,7:F0} ns a tick, {result.TwelveToTwoRatio:F2} x two cells");
        }
    }
}
