namespace RigFirmware.Simulated.Faults
{
    /// <summary>
    /// A layer's own voltage is pushed to a level within half a second and held there whatever the current: it stands
    /// for an overcharged layer. At the end it relaxes at once.
    /// </summary>
    public sealed class Overvoltage : HeldVoltage
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public Overvoltage(FaultSpecification specification)
            : base(specification, upwards: true)
        {
        }
    }
}
