using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Trips
{
    /// <summary>Reads the trips of a recorder's store, also while it is written; changes nothing in it.</summary>
    public sealed class TripReader : IDisposable
    {
        private static readonly FaultTable s_faults = new(new RigConfiguration());
        private readonly SqliteConnection _connection;

        /// <summary>Opens a store.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="StoreException">It is not there, or is something else.</exception>
        public TripReader(string path)
        {
            _connection = StoreFile.Open(path);
        }

        /// <summary>Every trip, the newest last; of one rig when it is named.</summary>
        public IReadOnlyList<TripReport> Read(string? rigId = null)
        {
            var reports = new List<TripReport>();
            foreach (Found found in Find().Where(one => rigId is null || one.RigId == rigId))
            {
                reports.Add(Report(found));
            }

            return reports;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _connection.Dispose();
        }

        // A trip whose message was lost still has its black box, and one without a box its message.
        private List<Found> Find()
        {
            using SqliteCommand command = Command("""
                SELECT rig_id, boot_id, time_ms, max(utc_ms), max(json), max(fault_id), max(records_total), min(received) FROM (
                    SELECT t.rig_id, t.boot_id, t.time_ms, t.utc_ms, t.json, NULL AS fault_id, NULL AS records_total, f.received_utc_ms AS received
                    FROM trips t JOIN frames f USING (rig_id, boot_id, seq) WHERE t.time_ms IS NOT NULL
                    UNION ALL
                    SELECT b.rig_id, b.boot_id, b.trip_time_ms, NULL, NULL, b.fault_id, b.records_total, f.received_utc_ms
                    FROM black_box b JOIN frames f USING (rig_id, boot_id, seq)
                ) GROUP BY rig_id, boot_id, time_ms ORDER BY rig_id, min(received), time_ms
                """);
            using SqliteDataReader reader = command.ExecuteReader();
            var found = new List<Found>();
            while (reader.Read())
            {
                found.Add(new Found(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), LongOf(reader, 3), reader.IsDBNull(4) ? null : reader.GetString(4), (int?)LongOf(reader, 5), (int?)LongOf(reader, 6) ?? 0));
            }

            return found;
        }

        private TripReport Report(Found found)
        {
            JsonElement? trip = found.Json is null ? null : JsonDocument.Parse(found.Json).RootElement;
            string channel = Text(trip, "channel");
            int number = ChannelNumber(channel);
            List<BoxRow> rows = Rows(found, number);
            string unit = number < 0 ? "" : WireUnit(number);
            string faultUnit = Text(trip, "unit");

            // A value in another unit than its channel's (a rate, a part of a thousand) is not to be found in the channel's column.
            bool isComparable = number >= 0 && faultUnit == unit;
            IEnumerable<TripMoment> moments = TimeLine.Of(rows, number < 0 ? "" : channel, unit, isComparable ? Number(trip, "limit") : null, Number(trip, "value"));
            (int? currentBoot, JsonElement? rigLock) = State(found.RigId);
            return new TripReport
            {
                RigId = found.RigId,
                BootId = found.BootId,
                IsFromEarlierStart = currentBoot is { } boot && boot != found.BootId,
                LocksTheRig = rigLock is { } l && l.GetProperty("isLocked").GetBoolean() && Number(l, "bootId") == found.BootId && Number(l, "timeMs") == found.TimeMs,
                UtcMs = found.UtcMs > 0 ? found.UtcMs : null,
                TimeMs = found.TimeMs,
                Fault = trip is null ? FaultName(found.FaultId) : Text(trip, "fault"),
                Channel = channel,
                Cell = Number(trip, "cell"),
                Value = Number(trip, "value"),
                Limit = Number(trip, "limit"),
                Unit = faultUnit,
                Hint = Text(trip, "hint"),
                Records = rows.Count,
                RecordsTotal = found.RecordsTotal,
                Missing = Missing(rows, found.RecordsTotal),
                TimeLine = [.. moments.Concat(Events(found)).OrderBy(moment => moment.SinceTripMs)],
            };
        }

        private List<BoxRow> Rows(Found found, int channel)
        {
            string column = channel < 0 ? "NULL" : RecordColumns.ChannelName(channel);
            using SqliteCommand command = Command(
                $"SELECT position, time_ms, mode, step, discretes, command_bits, {RecordColumns.ChannelName(Channel.Current)}, {column} FROM black_box WHERE rig_id = $rig AND boot_id = $boot AND trip_time_ms = $time ORDER BY position",
                found);
            using SqliteDataReader reader = command.ExecuteReader();
            var rows = new List<BoxRow>();
            while (reader.Read())
            {
                rows.Add(new BoxRow(reader.GetInt32(0), unchecked(reader.GetInt32(1) - found.TimeMs), reader.GetString(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5), (int?)LongOf(reader, 6), (int?)LongOf(reader, 7)));
            }

            return rows;
        }

        // What the rig told by itself around the trip: faults raised and cleared, steps.
        private List<TripMoment> Events(Found found)
        {
            var moments = new List<TripMoment>();
            foreach (string table in new[] { "events", "steps" })
            {
                using SqliteCommand command = Command($"SELECT time_ms, json FROM {table} WHERE rig_id = $rig AND boot_id = $boot AND time_ms IS NOT NULL", found);
                using SqliteDataReader reader = command.ExecuteReader();
                while (reader.Read())
                {
                    int since = unchecked(reader.GetInt32(0) - found.TimeMs);
                    if (since >= -BlackBox.RecordsBefore * RigConfiguration.TickMs && since <= BlackBox.RecordsAfter * RigConfiguration.TickMs
                        && Sentence(JsonDocument.Parse(reader.GetString(1)).RootElement) is { } text)
                    {
                        moments.Add(new TripMoment(since, text));
                    }
                }
            }

            return moments;
        }

        private static string? Sentence(JsonElement message)
        {
            string channel = Text(message, "channel");
            string of = channel.Length == 0 ? "" : " of " + channel;
            switch (Text(message, "kind"))
            {
                case "faultRaised":
                    string unit = Text(message, "unit");
                    string value = unit.Length == 0 ? "" : $": {Number(message, "value")} {unit}, limit {Number(message, "limit")} {unit}";
                    return $"{Text(message, "fault")}{of} raised ({Text(message, "severity")}){value}";
                case "faultCleared":
                    return $"{Text(message, "fault")}{of} cleared";
                case "stepStarted":
                    return $"step {Number(message, "step")} begins";
                case "stepEnded":
                    return $"step {Number(message, "step")} ends: {Text(message, "end")}{of}";
                default:
                    return null;
            }
        }

        private static string Missing(List<BoxRow> rows, int total)
        {
            if (total == 0)
            {
                return "Nothing of the black box is here.";
            }

            if (rows.Count == total)
            {
                return "";
            }

            int before = rows.Count(row => row.SinceTripMs < 0);
            int after = rows.Count - before;
            int totalBefore = total - BlackBox.RecordsAfter;
            string seconds(int records) => (records * RigConfiguration.TickMs / 1000.0).ToString("0.##", CultureInfo.InvariantCulture);
            return $"Cut: {seconds(totalBefore - before)} s of the {seconds(totalBefore)} s before the trip and {seconds(BlackBox.RecordsAfter - after)} s of the {seconds(BlackBox.RecordsAfter)} s after it are missing.";
        }

        private (int? BootId, JsonElement? Lock) State(string rigId)
        {
            using SqliteCommand command = Command("SELECT boot_id, state_json FROM rigs WHERE rig_id = $rig");
            command.Parameters.AddWithValue("$rig", rigId);
            using SqliteDataReader reader = command.ExecuteReader();
            if (!reader.Read())
            {
                return (null, null);
            }

            JsonElement? rigLock = !reader.IsDBNull(1) && JsonDocument.Parse(reader.GetString(1)).RootElement.TryGetProperty("lock", out JsonElement found) ? found : null;
            return (reader.GetInt32(0), rigLock);
        }

        private static string FaultName(int? id)
        {
            return id is >= 0 && id < s_faults.Count ? s_faults.Row(id.Value).Name : "unknown";
        }

        private static int ChannelNumber(string name)
        {
            return name.Length == 0 ? -1 : Enumerable.Range(0, Channel.Count).FirstOrDefault(channel => ChannelText.Name(channel) == name, -1);
        }

        // The short form that fault rows use for the unit of a channel.
        private static string WireUnit(int channel)
        {
            return ChannelText.Unit(channel) switch { "microvolts" => "uV", "nanoamps" => "nA", "millidegrees" => "mdegC", "millinewtons" => "mN", string other => other };
        }

        private static string Text(JsonElement? message, string name)
        {
            return message is { } m && m.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        }

        private static int? Number(JsonElement? message, string name)
        {
            return message is { } m && m.TryGetProperty(name, out JsonElement value) && value.TryGetInt32(out int number) ? number : null;
        }

        private static long? LongOf(SqliteDataReader reader, int column)
        {
            return reader.IsDBNull(column) ? null : reader.GetInt64(column);
        }

        private SqliteCommand Command(string text, Found? of = null)
        {
            SqliteCommand command = _connection.CreateCommand();
            command.CommandText = text;
            if (of is not null)
            {
                command.Parameters.AddWithValue("$rig", of.RigId);
                command.Parameters.AddWithValue("$boot", of.BootId);
                command.Parameters.AddWithValue("$time", of.TimeMs);
            }

            return command;
        }

        private sealed record Found(string RigId, int BootId, int TimeMs, long? UtcMs, string? Json, int? FaultId, int RecordsTotal);
    }
}
