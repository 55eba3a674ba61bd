namespace RigFirmware.Host.Impedance
{
    /// <summary>A parameter with the ends of its 95 % confidence interval.</summary>
    public sealed record FittedParameter(string Name, string Unit, double Value, double Low, double High);
}
