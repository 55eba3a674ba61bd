using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Impedance
{
    /// <summary>Reads the impedance steps that a store holds: their unfiltered records, and their tones from the rig's own step messages.</summary>
    public static class ImpedanceStore
    {
        /// <summary>Every sweep of a store, analysed, by rig and start.</summary>
        /// <param name="path">The recorder's file; it is only read.</param>
        /// <param name="rigId">Only this rig; null for all.</param>
        /// <param name="options">Null for the usual ones.</param>
        /// <exception cref="StoreException">There is no such store.</exception>
        public static IReadOnlyList<RigImpedance> Analyse(string path, string? rigId, ImpedanceOptions? options = null)
        {
            if (!File.Exists(path))
            {
                throw new StoreException($"There is no store '{path}': give the file that ./rig record wrote.", null);
            }

            SystemSqlite.Use();
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            try
            {
                connection.Open();
                return Starts(connection, rigId)
                    .Select(start => new RigImpedance(start.Rig, start.Boot, ImpedanceAnalysis.Analyse(Rows(connection, start.Rig, start.Boot), Tones(connection, start.Rig, start.Boot), options)))
                    .Where(rig => rig.Sweeps.Count > 0).ToList();
            }
            catch (SqliteException exception)
            {
                throw new StoreException($"The file '{path}' cannot be read as a store ({exception.Message}): give the file that ./rig record wrote.", exception);
            }
        }

        private static List<(string Rig, long Boot)> Starts(SqliteConnection connection, string? rigId)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT DISTINCT rig_id, boot_id FROM steps WHERE json LIKE '%periodSlices%' AND ($rig IS NULL OR rig_id = $rig) ORDER BY rig_id, boot_id";
            command.Parameters.AddWithValue("$rig", (object?)rigId ?? System.DBNull.Value);
            using SqliteDataReader reader = command.ExecuteReader();
            var starts = new List<(string, long)>();
            while (reader.Read())
            {
                starts.Add((reader.GetString(0), reader.GetInt64(1)));
            }

            return starts;
        }

        private static Dictionary<int, ImpedanceTones> Tones(SqliteConnection connection, string rig, long boot)
        {
            var tones = new Dictionary<int, ImpedanceTones>();
            using SqliteCommand command = Query(connection, "SELECT json FROM steps WHERE rig_id = $rig AND boot_id = $boot AND json LIKE '%periodSlices%' ORDER BY seq", rig, boot);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                JsonElement step = JsonDocument.Parse(reader.GetString(0)).RootElement;
                tones[step.GetProperty("step").GetInt32() - 1] = new ImpedanceTones(step.GetProperty("periodSlices").GetInt32(), step.GetProperty("tones").GetInt32());
            }

            return tones;
        }

        private static IEnumerable<TelemetryRow> Rows(SqliteConnection connection, string rig, long boot)
        {
            string channels = string.Join(", ", Enumerable.Range(0, Channel.Count).Select(RecordColumns.ChannelName));
            using SqliteCommand command = Query(
                connection,
                $"SELECT utc_ms, time_ms, tick, step, cycle, command_bits, not_ok_mask, command_nanoamps, {channels} FROM records WHERE rig_id = $rig AND boot_id = $boot AND (command_bits & {TelemetryRecord.UnfilteredBit}) != 0 ORDER BY seq, position",
                rig,
                boot);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                var values = new int?[Channel.Count];
                for (int channel = 0; channel < Channel.Count; channel++)
                {
                    values[channel] = reader.IsDBNull(8 + channel) ? null : reader.GetInt32(8 + channel);
                }

                yield return new TelemetryRow
                {
                    UtcMs = reader.IsDBNull(0) ? null : reader.GetInt64(0),
                    TimeMs = reader.GetInt32(1),
                    Tick = reader.GetInt32(2),
                    Mode = RigMode.Running,
                    Step = reader.GetInt32(3),
                    Cycle = reader.GetInt32(4),
                    CommandBits = reader.GetInt32(5),
                    NotOkMask = reader.GetInt32(6),
                    CommandNanoamps = reader.GetInt32(7),
                    Channels = values,
                };
            }
        }

        private static SqliteCommand Query(SqliteConnection connection, string text, string rig, long boot)
        {
            SqliteCommand command = connection.CreateCommand();
            command.CommandText = text;
            command.Parameters.AddWithValue("$rig", rig);
            command.Parameters.AddWithValue("$boot", boot);
            return command;
        }
    }
}
