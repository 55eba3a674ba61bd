using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace RigFirmware.Host.Recording
{
    /// <summary>
    /// Everything the rigs told, in one SQLite file: any program that opens it sees named columns with units. A frame's key
    /// is (rig, boot, seq), so that storing it twice changes nothing. One thread uses an object; others open their own.
    /// </summary>
    public sealed class RunStore : IDisposable
    {
        /// <summary>Version of the tables, as the file's user_version.</summary>
        public const int SchemaVersion = 1;

        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _insertFrame;
        private readonly SqliteCommand _insertRecord;
        private readonly SqliteCommand _insertBlackBox;
        private SqliteTransaction? _transaction;

        /// <summary>Opens or creates a store.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="StoreException">It cannot be opened, or is something else.</exception>
        public RunStore(string path)
        {
            SystemSqlite.Use();
            Path = System.IO.Path.GetFullPath(path);
            _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
            try
            {
                _connection.Open();
                Execute("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
                if (SchemaOfFile() != SchemaVersion)
                {
                    CreateSchema();
                }
            }
            catch (SqliteException e)
            {
                _connection.Dispose();
                throw new StoreException($"The store '{Path}' cannot be opened ({e.Message}): give a path in a folder that exists and may be written, or that of an earlier store.", e);
            }

            _insertFrame = Prepare("INSERT OR IGNORE INTO frames", ["rig_id", "boot_id", "seq", "topic", "utc_ms", "received_utc_ms", "payload_bytes"]);
            _insertRecord = Prepare("INSERT INTO records", [.. s_recordKey, .. RecordColumns.Names]);
            _insertBlackBox = Prepare("INSERT OR IGNORE INTO black_box", [.. s_blackBoxKey, .. RecordColumns.Names]);
        }

        private static readonly string[] s_recordKey = ["rig_id", "boot_id", "seq", "position"];
        private static readonly string[] s_blackBoxKey = ["rig_id", "boot_id", "trip_time_ms", "position", "seq", "fault_id", "records_total"];

        /// <summary>Full path of the file.</summary>
        public string Path { get; }

        /// <summary>Starts a transaction; what follows is kept with <see cref="Commit"/> or not at all.</summary>
        public void Begin()
        {
            _transaction = _connection.BeginTransaction();
            _insertFrame.Transaction = _transaction;
            _insertRecord.Transaction = _transaction;
            _insertBlackBox.Transaction = _transaction;
        }

        /// <summary>Keeps everything since <see cref="Begin"/>.</summary>
        public void Commit()
        {
            _transaction?.Commit();
            _transaction?.Dispose();
            _transaction = null;
        }

        /// <summary>Stores telemetry or a piece of the black box; false when the frame was here before.</summary>
        public bool Add(TelemetryFrame frame, int payloadBytes, long receivedUtcMs)
        {
            string topic = frame.BlackBox is null ? "telemetry" : "blackbox";
            if (!AddFrame(frame.RigId, frame.BootId, frame.Seq, topic, frame.Rows[0].UtcMs, receivedUtcMs, payloadBytes))
            {
                return false;
            }

            for (int i = 0; i < frame.Rows.Count; i++)
            {
                AddRow(frame, i);
            }

            return true;
        }

        /// <summary>Stores an event, trip, step or answer; false when the frame was here before.</summary>
        public bool Add(RigMessage message, int payloadBytes, long receivedUtcMs)
        {
            if (!AddFrame(message.RigId, message.BootId, message.Seq, message.Topic, message.UtcMs, receivedUtcMs, payloadBytes))
            {
                return false;
            }

            string table = message.Topic switch { "trip" => "trips", "step" => "steps", "ack" => "acks", _ => "events" };
            IReadOnlyList<(string Column, object? Value)> values = MessageColumns.Of(message);
            using SqliteCommand command = Prepare("INSERT INTO " + table, values.Select(pair => pair.Column).ToArray());
            Run(command, values.Select(pair => pair.Value));
            return true;
        }

        /// <summary>Keeps the newest state, birth or configuration of a rig.</summary>
        public void SetRetained(RigMessage message, long receivedUtcMs)
        {
            string column = message.Topic switch { "birth" => "birth_json", "config" => "config_json", _ => "state_json" };
            using SqliteCommand command = _connection.CreateCommand();
            command.Transaction = _transaction;
            command.CommandText = $"""
                INSERT INTO rigs (rig_id, boot_id, {column}, updated_utc_ms) VALUES ($rig, $boot, $json, $now)
                ON CONFLICT (rig_id) DO UPDATE SET boot_id = $boot, {column} = $json, updated_utc_ms = $now
                """;
            command.Parameters.AddWithValue("$rig", message.RigId);
            command.Parameters.AddWithValue("$boot", message.BootId);
            command.Parameters.AddWithValue("$json", message.Content.GetRawText());
            command.Parameters.AddWithValue("$now", receivedUtcMs);
            command.ExecuteNonQuery();
        }

        /// <summary>Keeps a payload that could not be decoded, with the reason.</summary>
        public void AddRefused(string topic, byte[] payload, string reason, long receivedUtcMs)
        {
            using SqliteCommand command = Prepare("INSERT INTO refused", ["topic", "received_utc_ms", "reason", "payload"]);
            Run(command, [topic, receivedUtcMs, reason, payload]);
        }

        /// <summary>Notes that a rig no longer has some frames.</summary>
        public void AddGone(string rigId, int bootId, int from, int to)
        {
            using SqliteCommand command = Prepare("INSERT OR IGNORE INTO gone", ["rig_id", "boot_id", "first_seq", "last_seq"]);
            Run(command, [rigId, bootId, from, to]);
        }

        /// <summary>What is here, missing and gone of one start of a rig.</summary>
        public SequenceLedger ReadLedger(string rigId, int bootId)
        {
            var ledger = new SequenceLedger();
            var missing = new List<(int From, int To)>();
            int highest = 0;
            using SqliteCommand command = Query(
                """
                SELECT before, seq FROM (SELECT coalesce(lag(seq) OVER (ORDER BY seq), 0) AS before, seq, max(seq) OVER () AS highest
                FROM frames WHERE rig_id = $rig AND boot_id = $boot) WHERE seq > before + 1 OR seq = highest ORDER BY seq
                """,
                rigId,
                bootId);
            using (SqliteDataReader reader = command.ExecuteReader())
            {
                while (reader.Read())
                {
                    highest = reader.GetInt32(1);
                    missing.Add((reader.GetInt32(0) + 1, highest - 1));
                }
            }

            ledger.Restore(missing, highest);
            return WithGone(ledger, rigId, bootId);
        }

        /// <summary>Number of rows of a table of the store.</summary>
        public long Count(string table)
        {
            if (!Schema.Tables.Contains(table))
            {
                throw new ArgumentException($"The store has no table '{table}': it has {string.Join(", ", Schema.Tables)}.", nameof(table));
            }

            return Scalar($"SELECT count(*) FROM {table}");
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _insertFrame.Dispose();
            _insertRecord.Dispose();
            _insertBlackBox.Dispose();
            _transaction?.Dispose();
            _connection.Dispose();
        }

        private static void Run(SqliteCommand command, IEnumerable<object?> values)
        {
            int i = 0;
            foreach (object? value in values)
            {
                command.Parameters[i++].Value = value ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        private SequenceLedger WithGone(SequenceLedger ledger, string rigId, int bootId)
        {
            using SqliteCommand command = Query("SELECT first_seq, last_seq FROM gone WHERE rig_id = $rig AND boot_id = $boot ORDER BY first_seq", rigId, bootId);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                ledger.Announce(reader.GetInt32(1));
                ledger.GiveUp(reader.GetInt32(0), reader.GetInt32(1));
            }

            return ledger;
        }

        private bool AddFrame(string rigId, int bootId, int seq, string topic, long? utcMs, long receivedUtcMs, int payloadBytes)
        {
            Run(_insertFrame, [rigId, bootId, seq, topic, utcMs, receivedUtcMs, payloadBytes]);
            return Scalar("SELECT changes()") == 1;
        }

        private void AddRow(TelemetryFrame frame, int index)
        {
            IEnumerable<object?> values = RecordColumns.Values(frame.Rows[index]);
            if (frame.BlackBox is { } piece)
            {
                object?[] key = [frame.RigId, frame.BootId, piece.TripTimeMs, piece.First + index, frame.Seq, piece.Fault, piece.Total];
                Run(_insertBlackBox, key.Concat(values));
                return;
            }

            object?[] recordKey = [frame.RigId, frame.BootId, frame.Seq, index];
            Run(_insertRecord, recordKey.Concat(values));
        }

        private SqliteCommand Query(string text, string rigId, int bootId)
        {
            SqliteCommand command = _connection.CreateCommand();
            command.Transaction = _transaction;
            command.CommandText = text;
            command.Parameters.AddWithValue("$rig", rigId);
            command.Parameters.AddWithValue("$boot", bootId);
            return command;
        }

        private SqliteCommand Prepare(string insert, IReadOnlyCollection<string> columns)
        {
            SqliteCommand command = _connection.CreateCommand();
            command.Transaction = _transaction;
            command.CommandText = $"{insert} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "$" + column))})";
            foreach (string column in columns)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + column });
            }

            return command;
        }

        private void Execute(string text)
        {
            using SqliteCommand command = _connection.CreateCommand();
            command.Transaction = _transaction;
            command.CommandText = text;
            command.ExecuteNonQuery();
        }

        // The recorder and a reader may open a new file at the same moment, and either may be killed: all tables are made in
        // one transaction, by whoever holds the file first.
        private void CreateSchema()
        {
            _transaction = _connection.BeginTransaction();
            long version = SchemaOfFile();
            if (version == 0 && Scalar("SELECT count(*) FROM sqlite_master") == 0)
            {
                Execute(Schema.Text + $"PRAGMA user_version = {SchemaVersion};");
            }
            else if (version != SchemaVersion)
            {
                _transaction!.Dispose();
                _connection.Dispose();
                throw new StoreException($"The file '{Path}' is no store of this program (schema {version}, {SchemaVersion} is right): give another path.");
            }

            Commit();
        }

        private long SchemaOfFile()
        {
            return Scalar("PRAGMA user_version");
        }

        private long Scalar(string text)
        {
            using SqliteCommand command = _connection.CreateCommand();
            command.Transaction = _transaction;
            command.CommandText = text;
            return (long)command.ExecuteScalar()!;
        }
    }
}
