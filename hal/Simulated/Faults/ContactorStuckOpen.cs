namespace RigFirmware.Simulated.Faults
{
    /// <summary>The coil of one of the contactor's relays is broken: it opens and cannot close.</summary>
    public sealed class ContactorStuckOpen : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public ContactorStuckOpen(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Power.Contactor.StuckOpen = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Power.Contactor.StuckOpen = false;
        }
    }
}
