using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Drift
{
    /// <summary>Reads from a recorder's store how far two paths to the same quantity have moved apart.</summary>
    public static class DriftReader
    {
        private static readonly string[] s_withoutSecondPath = ["currentSecond", "clampForce", "clampTravel"];
        private static readonly string[] s_rows = ["CellDrift", "StackDrift", "CurrentDrift", "TemperatureDrift"];

        /// <summary>Each rig's newest run.</summary>
        /// <param name="path">The store.</param>
        /// <param name="rigId">Only this rig; null for all.</param>
        /// <exception cref="StoreException">It is not there, or is something else.</exception>
        public static IReadOnlyList<DriftReport> Read(string path, string? rigId = null)
        {
            using SqliteConnection connection = StoreFile.Open(path);
            return [.. StoredEvents.Read(connection, rigId, "modeChanged", "driftTold", "faultRaised").Select(Report)];
        }

        private static DriftReport Report(StoredEvents rig)
        {
            // A run begins when arming has led to it; the check begins anew with it.
            List<JsonElement> run = [];
            long? began = null;
            foreach (JsonElement message in rig.Messages)
            {
                if (StoredEvents.Text(message, "modeBefore") == "arming" && StoredEvents.Text(message, "mode") == "running")
                {
                    run.Clear();
                    began = StoredEvents.Number(message, "utcMs") is { } utcMs and > 0 ? utcMs : null;
                }

                run.Add(message);
            }

            IEnumerable<string> channels = Fitted(rig.Birth).Concat(run.Where(IsTold).Select(one => StoredEvents.Text(one, "channel"))).Distinct();
            return new DriftReport(rig.RigId, rig.BootId, began, [.. channels.Select(channel => Channel(channel, run))]);
        }

        private static IEnumerable<string> Fitted(JsonElement? birth)
        {
            return birth is { } known && known.TryGetProperty("channels", out JsonElement channels)
                ? channels.EnumerateArray().Select(one => StoredEvents.Text(one, "name")).Except(s_withoutSecondPath)
                : [];
        }

        private static DriftChannel Channel(string channel, List<JsonElement> run)
        {
            List<JsonElement> told = [.. run.Where(one => IsTold(one) && StoredEvents.Text(one, "channel") == channel)];
            bool warned = run.Any(one => s_rows.Contains(StoredEvents.Text(one, "fault")) && StoredEvents.Text(one, "channel") == channel);
            if (told.Count == 0)
            {
                return new DriftChannel { Channel = channel, IsKnown = false, WasWarned = warned };
            }

            JsonElement furthest = told.MaxBy(Used);
            return new DriftChannel
            {
                Channel = channel,
                IsKnown = true,
                Moved = StoredEvents.Number(told[^1], "value") ?? 0,
                FurthestMoved = StoredEvents.Number(furthest, "value") ?? 0,
                FurthestLimit = StoredEvents.Number(furthest, "limit") ?? 0,
                FurthestUtcMs = StoredEvents.Number(furthest, "utcMs") is { } utcMs and > 0 ? utcMs : null,
                Unit = StoredEvents.Text(told[^1], "unit"),
                Told = told.Count,
                WasWarned = warned,
            };
        }

        private static double Used(JsonElement told)
        {
            return Math.Abs(StoredEvents.Number(told, "value") ?? 0) / (double)Math.Max(1, StoredEvents.Number(told, "limit") ?? 1);
        }

        private static bool IsTold(JsonElement message)
        {
            return StoredEvents.Text(message, "kind") == "driftTold";
        }
    }
}
