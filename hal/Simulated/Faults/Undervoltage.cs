namespace RigFirmware.Simulated.Faults
{
    /// <summary>
    /// A layer's own voltage is pulled to a level within half a second and held there whatever the current: it stands
    /// for an exhausted or, below zero, a reversed layer. At the end it recovers at once.
    /// </summary>
    public sealed class Undervoltage : HeldVoltage
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public Undervoltage(FaultSpecification specification)
            : base(specification, upwards: false)
        {
        }
    }
}
