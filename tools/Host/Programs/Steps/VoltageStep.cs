namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>Constant voltage with a largest current.</summary>
    public sealed record VoltageStep(int Line, string? Name, VoltageTarget Target, Quantity CurrentMax) : ProgramStep(Line, Name);
}
