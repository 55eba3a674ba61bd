using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Rig.Reproduction;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig reproduce [ID...]</c>: the papers' procedures on modelled cells, each measured figure beside the printed one.</summary>
    public static class ReproduceCommand
    {
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var ids = new Argument<string[]>("ID") { Description = "Results (R000-001), tests (T000-01), cells (C000-01) or papers (000); everything when left out.", Arity = ArgumentArity.ZeroOrMore };
            var figures = new Option<string?>("--figures") { Description = "Another table of printed figures with the columns of tools/Rig/Reproduction/figures.csv." };
            var models = new Option<string?>("--models") { Description = "Folder with cell models that take the place of those with the same name." };
            var keep = new Option<string?>("--keep") { Description = "Folder for a store of each run's telemetry." };
            var report = new Option<string?>("--report") { Description = "Write the report as one HTML file with its plot inside." };
            var seed = new Option<ulong>("--seed") { Description = "Decides layers, sensor errors and noise.", DefaultValueFactory = _ => 1 };
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var command = new Command("reproduce", "Run the papers' procedures on modelled cells through the whole chain and set each measured figure beside the printed one.") { ids, figures, models, keep, report, seed, json };
            command.SetAction((call, cancellation) => Task.FromResult(Run(
                call.GetValue(ids) ?? [], call.GetValue(figures), call.GetValue(models), call.GetValue(keep), call.GetValue(seed), call.GetValue(report), call.GetValue(json), cancellation)));
            return command;
        }

        private static int Run(string[] ids, string? figures, string? models, string? keep, ulong seed, string? report, bool json, CancellationToken cancellation)
        {
            if (models != null && !Directory.Exists(models))
            {
                throw new WrongCallException($"--models names the folder '{models}', which does not exist");
            }

            ReproductionResult result;
            try
            {
                var reproducer = new Reproducer(ReproductionPlan.Load(figures), models, keep, seed) { Progress = Console.Error.WriteLine };
                result = reproducer.Run(ids, cancellation);
            }
            catch (ReproductionException error)
            {
                throw new WrongCallException(error.Message);
            }
            catch (AggregateException error) when (error.InnerExceptions[0] is ModelException)
            {
                throw new WrongCallException(error.InnerExceptions[0].Message);
            }

            if (report != null)
            {
                File.WriteAllText(report, ReproductionReport.Html(result));
            }

            Console.WriteLine(json ? JsonSerializer.Serialize(result, JsonFormat) : ReproductionReport.Text(result));
            return result.Outside == 0 ? ExitCode.Done : ExitCode.WorkFailed;
        }
    }
}
