namespace RigFirmware.Simulated.Faults
{
    /// <summary>One of the contactor's two relays cannot part once it is closed: the other one opens, the mirror contact says closed.</summary>
    public sealed class ContactorWelded : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public ContactorWelded(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Power.Contactor.Welded = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Power.Contactor.Welded = false;
        }
    }
}
