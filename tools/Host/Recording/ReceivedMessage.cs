using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Protocol;

namespace RigFirmware.Host.Recording
{
    /// <summary>A message as it arrived, its topic taken apart.</summary>
    public sealed record ReceivedMessage
    {
        private static readonly string[] s_numbered = [.. Enumerable.Range(0, FrameKind.Count).Select(FrameKind.Topic)];

        /// <summary>Last levels of the topics that hold one retained message each.</summary>
        public static IReadOnlyList<string> RetainedTopics { get; } = ["state", "birth", "config"];

        /// <summary>The whole topic.</summary>
        public required string Topic { get; init; }

        /// <summary>Name of the rig.</summary>
        public required string RigId { get; init; }

        /// <summary>Last level of the topic.</summary>
        public required string Level { get; init; }

        /// <summary>The payload.</summary>
        public required byte[] Payload { get; init; }

        /// <summary>Time of arrival, milliseconds since 1970-01-01 UTC.</summary>
        public required long ReceivedUtcMs { get; init; }

        /// <summary>True for a frame with a sequence number.</summary>
        public bool IsNumbered => s_numbered.Contains(Level);

        /// <summary>True for telemetry and black box.</summary>
        public bool IsCbor => Level == FrameKind.Topic(FrameKind.Telemetry) || Level == FrameKind.Topic(FrameKind.BlackBox);

        /// <summary>Takes a message that a rig may have sent; false for any other topic, and for a retained message that was deleted.</summary>
        public static bool TryCreate(string topic, byte[] payload, out ReceivedMessage? message)
        {
            message = null;
            string[] levels = topic.Split('/');
            if (levels.Length != 4 || !topic.StartsWith(Topics.Root, StringComparison.Ordinal) || payload.Length == 0 || !Topics.IsRigId(levels[2]))
            {
                return false;
            }

            message = new ReceivedMessage
            {
                Topic = topic,
                RigId = levels[2],
                Level = levels[3],
                Payload = payload,
                ReceivedUtcMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            };
            return message.IsNumbered || RetainedTopics.Contains(message.Level);
        }
    }
}
