using System.Collections.Generic;

namespace RigFirmware.Host.Programs
{
    /// <summary>Conditions that must hold together, and where the program goes on then.</summary>
    /// <param name="Line">Line of the file.</param>
    /// <param name="Conditions">At least one.</param>
    /// <param name="Goto">Name of a step, "end", or null for the next step.</param>
    public sealed record EndRule(int Line, IReadOnlyList<EndCondition> Conditions, string? Goto);
}
