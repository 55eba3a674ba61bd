namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>Current on and off in turn, as in GITT.</summary>
    public sealed record PulseStep(int Line, string? Name, Quantity Current, int Sign, Quantity On, Quantity Off, int Count) : ProgramStep(Line, Name);
}
