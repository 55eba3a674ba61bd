namespace RigFirmware.Host.Programs.Steps
{
    /// <summary>A voltage to hold and what it is measured over.</summary>
    public sealed record VoltageTarget(VoltageOf Of, Quantity Voltage);
}
