using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RigFirmware.Host.Drift;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig drift</c>: how far each quantity's two paths have moved apart in a rig's newest run.</summary>
    public static class DriftCommand
    {
        private static readonly JsonSerializerOptions s_jsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };
        private static readonly Argument<string> s_store = new("STORE") { Description = "SQLite file that ./rig record or ./rig watch records into; it may be in use." };
        private static readonly Option<string?> s_rig = new("--rig") { Description = "Only this rig.", HelpName = "ID" };
        private static readonly Option<bool> s_json = new("--json") { Description = "Print one JSON document." };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var command = new Command("drift", "Tell how far each channel has moved against its second path since the newest run began.") { s_store, s_rig, s_json };
            command.SetAction(Run);
            return command;
        }

        private static int Run(ParseResult call)
        {
            IReadOnlyList<DriftReport> rigs = DriftReader.Read(call.GetValue(s_store)!, call.GetValue(s_rig));
            if (call.GetValue(s_json))
            {
                Console.WriteLine(JsonSerializer.Serialize(new { rigs }, s_jsonFormat));
                return ExitCode.Done;
            }

            foreach (DriftReport rig in rigs)
            {
                Console.WriteLine($"{rig.RigId}, start {rig.BootId}, {(rig.BeganUtcMs is { } began ? $"run since {Time(began)}" : "run of unknown age")}");
                foreach (DriftChannel channel in rig.Channels)
                {
                    Console.WriteLine(Line(channel));
                }
            }

            if (rigs.Count == 0)
            {
                Console.WriteLine("No rig is stored.");
            }

            return ExitCode.Done;
        }

        private static string Line(DriftChannel channel)
        {
            string warned = channel.WasWarned ? ", warned" : "";
            if (!channel.IsKnown)
            {
                return $"  {channel.Channel,-10} not known{warned}";
            }

            string when = channel.FurthestUtcMs is { } utcMs ? $" at {Time(utcMs)}" : "";
            return string.Create(CultureInfo.InvariantCulture, $"  {channel.Channel,-10} {channel.Moved,8:+0;-0;0} {channel.Unit}, furthest {channel.FurthestMoved:+0;-0;0} of {channel.FurthestLimit}{when}{warned}");
        }

        private static string Time(long utcMs)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(utcMs).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
        }
    }
}
