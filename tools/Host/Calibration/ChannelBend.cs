namespace RigFirmware.Host.Calibration
{
    /// <summary>How a converter bends: parts of full scale that are added there, one growing with the square of the counts and one with the cube.</summary>
    /// <param name="Square">With the square.</param>
    /// <param name="Cube">With the cube.</param>
    public sealed record ChannelBend(double Square, double Cube);
}
