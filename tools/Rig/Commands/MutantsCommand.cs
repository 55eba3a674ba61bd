using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Rig.Mutants;
using RigFirmware.Rig.Setup;

namespace RigFirmware.Rig.Commands
{
    /// <summary>
    /// <c>./rig mutants</c>: puts mistakes into the safety code, hundreds of small ones or those of a list, and says which one
    /// no test notices.
    /// </summary>
    public static class MutantsCommand
    {
        private const double WantedPercent = 90;
        private const string SafetyFolder = "Safety/";
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var which = new Argument<string>("which") { Description = "What to change: files of firmware/Core by the beginning of their path, such as Safety/FaultMonitor.cs (none: all of Safety); with --named, mutants by a part of their name (none: all).", DefaultValueFactory = _ => string.Empty };
            var named = new Option<bool>("--named") { Description = "Try the deliberate mistakes of tests/Unit/Mutants/named.json instead; each must be noticed." };
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var command = new Command("mutants", "Put small mistakes into the safety code and count those that the tests notice (an hour; --named: half an hour).") { which, named, json };
            command.SetAction((call, cancellation) => call.GetValue(named)
                ? RunNamedAsync(call.GetValue(which)!, call.GetValue(json), cancellation)
                : RunAllAsync(call.GetValue(which)!, call.GetValue(json)));
            return command;
        }

        private static async Task<int> RunAllAsync(string below, bool asJson)
        {
            IReadOnlyList<ExcludedMutant> exclusions = MutantLists.ReadExcluded(await ReadAsync(MutantLists.ExcludedPath));
            string json = await StrykerRun.RunAsync(below.Length == 0 ? SafetyFolder : below, Console.Error.WriteLine);
            MutationReport report = MutationReport.Read(json, exclusions);
            if (asJson)
            {
                Console.WriteLine(JsonSerializer.Serialize(new { report.Mutants, report.Killed, report.ScorePercent, wantedPercent = WantedPercent, report.Files, report.Survivors, report.Excluded }, JsonFormat));
            }
            else
            {
                Print(report);
            }

            return report.ScorePercent >= WantedPercent ? ExitCode.Done : ExitCode.WorkFailed;
        }

        private static void Print(MutationReport report)
        {
            foreach (SurvivingMutant mutant in report.Survivors)
            {
                string reached = mutant.IsReached ? string.Empty : " (no test runs it)";
                Console.WriteLine($"{mutant.File}:{mutant.Line}: {mutant.Kind}{reached}: '{mutant.Text}' with '{mutant.Instead.ReplaceLineEndings(" ")}'");
            }

            foreach (FileScore file in report.Files)
            {
                Console.WriteLine($"{file.ScorePercent,6:F1} %  {file.File}: {file.Killed} noticed, {file.Survived} not, {file.Excluded} excluded");
            }

            Console.WriteLine($"{report.Killed} of {report.Mutants} changes were noticed: {report.ScorePercent:F1} % (wanted: {WantedPercent} %); {report.Excluded.Count} more are excluded as {MutantLists.ExcludedPath} says.");
        }

        private static async Task<int> RunNamedAsync(string part, bool asJson, CancellationToken cancellation)
        {
            List<NamedMutant> mutants = MutantLists.ReadNamed(await ReadAsync(MutantLists.NamedPath))
                .Where(mutant => mutant.Name.Contains(part, StringComparison.Ordinal)).ToList();
            if (mutants.Count == 0)
            {
                throw new WrongCallException($"No mutant's name has '{part}' in it; the names are in {MutantLists.NamedPath}.");
            }

            using var run = new NamedRun(Console.Error.WriteLine);
            Action<string> tell = asJson ? Console.Error.WriteLine : Console.WriteLine;
            IReadOnlyList<NamedOutcome> outcomes = await run.RunAsync(mutants, outcome => tell(outcome.ToString()), cancellation);
            int killed = outcomes.Count(outcome => outcome.KilledBy != null);
            if (asJson)
            {
                var list = outcomes.Select(outcome => new { outcome.Mutant.Name, outcome.Mutant.File, outcome.Mutant.Danger, outcome.KilledBy });
                Console.WriteLine(JsonSerializer.Serialize(new { mutants = outcomes.Count, killed, outcomes = list }, JsonFormat));
            }
            else
            {
                Console.WriteLine($"{killed} of {outcomes.Count} named mutants were noticed.");
            }

            return killed == outcomes.Count ? ExitCode.Done : ExitCode.WorkFailed;
        }

        private static Task<string> ReadAsync(string path)
        {
            return File.ReadAllTextAsync(Path.Combine(Repository.Root, path));
        }
    }
}
