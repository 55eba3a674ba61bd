using System;
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

        /// <summary>Simulated hours of healthy operation by stack, every tick of them run in full.</summary>
        public SortedDictionary<string, double> HealthyHours { get; } = new(StringComparer.Ordinal);

        /// <summary>Time the swarm took, in seconds.</summary>
        public double WallSeconds { get; set; }

        /// <summary>Dangers that lasted longer than their budget with power on, and reactions that came too late.</summary>
        public int HazardViolations { get; set; }

        /// <summary>Trips with nothing wrong.</summary>
        public int NuisanceTrips { get; set; }

        /// <summary>Rigs that did not come back to Idle.</summary>
        public int NotIdle { get; set; }

        /// <summary>Worst latency by row of the fault table, from the plant being so bad to the reaction, in milliseconds.</summary>
        public SortedDictionary<string, double> WorstLatencyMs { get; } = new(StringComparer.Ordinal);

        /// <summary>How long every danger lasted, path by path.</summary>
        public List<HazardLatency> HazardLatencies { get; } = [];

        /// <summary>Hottest plate of all cases in which no reaction fed itself, in degrees Celsius.</summary>
        public double WorstDrivenPlateDegrees { get; set; }

        /// <summary>Hottest plate of the cases with a reaction that the rig's own power feeds, in degrees Celsius; 0 without such a case.</summary>
        public double WorstDrivenRunawayPlateDegrees { get; set; }

        /// <summary>Most energy the rig put into a shorted layer, in joules.</summary>
        public double WorstShortedLayerJoules { get; set; }

        /// <summary>Confirmed runaways that fed themselves.</summary>
        public int SelfFeedingRunaways { get; set; }

        /// <summary>Longest time from such a one to alarm and safe clamp, in milliseconds.</summary>
        public double WorstRunawayAnswerMs { get; set; }

        /// <summary>Rows of the fault table.</summary>
        public int FaultRows { get; set; }

        /// <summary>Rows of severity Trip that cut a rig off, and other rows that were raised, at least once.</summary>
        public int FaultRowsTripped { get; set; }

        /// <summary>Edges of the state machine.</summary>
        public int StateEdges { get; set; }

        /// <summary>Edges that were taken at least once.</summary>
        public int StateEdgesTaken { get; set; }

        /// <summary>Kinds of faults the plant knows.</summary>
        public int FaultKinds { get; set; }

        /// <summary>Kinds that began at least once.</summary>
        public int FaultKindsInjected { get; set; }

        /// <summary>Rows, edges and kinds that are missing.</summary>
        public List<string> Missing { get; } = [];
    }
}
