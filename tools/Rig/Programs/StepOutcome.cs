namespace RigFirmware.Rig.Programs
{
    /// <summary>How one step of a simulated program went; an entry of <c>./rig program run --json</c>.</summary>
    public sealed class StepOutcome
    {
        /// <summary>The step from 1, as in the explanation.</summary>
        public int Step { get; init; }

        /// <summary>The name it was given, or null.</summary>
        public string? Name { get; init; }

        /// <summary>The pass of the innermost loop, from 1; 0 outside loops.</summary>
        public int Cycle { get; init; }

        /// <summary>When it ended, in hours of the program.</summary>
        public double EndHours { get; init; }

        /// <summary>How long it took in seconds.</summary>
        public double DurationSeconds { get; init; }

        /// <summary>Charge that the firmware counted in it, charge positive, in milliampere hours.</summary>
        public double ChargeMilliampereHours { get; init; }

        /// <summary>What ended it, in words.</summary>
        public string EndedBecause { get; init; } = "";

        /// <summary>The cell that ended it, from 1, or null.</summary>
        public int? Cell { get; init; }
    }
}
