using System.Collections.Generic;

namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>Steps that run several times.</summary>
    public sealed record LoopStep(int Line, string? Name, int Passes, IReadOnlyList<ProgramStep> Steps) : ProgramStep(Line, Name);
}
