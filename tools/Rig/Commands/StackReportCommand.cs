using System;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using RigFirmware.Rig.StackReport;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig stack-report</c>: a stack with one leaking layer under the sum's limit alone and under each cell's.</summary>
    public static class StackReportCommand
    {
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var ohms = new Option<double>("--short-ohms") { Description = "Resistance of the soft short across layer 2, 1000 to 10000000.", DefaultValueFactory = _ => 60000 };
            var seed = new Option<ulong>("--seed") { Description = "Decides layers, sensor errors and noise.", DefaultValueFactory = _ => 1 };
            var report = new Option<string?>("--report") { Description = "Write the report as one HTML file with its plot inside." };
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var command = new Command("stack-report", "Show what per-cell sensing adds: a stack with one leaking layer under the sum's limit alone and under each cell's.") { ohms, seed, report, json };
            command.SetAction((call, cancellation) =>
            {
                double shortOhms = call.GetValue(ohms);
                if (shortOhms is not (>= 1000 and <= 10000000))
                {
                    throw new WrongCallException("--short-ohms goes from 1000 to 10000000");
                }

                StackReportResult result = new StackReporter(shortOhms, call.GetValue(seed)).Run(cancellation);
                if (call.GetValue(report) is { } path)
                {
                    File.WriteAllText(path, StackReportPage.Html(result));
                }

                Console.WriteLine(call.GetValue(json) ? JsonSerializer.Serialize(result, JsonFormat) : StackReportPage.Text(result));
                return Task.FromResult(ExitCode.Done);
            });
            return command;
        }
    }
}
