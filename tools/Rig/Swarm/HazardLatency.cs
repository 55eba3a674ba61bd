using System;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>How long one danger lasted at most before the power was off, measured in the plant.</summary>
    public sealed class HazardLatency
    {
        /// <summary>The danger, such as overvoltage.</summary>
        public string Hazard { get; init; } = "";

        /// <summary>
        /// Who ended it: <c>firmware</c> while the hardware's chain was healthy, <c>hardware</c> whatever the firmware did,
        /// <c>hardwareAlone</c> while the loop stood still, <c>heartbeat</c> by the missing edges, <c>any</c>.
        /// </summary>
        public string Path { get; init; } = "";

        /// <summary>What it may last, in milliseconds; a longer one is a violation.</summary>
        public int BudgetMs { get; init; }

        /// <summary>What it lasted at most, in milliseconds.</summary>
        public double WorstMs { get; set; }

        /// <summary>How often it was measured.</summary>
        public int Measured { get; set; }

        /// <summary>How often of those every cycle was stretched, by up to 30 ms.</summary>
        public int MeasuredStretched { get; set; }

        /// <summary>Adds another measurement of the same danger.</summary>
        public void Add(HazardLatency other)
        {
            WorstMs = Math.Max(WorstMs, other.WorstMs);
            Measured += other.Measured;
            MeasuredStretched += other.MeasuredStretched;
        }
    }
}
