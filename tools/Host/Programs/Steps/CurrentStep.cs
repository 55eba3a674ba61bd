namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>Constant current; with <paramref name="Hold"/> the voltage it reaches is then held (CC-CV).</summary>
    /// <param name="Sign">1 as written, -1 for a discharge.</param>
    public sealed record CurrentStep(int Line, string? Name, Quantity Current, int Sign, VoltageTarget? Hold) : ProgramStep(Line, Name);
}
