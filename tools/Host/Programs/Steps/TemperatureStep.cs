namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>Wanted plate temperature; waits when it has conditions.</summary>
    public sealed record TemperatureStep(int Line, string? Name, Quantity Temperature) : ProgramStep(Line, Name);
}
