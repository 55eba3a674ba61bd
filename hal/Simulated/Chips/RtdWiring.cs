namespace RigFirmware.Simulated.Chips
{
    /// <summary>Where one resistor sits at the AD7124-8 (hardware/netlist/12-temperature.net).</summary>
    /// <param name="Force">Input that feeds it.</param>
    /// <param name="Positive">Input at its fed end.</param>
    /// <param name="Negative">Input at its other end.</param>
    public sealed record RtdWiring(int Force, int Positive, int Negative);
}
