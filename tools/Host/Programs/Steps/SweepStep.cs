namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>The stack's voltage moved evenly; with cycles there and back so many times (CV), else once (LSV).</summary>
    public sealed record SweepStep(int Line, string? Name, Quantity From, Quantity To, Quantity Rate, Quantity CurrentMax, int? Cycles) : ProgramStep(Line, Name);
}
