namespace RigFirmware.Rig.Bench
{
    /// <summary>One procedure of <c>./rig bench procedures</c>, as its record tells it.</summary>
    public sealed class ProcedurePart
    {
        /// <summary>Id of the run in tools/Rig/Reproduction/runs.csv.</summary>
        public string Run { get; init; } = "";

        /// <summary>Name of the program that was run.</summary>
        public string Program { get; init; } = "";

        /// <summary>Name of the stack model it was run on.</summary>
        public string Stack { get; init; } = "";

        /// <summary>Simulated hours at the full tick.</summary>
        public double SimulatedHours { get; init; }

        /// <summary>Ticks of 50 ms, each run in full.</summary>
        public long Ticks { get; init; }

        /// <summary>Charges with a discharge after them, of any rate.</summary>
        public int Cycles { get; init; }

        /// <summary>Cycles by the rate of the discharge, such as "500 at 1C"; empty for a program without C-rates.</summary>
        public string CyclesByRate { get; init; } = "";

        /// <summary>Hours from the first current to the last.</summary>
        public double CyclingHours { get; init; }

        /// <summary>The fault that ended it; empty when the program ran to its end.</summary>
        public string Trip { get; init; } = "";

        /// <summary>Seconds it took, beside the other parts.</summary>
        public double WallSeconds { get; init; }
    }
}
