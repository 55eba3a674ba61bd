namespace RigFirmware.Simulated.Faults
{
    /// <summary>The communication thread is dead: nobody takes records and events away, nobody reports.</summary>
    public sealed class DeadCommunication : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public DeadCommunication(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.CommunicationIsDead = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.CommunicationIsDead = false;
        }
    }
}
