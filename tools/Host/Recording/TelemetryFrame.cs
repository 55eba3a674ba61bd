using System.Collections.Generic;

namespace RigFirmware.Host.Recording
{
    /// <summary>A decoded batch of telemetry, or a piece of the black box.</summary>
    public sealed record TelemetryFrame
    {
        /// <summary>Name of the rig.</summary>
        public required string RigId { get; init; }

        /// <summary>Number of the rig's start.</summary>
        public required int BootId { get; init; }

        /// <summary>Sequence number within the start, from 1.</summary>
        public required int Seq { get; init; }

        /// <summary>Bit n is set when channel n is fitted.</summary>
        public required int ChannelMask { get; init; }

        /// <summary>The records, oldest first.</summary>
        public required IReadOnlyList<TelemetryRow> Rows { get; init; }

        /// <summary>What the rows are a piece of, when they come from the black box.</summary>
        public BlackBoxPiece? BlackBox { get; init; }
    }
}
