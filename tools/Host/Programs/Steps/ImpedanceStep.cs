namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>Impedance of every cell and of the stack: sines one after the other, or several at once, on a rest or a constant current.</summary>
    public sealed record ImpedanceStep(
        int Line, string? Name, Quantity From, Quantity To, Quantity Amplitude, int PointsPerDecade, bool IsMultisine, int Periods, int SettlePeriods, Quantity? Bias)
        : ProgramStep(Line, Name);
}
