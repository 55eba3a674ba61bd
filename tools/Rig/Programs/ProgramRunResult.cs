using System.Collections.Generic;

namespace RigFirmware.Rig.Programs
{
    /// <summary>What a simulated program came to; the JSON document of <c>./rig program run --json</c>.</summary>
    public sealed class ProgramRunResult
    {
        /// <summary>The program's name.</summary>
        public string Program { get; init; } = "";

        /// <summary>The stack model it ran on.</summary>
        public string Stack { get; init; } = "";

        /// <summary>True when the program came to its end.</summary>
        public bool IsDone { get; init; }

        /// <summary>The rig's mode at the end, such as Idle or Tripped.</summary>
        public string FinalState { get; init; } = "";

        /// <summary>Simulated hours of the program.</summary>
        public double ProgramHours { get; init; }

        /// <summary>Charge that the firmware counted over the program, charge positive, in milliampere hours.</summary>
        public double ChargeMilliampereHours { get; init; }

        /// <summary>Every step in the order of their ends.</summary>
        public IReadOnlyList<StepOutcome> Steps { get; init; } = [];
    }
}
