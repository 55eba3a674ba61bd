namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>A jump forwards.</summary>
    public sealed record GotoStep(int Line, string? Name, string Target) : ProgramStep(Line, Name);
}
