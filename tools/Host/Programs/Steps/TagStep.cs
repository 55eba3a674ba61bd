namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>A mark in the record.</summary>
    public sealed record TagStep(int Line, string? Name, string Text) : ProgramStep(Line, Name);
}
