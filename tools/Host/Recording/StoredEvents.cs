using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace RigFirmware.Host.Recording
{
    /// <summary>What the store holds of a rig's events in its newest start.</summary>
    public sealed class StoredEvents
    {
        private StoredEvents(string rigId, int bootId, JsonElement? birth, IReadOnlyList<JsonElement> messages)
        {
            RigId = rigId;
            BootId = bootId;
            Birth = birth;
            Messages = messages;
        }

        /// <summary>Name of the rig.</summary>
        public string RigId { get; }

        /// <summary>Number of its newest start.</summary>
        public int BootId { get; }

        /// <summary>What it said of itself at that start; null when that is not stored.</summary>
        public JsonElement? Birth { get; }

        /// <summary>Its events in the order in which they happened.</summary>
        public IReadOnlyList<JsonElement> Messages { get; }

        /// <summary>Reads every rig, or one when it is named.</summary>
        /// <param name="connection">An open store.</param>
        /// <param name="rigId">The rig; null for all.</param>
        /// <param name="kinds">Only events of these kinds.</param>
        public static IReadOnlyList<StoredEvents> Read(SqliteConnection connection, string? rigId, params string[] kinds)
        {
            var rigs = new List<(string RigId, int BootId, JsonElement? Birth)>();
            using (SqliteCommand command = connection.CreateCommand())
            {
                command.CommandText = "SELECT rig_id, boot_id, birth_json FROM rigs ORDER BY rig_id";
                using SqliteDataReader reader = command.ExecuteReader();
                while (reader.Read())
                {
                    rigs.Add((reader.GetString(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : JsonDocument.Parse(reader.GetString(2)).RootElement));
                }
            }

            return [.. rigs.Where(rig => rigId is null || rig.RigId == rigId).Select(rig => new StoredEvents(rig.RigId, rig.BootId, rig.Birth, MessagesOf(connection, rig.RigId, rig.BootId, kinds)))];
        }

        /// <summary>A text of a message; empty when it has none of that name.</summary>
        public static string Text(JsonElement message, string name)
        {
            return message.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        }

        /// <summary>A number of a message; null when it has none of that name.</summary>
        public static long? Number(JsonElement message, string name)
        {
            return message.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null;
        }

        private static List<JsonElement> MessagesOf(SqliteConnection connection, string rigId, int bootId, string[] kinds)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT json FROM events WHERE rig_id = $rig AND boot_id = $boot AND kind IN (SELECT value FROM json_each($kinds)) ORDER BY seq";
            command.Parameters.AddWithValue("$rig", rigId);
            command.Parameters.AddWithValue("$boot", bootId);
            command.Parameters.AddWithValue("$kinds", JsonSerializer.Serialize(kinds));
            using SqliteDataReader reader = command.ExecuteReader();
            var messages = new List<JsonElement>();
            while (reader.Read())
            {
                messages.Add(JsonDocument.Parse(reader.GetString(0)).RootElement);
            }

            return messages;
        }
    }
}
