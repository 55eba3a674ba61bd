namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>A staircase of currents, each for a time; with alternate each is also given the other way (critical current density).</summary>
    public sealed record RampStep(int Line, string? Name, Quantity From, Quantity To, Quantity Step, Quantity Time, bool Alternate, Quantity? Rest) : ProgramStep(Line, Name);
}
