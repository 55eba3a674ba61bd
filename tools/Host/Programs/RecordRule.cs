namespace RigFirmware.Host.Programs
{
    /// <summary>When a step is recorded: after a time or a change, whatever comes first; null is not looked at.</summary>
    public sealed record RecordRule(Quantity? Every, Quantity? VoltageChange, Quantity? CurrentChange, Quantity? TemperatureChange);
}
