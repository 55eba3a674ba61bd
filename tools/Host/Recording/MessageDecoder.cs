using System;
using System.Text.Json;

namespace RigFirmware.Host.Recording
{
    /// <summary>Reads a JSON message of a rig.</summary>
    public static class MessageDecoder
    {
        /// <summary>Decodes a payload.</summary>
        /// <exception cref="WireFormatException">It is no JSON object with the head that every message has.</exception>
        public static RigMessage Decode(string rigId, string topic, bool isNumbered, ReadOnlyMemory<byte> payload)
        {
            JsonElement content;
            try
            {
                using JsonDocument document = JsonDocument.Parse(payload);
                content = document.RootElement.Clone();
            }
            catch (JsonException e)
            {
                throw new WireFormatException($"A message of rig '{rigId}' on '{topic}' is no JSON: {e.Message}", e);
            }

            if (content.ValueKind != JsonValueKind.Object)
            {
                throw new WireFormatException($"A message of rig '{rigId}' on '{topic}' is no JSON object.");
            }

            var message = new RigMessage { RigId = rigId, Topic = topic, BootId = 0, Seq = 0, Content = content };
            long? bootId = message.Integer("bootId");
            long? seq = isNumbered ? message.Integer("seq") : 0;
            if (bootId is null or < 0 or > int.MaxValue || seq is null or < 0 or > int.MaxValue || (isNumbered && seq == 0))
            {
                throw new WireFormatException($"A message of rig '{rigId}' on '{topic}' lacks its boot id or its sequence number.");
            }

            long? utcMs = message.Integer("utcMs");
            return message with { BootId = (int)bootId, Seq = (int)seq, UtcMs = utcMs > 0 ? utcMs : null };
        }
    }
}
