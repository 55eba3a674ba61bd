using System.Collections.Generic;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>What a swarm came to; the JSON document of <c>./rig swarm --json</c>.</summary>
    public sealed class SwarmResult
    {
        /// <summary>Cases run.</summary>
        public int Scenarios { get; set; }

        /// <summary>Simulated hours of all cases.</summary>
        public double SimulatedHours { get; set; }

        /// <summary>Time the swarm took, in seconds.</summary>
        public double WallSeconds { get; set; }

        /// <summary>Dangers that lasted longer than their budget with power on.</summary>
        public int HazardViolations { get; set; }

        /// <summary>Trips with nothing wrong.</summary>
        public int NuisanceTrips { get; set; }

        /// <summary>Rigs that did not come back to Idle.</summary>
        public int NotIdle { get; set; }

        /// <summary>Worst latency from the plant's crossing to power off, by fault, in milliseconds.</summary>
        public SortedDictionary<string, double> WorstLatencyMs { get; } = new(System.StringComparer.Ordinal);

        /// <summary>Rows of the fault table.</summary>
        public int FaultRows { get; set; }

        /// <summary>Rows that were raised at least once.</summary>
        public int FaultRowsTripped { get; set; }

        /// <summary>Edges of the state machine.</summary>
        public int StateEdges { get; set; }

        /// <summary>Edges that were taken at least once.</summary>
        public int StateEdgesTaken { get; set; }

        /// <summary>Kinds of faults the plant knows.</summary>
        public int FaultKinds { get; set; }

        /// <summary>Kinds that were injected at least once.</summary>
        public int FaultKindsInjected { get; set; }
    }
}
