namespace RigFirmware.Simulated.Faults
{
    /// <summary>A runaway that lives on the rig's own power: it stops when current and heater do.</summary>
    public sealed class DrivenRunaway : Runaway
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public DrivenRunaway(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        protected override bool IsFed(SimulatedRig rig)
        {
            return rig.Truth.IsPowerOn;
        }
    }
}
