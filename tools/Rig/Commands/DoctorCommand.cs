using System;
using System.CommandLine;
using System.Linq;
using System.Text.Json;
using RigFirmware.Rig.Setup;
using Spectre.Console;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig doctor</c>: what this machine has, what it lacks and the exact command that installs it.</summary>
    public static class DoctorCommand
    {
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var command = new Command("doctor", "Say which parts are here, in which version, and how to install the missing ones.") { json };
            command.SetAction(call =>
            {
                Checkup checkup = Checkup.Run();
                if (call.GetValue(json))
                {
                    Console.WriteLine(JsonSerializer.Serialize(checkup, JsonFormat));
                }
                else
                {
                    Print(checkup);
                }

                return checkup.IsReadyForDemo && checkup.IsReadyForTest ? ExitCode.Done : ExitCode.WorkFailed;
            });
            return command;
        }

        private static void Print(Checkup checkup)
        {
            var table = new Table().AddColumns("part", "for", "found");
            foreach (PartFinding part in checkup.Parts)
            {
                string found = part.IsFound ? part.Version ?? "yes" : "missing";
                table.AddRow(Markup.Escape(part.Name), Markup.Escape(part.Purpose), found);
            }

            AnsiConsole.Write(table);
            foreach (PartFinding part in checkup.Parts.Where(part => !part.IsFound))
            {
                Console.WriteLine($"To install {part.Name}: {part.InstallCommand ?? "no package is known for this system"}");
            }

            Console.WriteLine(checkup.SerialPorts.Count == 0
                ? "No serial port for flashing a board was found."
                : string.Join('\n', checkup.SerialPorts.Select(port => port.IsAccessible
                    ? $"Serial port {port.Name}: ready for flashing."
                    : $"Serial port {port.Name}: no permission; run 'sudo usermod --append --groups dialout $USER' and log in again.")));
            Console.WriteLine($"./rig demo: {Say(checkup.IsReadyForDemo)}   ./rig test: {Say(checkup.IsReadyForTest)}");
        }

        private static string Say(bool isReady)
        {
            return isReady ? "ready" : InstallPlan.HasApt ? "installs what is missing when it starts" : "missing parts, see above";
        }
    }
}
