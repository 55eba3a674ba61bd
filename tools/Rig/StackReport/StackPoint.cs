namespace RigFirmware.Rig.StackReport
{
    /// <summary>A record of the stack's charge.</summary>
    /// <param name="Hours">Since the charge began.</param>
    /// <param name="Cell1Volts">The healthy layer.</param>
    /// <param name="Cell2Volts">The layer with the short.</param>
    public sealed record StackPoint(double Hours, double Cell1Volts, double Cell2Volts);
}
