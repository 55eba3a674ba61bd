using System.Collections.Generic;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs
{
    /// <summary>A program as a person wrote it: quantities with units, steps in a tree.</summary>
    public sealed class ProgramDocument
    {
        /// <summary>The file it came from, for messages.</summary>
        public required string File { get; init; }

        /// <summary>The program's name.</summary>
        public required string Name { get; init; }

        /// <summary>Where the procedure comes from, or null.</summary>
        public string? Source { get; init; }

        /// <summary>Anything else a reader should know, or null.</summary>
        public string? Note { get; init; }

        /// <summary>Cells of the stack it is written for, or null for any.</summary>
        public int? Cells { get; init; }

        /// <summary>Current of 1C, or null for the rig's.</summary>
        public Quantity? OneC { get; init; }

        /// <summary>Electrode area, or null.</summary>
        public Quantity? Area { get; init; }

        /// <summary>Named values in the file's order.</summary>
        public IReadOnlyList<ProgramParameter> Parameters { get; init; } = [];

        /// <summary>Tighter limits.</summary>
        public ProgramLimits Limits { get; init; } = ProgramLimits.None;

        /// <summary>How the rig must be provisioned for it, where that differs from the default rig.</summary>
        public ProgramLimits Rig { get; init; } = ProgramLimits.None;

        /// <summary>Record rule of the steps that have none of their own, or null for the rig's rate.</summary>
        public RecordRule? Record { get; init; }

        /// <summary>The steps, at least one.</summary>
        public required IReadOnlyList<ProgramStep> Steps { get; init; }
    }
}
