namespace RigFirmware.Simulated.Faults
{
    /// <summary>The contactor's main contacts cannot meet.</summary>
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
