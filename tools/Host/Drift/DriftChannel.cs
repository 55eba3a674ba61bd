namespace RigFirmware.Host.Drift
{
    /// <summary>How far a quantity's two paths have moved apart in a rig's newest run.</summary>
    public sealed record DriftChannel
    {
        /// <summary>The first path's channel, such as cell2.</summary>
        public required string Channel { get; init; }

        /// <summary>False when the rig has not told: nobody knows whether it moved.</summary>
        public required bool IsKnown { get; init; }

        /// <summary>Newest, in <see cref="Unit"/>: the first path less the second.</summary>
        public long Moved { get; init; }

        /// <summary>What used most of its limit.</summary>
        public long FurthestMoved { get; init; }

        /// <summary>The limit that belongs to it.</summary>
        public long FurthestLimit { get; init; }

        /// <summary>When that was told, milliseconds since 1970-01-01 UTC; null when the rig did not know the time.</summary>
        public long? FurthestUtcMs { get; init; }

        /// <summary>Unit of all of them.</summary>
        public string Unit { get; init; } = "";

        /// <summary>How often it was told.</summary>
        public int Told { get; init; }

        /// <summary>True when the rig warned of it.</summary>
        public bool WasWarned { get; init; }
    }
}
