using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using RigFirmware.Host.Trips;

namespace RigFirmware.Rig.Commands
{
    /// <summary><c>./rig trip</c>: what a store knows of the trips: which cell, which value, which limit, what came before.</summary>
    public static class TripCommand
    {
        private static readonly JsonSerializerOptions s_jsonFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true };
        private static readonly Argument<string> s_store = new("STORE") { Description = "SQLite file that ./rig record or ./rig watch records into; it may be in use." };
        private static readonly Option<string?> s_rig = new("--rig") { Description = "Only trips of this rig.", HelpName = "ID" };
        private static readonly Option<bool> s_all = new("--all") { Description = "Every trip instead of each rig's newest." };
        private static readonly Option<bool> s_json = new("--json") { Description = "Print one JSON document." };

        /// <summary>The verb.</summary>
        public static Command Create()
        {
            var command = new Command("trip", "Tell which cell tripped a rig, at which value and limit, and what came before.") { s_store, s_rig, s_all, s_json };
            command.SetAction(Run);
            return command;
        }

        private static int Run(ParseResult call)
        {
            using var reader = new TripReader(call.GetValue(s_store)!);
            IReadOnlyList<TripReport> trips = reader.Read(call.GetValue(s_rig));
            if (!call.GetValue(s_all))
            {
                trips = [.. trips.GroupBy(trip => trip.RigId).Select(ofRig => ofRig.Last())];
            }

            if (call.GetValue(s_json))
            {
                Console.WriteLine(JsonSerializer.Serialize(new { trips }, s_jsonFormat));
                return ExitCode.Done;
            }

            foreach (TripReport trip in trips)
            {
                Print(trip);
            }

            if (trips.Count == 0)
            {
                Console.WriteLine("No trip is stored.");
            }

            return ExitCode.Done;
        }

        private static void Print(TripReport trip)
        {
            string when = trip.UtcMs is { } utcMs ? $"at {DateTimeOffset.FromUnixTimeMilliseconds(utcMs).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)} UTC" : $"{trip.TimeMs} ms on the rig's clock";
            Console.WriteLine($"{trip.RigId}, start {trip.BootId}: {trip.Fault}{(trip.Channel.Length > 0 ? " of " + trip.Channel : "")} {when}");
            if (trip.Value is { } value && trip.Unit.Length > 0)
            {
                Console.WriteLine($"  value {value} {trip.Unit}, limit {trip.Limit} {trip.Unit}");
            }

            if (trip.Hint.Length > 0)
            {
                Console.WriteLine($"  {trip.Hint}");
            }

            if (trip.IsFromEarlierStart)
            {
                Console.WriteLine("  The rig has been started again since.");
            }

            if (trip.LocksTheRig)
            {
                Console.WriteLine("  The rig is locked by it until somebody acknowledges at the rig.");
            }

            Console.WriteLine($"  black box: {trip.Records} of {trip.RecordsTotal} records. {trip.Missing}".TrimEnd());
            foreach (TripMoment moment in trip.TimeLine)
            {
                Console.WriteLine(FormattableString.Invariant($"  {moment.SinceTripMs / 1000.0,8:+0.00;-0.00;0.00} s  {moment.Text}"));
            }
        }
    }
}
