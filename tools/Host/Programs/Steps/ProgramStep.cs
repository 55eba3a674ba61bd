using System.Collections.Generic;

namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>One step as written.</summary>
    /// <param name="Line">Line of the file.</param>
    /// <param name="Name">Name for messages and gotos, or null.</param>
    public abstract record ProgramStep(int Line, string? Name)
    {
        /// <summary>What ends it; any of them.</summary>
        public IReadOnlyList<EndRule> Until { get; init; } = [];

        /// <summary>Its own record rule, or null.</summary>
        public RecordRule? Record { get; init; }
    }
}
