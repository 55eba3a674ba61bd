using System.Text.Json;

namespace RigFirmware.Host.Recording
{
    /// <summary>A JSON message of a rig.</summary>
    public sealed record RigMessage
    {
        /// <summary>Name of the rig.</summary>
        public required string RigId { get; init; }

        /// <summary>Last level of its topic: state, birth, config, event, trip, step or ack.</summary>
        public required string Topic { get; init; }

        /// <summary>Number of the rig's start.</summary>
        public required int BootId { get; init; }

        /// <summary>Sequence number within the start; 0 for the retained topics, which have none.</summary>
        public required int Seq { get; init; }

        /// <summary>Milliseconds since 1970-01-01 UTC; null while the rig did not know the time.</summary>
        public long? UtcMs { get; init; }

        /// <summary>The whole message.</summary>
        public required JsonElement Content { get; init; }

        /// <summary>A text of the message, or null.</summary>
        public string? Text(string name)
        {
            return Content.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }

        /// <summary>An integer of the message, or null.</summary>
        public long? Integer(string name)
        {
            return Content.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null;
        }
    }
}
