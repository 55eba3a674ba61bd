using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Text.Json;
using RigFirmware.Host.Faults;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Models;
using Spectre.Console;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig faults</c>: the fault table of a stack, as the firmware judges it.</summary>
    public static class FaultsCommand
    {
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var stack = new Option<string>("--stack") { Description = "Stack whose limits are shown.", DefaultValueFactory = _ => "C000-05" };
            var command = new Command("faults", "Print the fault table: limits, times, reaction and budget of every row.") { stack, json };
            command.SetAction(call =>
            {
                IReadOnlyList<FaultLine> lines = FaultLine.All(StackConfiguration.For(ModelLibrary.Stack(call.GetValue(stack)!)));
                if (call.GetValue(json))
                {
                    Console.WriteLine(JsonSerializer.Serialize(lines, JsonFormat));
                }
                else
                {
                    Print(lines);
                }

                return ExitCode.Done;
            });
            return command;
        }

        private static void Print(IReadOnlyList<FaultLine> lines)
        {
            var table = new Table().AddColumns("id", "name", "severity", "trip", "clear", "unit", "after ms", "worst case ms", "budget ms", "takes away");
            foreach (FaultLine line in lines)
            {
                table.AddRow(line.Id.ToString(), line.Name, line.Severity, line.TripLimit?.ToString() ?? "", line.ClearLimit?.ToString() ?? "", line.Unit, line.DebounceInMs.ToString(), line.WorstCaseMs.ToString(), line.BudgetMs.ToString(), string.Join(", ", line.Reactions));
            }

            AnsiConsole.Write(table);
        }
    }
}
