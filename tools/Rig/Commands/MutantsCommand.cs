using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using RigFirmware.Rig.Setup;
using RigFirmware.Rig.Testing;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig mutants</c>: changes the safety code in hundreds of small ways and says which change no test notices.</summary>
    public static class MutantsCommand
    {
        private const double WantedPercent = 90;
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var files = new Argument<string?>("files") { Description = "Which files of firmware/Core to change, as a pattern such as Safety/FaultMonitor.cs; none: all of Safety.", Arity = ArgumentArity.ZeroOrOne };
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var command = new Command("mutants", "Change the safety code in small ways and count the changes that the unit tests notice (half an hour and more).") { files, json };
            command.SetAction(async (call, _) =>
            {
                MutationReport report = await RunAsync(call.GetValue(files));
                Print(report, call.GetValue(json));
                return report.ScorePercent >= WantedPercent ? ExitCode.Done : ExitCode.WorkFailed;
            });
            return command;
        }

        private static async Task<MutationReport> RunAsync(string? files)
        {
            string output = Path.Combine(Repository.Root, "artifacts", "mutants");
            if (await Shell.RunAsync(Repository.Dotnet, ["tool", "restore"], Repository.Root, Console.Error.WriteLine) != 0)
            {
                throw new InvalidOperationException("dotnet-stryker could not be restored; its messages are above.");
            }

            List<string> arguments = ["stryker", "--config-file", "stryker-config.json", "--output", output];
            if (files != null)
            {
                arguments.AddRange(["--mutate", files]);
            }

            string report = Path.Combine(output, "reports", "mutation-report.json");
            Directory.CreateDirectory(Path.GetDirectoryName(report)!);
            File.Delete(report);
            await Shell.RunAsync(Repository.Dotnet, arguments, Path.Combine(Repository.Root, "tests", "Unit"), Console.Error.WriteLine);
            return File.Exists(report)
                ? MutationReport.Read(report, Repository.Root)
                : throw new InvalidOperationException("Stryker wrote no report; its messages are above.");
        }

        private static void Print(MutationReport report, bool asJson)
        {
            if (asJson)
            {
                Console.WriteLine(JsonSerializer.Serialize(new { mutants = report.Killed + report.Survivors.Count, report.Killed, report.ScorePercent, report.Survivors }, JsonFormat));
                return;
            }

            foreach (Mutant mutant in report.Survivors)
            {
                Console.WriteLine($"{mutant.File}:{mutant.Line}: {mutant.Kind}: {mutant.Replacement.ReplaceLineEndings(" ")}");
            }

            Console.WriteLine($"{report.Killed} of {report.Killed + report.Survivors.Count} changes were noticed: {report.ScorePercent} % (wanted: {WantedPercent} %).");
        }
    }
}
