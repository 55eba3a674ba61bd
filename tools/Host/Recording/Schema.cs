using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Host.Recording
{
    /// <summary>Tables of the store. Units are part of the columns' names; *_utc_ms and utc_ms are milliseconds since 1970-01-01 UTC.</summary>
    public static class Schema
    {
        /// <summary>Names of the tables.</summary>
        public static IReadOnlyList<string> Tables { get; } = ["rigs", "frames", "records", "black_box", "events", "trips", "steps", "acks", "gone", "refused"];

        /// <summary>The statements that create the tables.</summary>
        public static string Text { get; } = $"""
            CREATE TABLE rigs (rig_id TEXT PRIMARY KEY, boot_id INTEGER NOT NULL, state_json TEXT, birth_json TEXT, config_json TEXT, updated_utc_ms INTEGER NOT NULL);
            CREATE TABLE frames (rig_id TEXT NOT NULL, boot_id INTEGER NOT NULL, seq INTEGER NOT NULL, topic TEXT NOT NULL, utc_ms INTEGER, received_utc_ms INTEGER NOT NULL, payload_bytes INTEGER NOT NULL, PRIMARY KEY (rig_id, boot_id, seq)) WITHOUT ROWID;
            CREATE TABLE records (rig_id TEXT NOT NULL, boot_id INTEGER NOT NULL, seq INTEGER NOT NULL, position INTEGER NOT NULL, {Records()}, PRIMARY KEY (rig_id, boot_id, seq, position)) WITHOUT ROWID;
            CREATE TABLE black_box (rig_id TEXT NOT NULL, boot_id INTEGER NOT NULL, trip_time_ms INTEGER NOT NULL, position INTEGER NOT NULL, seq INTEGER NOT NULL, fault_id INTEGER NOT NULL, records_total INTEGER NOT NULL, {Records()}, PRIMARY KEY (rig_id, boot_id, trip_time_ms, position)) WITHOUT ROWID;
            CREATE TABLE events (rig_id TEXT NOT NULL, boot_id INTEGER NOT NULL, seq INTEGER NOT NULL, utc_ms INTEGER, time_ms INTEGER, tick INTEGER, kind TEXT, mode TEXT, {Fault}, json TEXT NOT NULL, PRIMARY KEY (rig_id, boot_id, seq));
            CREATE TABLE trips (rig_id TEXT NOT NULL, boot_id INTEGER NOT NULL, seq INTEGER NOT NULL, utc_ms INTEGER, time_ms INTEGER, tick INTEGER, kind TEXT, {Fault}, json TEXT NOT NULL, PRIMARY KEY (rig_id, boot_id, seq));
            CREATE TABLE steps (rig_id TEXT NOT NULL, boot_id INTEGER NOT NULL, seq INTEGER NOT NULL, utc_ms INTEGER, time_ms INTEGER, tick INTEGER, kind TEXT, step INTEGER, pass INTEGER, channel TEXT, cell INTEGER, value INTEGER, json TEXT NOT NULL, PRIMARY KEY (rig_id, boot_id, seq));
            CREATE TABLE acks (rig_id TEXT NOT NULL, boot_id INTEGER NOT NULL, seq INTEGER NOT NULL, utc_ms INTEGER, command_id INTEGER, result TEXT, json TEXT NOT NULL, PRIMARY KEY (rig_id, boot_id, seq));
            CREATE TABLE gone (rig_id TEXT NOT NULL, boot_id INTEGER NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, PRIMARY KEY (rig_id, boot_id, first_seq));
            CREATE TABLE refused (topic TEXT NOT NULL, received_utc_ms INTEGER NOT NULL, reason TEXT NOT NULL, payload BLOB NOT NULL);
            CREATE INDEX records_by_time ON records (rig_id, utc_ms);

            """;

        private const string Fault = "fault TEXT, severity TEXT, channel TEXT, cell INTEGER, value INTEGER, limit_value INTEGER, unit TEXT";

        private static string Records()
        {
            return string.Join(", ", RecordColumns.Names.Select(name => name == "mode" ? "mode TEXT" : name + " INTEGER"));
        }
    }
}
