using System.Collections.Generic;

namespace RigFirmware.Host.Trips
{
    /// <summary>What a store knows of one trip: which cell, which value, which limit, what came before and after.</summary>
    public sealed record TripReport
    {
        /// <summary>Name of the rig.</summary>
        public required string RigId { get; init; }

        /// <summary>Number of the start in which it tripped.</summary>
        public required int BootId { get; init; }

        /// <summary>True when the rig has been started again since: what is here of it came out of the rig's own store, or before.</summary>
        public required bool IsFromEarlierStart { get; init; }

        /// <summary>True while the rig says that it is locked by this trip.</summary>
        public required bool LocksTheRig { get; init; }

        /// <summary>When, milliseconds since 1970-01-01 UTC; null when the rig did not know the time.</summary>
        public long? UtcMs { get; init; }

        /// <summary>When, on the rig's clock, wrapping milliseconds of that start.</summary>
        public required int TimeMs { get; init; }

        /// <summary>Name of the row of the fault table.</summary>
        public required string Fault { get; init; }

        /// <summary>The channel, such as cell2; empty without one.</summary>
        public string Channel { get; init; } = "";

        /// <summary>The cell, counted from 1; null when it was no cell.</summary>
        public int? Cell { get; init; }

        /// <summary>The value that tripped it, in <see cref="Unit"/>; null when the message of the trip was lost.</summary>
        public int? Value { get; init; }

        /// <summary>The limit, in <see cref="Unit"/>; null when the message of the trip was lost.</summary>
        public int? Limit { get; init; }

        /// <summary>The unit; empty for a condition.</summary>
        public string Unit { get; init; } = "";

        /// <summary>What an operator looks at first.</summary>
        public string Hint { get; init; } = "";

        /// <summary>Records of the black box that are here.</summary>
        public required int Records { get; init; }

        /// <summary>Records that a whole box of this trip has; 0 when nothing of it is here.</summary>
        public required int RecordsTotal { get; init; }

        /// <summary>True when every record of the box is here.</summary>
        public bool IsComplete => RecordsTotal > 0 && Records == RecordsTotal;

        /// <summary>What of the box is missing, in one sentence; empty when it is whole.</summary>
        public required string Missing { get; init; }

        /// <summary>What came before and after, in order.</summary>
        public required IReadOnlyList<TripMoment> TimeLine { get; init; }
    }
}
