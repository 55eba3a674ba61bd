namespace RigFirmware.Simulated.Faults
{
    /// <summary>The rig's door stands open.</summary>
    public sealed class DoorOpen : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public DoorOpen(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Chain.DoorOpen = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Chain.DoorOpen = false;
        }
    }
}
