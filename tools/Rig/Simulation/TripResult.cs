using System.Text.Json.Serialization;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>One trip: what the firmware says of it, and when it happened in the plant.</summary>
    public sealed class TripResult
    {
        /// <summary>Name of the row of the fault table.</summary>
        public string Fault { get; init; } = "";

        /// <summary>The cell, from 1; null when the fault is of no single cell.</summary>
        public int? Cell { get; init; }

        /// <summary>The firmware's value at the trip, in <see cref="Unit"/>.</summary>
        public int Value { get; init; }

        /// <summary>The row's limit, in <see cref="Unit"/>.</summary>
        public int Limit { get; init; }

        /// <summary>Unit of value and limit; empty for a condition that is or is not.</summary>
        public string Unit { get; init; } = "";

        /// <summary>
        /// When the plant's own value crossed the limit, in milliseconds since the start; of a fault without a limit in
        /// the plant, when the fault that came last began, and without any, the tick of the trip.
        /// </summary>
        public double OnsetMs { get; set; }

        /// <summary>True when the onset is the plant's own crossing of a limit.</summary>
        [JsonIgnore]
        public bool HasPlantLimit { get; init; }

        /// <summary>When energy could no longer go in; null when the run ended before.</summary>
        public double? CutoffMs { get; set; }

        /// <summary>Cutoff less onset, in milliseconds; 0 when the power was off already.</summary>
        public double? LatencyMs { get; set; }
    }
}
