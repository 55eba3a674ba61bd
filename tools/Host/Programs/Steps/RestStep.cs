namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>No current.</summary>
    public sealed record RestStep(int Line, string? Name, Quantity? Time) : ProgramStep(Line, Name);
}
