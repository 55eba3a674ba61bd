using System.Collections.Generic;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>What one case came to.</summary>
    public sealed class SwarmOutcome
    {
        /// <summary>The seed.</summary>
        public ulong Seed { get; init; }

        /// <summary>The stack's model.</summary>
        public string Stack { get; init; } = "";

        /// <summary>Simulated hours, the liveness phase included.</summary>
        public double Hours { get; set; }

        /// <summary>Simulated hours with nothing wrong, of a healthy case; without the liveness phase.</summary>
        public double HealthyHours { get; set; }

        /// <summary>Dangers that lasted longer than their budget, one sentence each.</summary>
        public List<string> Violations { get; } = [];

        /// <summary>Trips with nothing wrong, one sentence each.</summary>
        public List<string> Nuisances { get; } = [];

        /// <summary>How the liveness phase failed; empty when the rig reached Idle.</summary>
        public string NotIdle { get; set; } = "";

        /// <summary>Worst latency by row of the fault table, in milliseconds, of the rows that were measured.</summary>
        public Dictionary<string, double> LatencyMs { get; } = [];

        /// <summary>How long every danger lasted, path by path.</summary>
        public List<HazardLatency> Hazards { get; } = [];

        /// <summary>Hottest plate in degrees Celsius, where no reaction fed itself.</summary>
        public double? DrivenPlateDegrees { get; set; }

        /// <summary>Hottest plate in degrees Celsius of a case with a reaction that the rig's own power feeds.</summary>
        public double? DrivenRunawayPlateDegrees { get; set; }

        /// <summary>Most energy the rig put into a shorted layer, in joules.</summary>
        public double ShortedJoules { get; set; }

        /// <summary>Time from a confirmed runaway that feeds itself to alarm and safe clamp, in milliseconds; null without one.</summary>
        public double? RunawayAnswerMs { get; set; }

        /// <summary>Ids of the fault rows that were raised.</summary>
        public HashSet<int> RowsRaised { get; } = [];

        /// <summary>Ids of the fault rows that cut the rig off.</summary>
        public HashSet<int> RowsTripped { get; } = [];

        /// <summary>Edges taken, mode * 256 + event.</summary>
        public HashSet<int> Edges { get; } = [];

        /// <summary>Kinds of faults that really began.</summary>
        public HashSet<string> Kinds { get; } = [];

        /// <summary>True when nothing was wrong with the firmware.</summary>
        public bool IsGood
        {
            get { return Violations.Count == 0 && Nuisances.Count == 0 && NotIdle.Length == 0; }
        }
    }
}
