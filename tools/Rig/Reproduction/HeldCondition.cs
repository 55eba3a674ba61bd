namespace RigFirmware.Rig.Reproduction
{
    /// <summary>A condition of a run as measured from its record.</summary>
    /// <param name="Quantity">Which.</param>
    /// <param name="Measured">Its value.</param>
    /// <param name="Unit">Its unit.</param>
    /// <param name="Uncertainty">The rig's, in the unit.</param>
    /// <param name="From">From what.</param>
    public sealed record HeldCondition(string Quantity, double Measured, string Unit, double Uncertainty, string From);
}
