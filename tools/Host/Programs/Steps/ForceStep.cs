namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>Wanted clamp force; waits when it has conditions.</summary>
    public sealed record ForceStep(int Line, string? Name, Quantity Force) : ProgramStep(Line, Name);
}
