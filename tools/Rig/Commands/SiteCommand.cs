using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using RigFirmware.Core.Configuration;
using RigFirmware.Host.Programs;
using RigFirmware.Rig.Setup;
using RigFirmware.Rig.Sites;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig site</c>: the settings of one rig, checked and written for its board's image.</summary>
    public static class SiteCommand
    {
        private static readonly JsonSerializerOptions JsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var file = new Argument<string>("FILE") { Description = "A rig's YAML file, such as tools/Rig/Sites/esp32-s3.yaml, which explains every key." };
            var write = new Option<bool>("--write") { Description = $"Write Site.cs for the board that the file names; a broker's password comes from the environment variable {BrokerPassword.Variable}." };
            var json = new Option<bool>("--json") { Description = "Print one JSON document." };
            var command = new Command("site", "Check one rig's file of limits, plug, sensors and broker, and write it into the image's sources.") { file, write, json };
            command.SetAction(call => Run(call.GetValue(file)!, call.GetValue(write), call.GetValue(json), Repository.Root, Environment.GetEnvironmentVariable(BrokerPassword.Variable)));
            return command;
        }

        /// <summary>Checks and, if asked, writes.</summary>
        /// <param name="path">The rig's file.</param>
        /// <param name="writes">Whether to write.</param>
        /// <param name="json">One document instead of sentences.</param>
        /// <param name="root">The clone to write into.</param>
        /// <param name="password">What the environment holds, or null.</param>
        public static int Run(string path, bool writes, bool json, string root, string? password)
        {
            try
            {
                SiteFile site = SiteReader.Read(path);
                IReadOnlyList<string> written = writes ? SiteFolder.Write(site, BrokerPassword.Of(site, password), root) : [];
                Print(site, [.. written.Select(file => Path.GetRelativePath(root, file))], json);
                return ExitCode.Done;
            }
            catch (ProgramException exception)
            {
                Refuse(exception, json);
                return ExitCode.WorkFailed;
            }
        }

        private static void Print(SiteFile site, string[] written, bool json)
        {
            if (json)
            {
                PrintJson(new { file = site.Path, isGood = true, rig = site.Settings.RigId, board = site.Board.Name, written, problems = Array.Empty<ProgramProblem>() });
                return;
            }

            RigConfiguration c = site.Settings.Configuration;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{site.Path}: good; {site.Settings.RigId} on {site.Board.Name}, {c.CellCount} cells of {c.CellMicrovoltsMin / 1000000m} to {c.CellMicrovoltsMax / 1000000m} V, at most {c.StackNanoampsMax / 1000000m} mA."));
            foreach (string file in written)
            {
                Console.WriteLine($"Wrote {file}.");
            }
        }

        private static void Refuse(ProgramException exception, bool json)
        {
            if (json)
            {
                PrintJson(new { file = exception.File, isGood = false, written = Array.Empty<string>(), problems = exception.Problems });
            }

            foreach (ProgramProblem problem in exception.Problems)
            {
                Console.Error.WriteLine(problem.InFile(exception.File));
            }
        }

        private static void PrintJson(object document)
        {
            Console.WriteLine(JsonSerializer.Serialize(document, JsonFormat));
        }
    }
}
