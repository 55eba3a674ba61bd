using System;
using System.CommandLine;
using System.Text.Json;
using RigFirmware.Rig.Bench;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig bench</c>: what a simulated tick costs, part by part, within one run.</summary>
    public static class BenchCommand
    {
        private const int Rounds = 15;
        private const int TicksPerRound = 100000;
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var command = new Command("bench", "Measure what a simulated tick costs and of what; the parts take turns, so their ratios hold on a busy machine.") { json };
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
