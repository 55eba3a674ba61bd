using System.Collections.Generic;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>What one case came to.</summary>
    public sealed class SwarmOutcome
    {
        /// <summary>The seed.</summary>
        public ulong Seed { get; init; }

        /// <summary>Simulated hours, the liveness phase included.</summary>
        public double Hours { get; set; }

        /// <summary>Dangers that lasted longer than their budget, one sentence each.</summary>
        public List<string> Violations { get; } = [];

        /// <summary>Trips with nothing wrong, one sentence each.</summary>
        public List<string> Nuisances { get; } = [];

        /// <summary>How the liveness phase failed; empty when the rig reached Idle.</summary>
        public string NotIdle { get; set; } = "";

        /// <summary>Worst latency by fault, in milliseconds, of trips whose cause is a limit in the plant.</summary>
        public Dictionary<string, double> LatencyMs { get; } = [];

        /// <summary>Ids of the fault rows that were raised.</summary>
        public HashSet<int> Rows { get; } = [];

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
