using System.Collections.Generic;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>A run that was carried out; an entry of <c>./rig reproduce --json</c>.</summary>
    public sealed class RunResult
    {
        /// <summary>Its id.</summary>
        public string Run { get; init; } = "";

        /// <summary>The procedure.</summary>
        public string TestId { get; init; } = "";

        /// <summary>The program it was run by.</summary>
        public string Program { get; init; } = "";

        /// <summary>The model it was run on.</summary>
        public string Stack { get; init; } = "";

        /// <summary>Simulated hours at the full tick.</summary>
        public double SimulatedHours { get; init; }

        /// <summary>Seconds it took.</summary>
        public double WallSeconds { get; init; }

        /// <summary>Records that were kept.</summary>
        public int Records { get; init; }

        /// <summary>The fault that ended it, or empty.</summary>
        public string Trip { get; init; } = "";

        /// <summary>What the record says was held: current density, temperature, cut-offs.</summary>
        public IReadOnlyList<HeldCondition> Held { get; init; } = [];
    }
}
