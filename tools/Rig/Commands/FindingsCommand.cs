using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RigFirmware.Host.SelfTests;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig findings</c>: what the newest self-test of a rig found, with connector and pole.</summary>
    public static class FindingsCommand
    {
        private static readonly JsonSerializerOptions s_jsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };
        private static readonly Argument<string> s_store = new("STORE") { Description = "SQLite file that ./rig record or ./rig watch records into; it may be in use." };
        private static readonly Option<string?> s_rig = new("--rig") { Description = "Only this rig.", HelpName = "ID" };
        private static readonly Option<bool> s_json = new("--json") { Description = "Print one JSON document." };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var command = new Command("findings", "Tell what a rig's newest self-test found: what is wrong, at which connector and pole.") { s_store, s_rig, s_json };
            command.SetAction(Run);
            return command;
        }

        private static int Run(ParseResult call)
        {
            IReadOnlyList<SelfTestOutcome> rigs = SelfTestReader.Read(call.GetValue(s_store)!, call.GetValue(s_rig));
            if (call.GetValue(s_json))
            {
                Console.WriteLine(JsonSerializer.Serialize(new { rigs }, s_jsonFormat));
                return ExitCode.Done;
            }

            foreach (SelfTestOutcome rig in rigs)
            {
                Print(rig);
            }

            if (rigs.Count == 0)
            {
                Console.WriteLine("No rig is stored.");
            }

            return ExitCode.Done;
        }

        private static void Print(SelfTestOutcome rig)
        {
            string when = rig.UtcMs is { } utcMs ? " at " + DateTimeOffset.FromUnixTimeMilliseconds(utcMs).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC" : "";
            string outcome = !rig.IsDone ? "no self-test is stored: nobody knows" : rig.FindingCount == 0 ? "the self-test found nothing" + when : $"the self-test found {rig.FindingCount}{when}";
            Console.WriteLine($"{rig.RigId}, start {rig.BootId}: {outcome}");
            foreach (SelfTestReportLine line in rig.Findings)
            {
                Console.WriteLine("  " + line.Sentence);
            }

            if (rig.Findings.Count < rig.FindingCount)
            {
                Console.WriteLine($"  {rig.FindingCount - rig.Findings.Count} more are not stored.");
            }
        }
    }
}
