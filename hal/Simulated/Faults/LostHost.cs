namespace RigFirmware.Simulated.Faults
{
    /// <summary>The host is gone: the communication thread lives, but what it cannot send piles up.</summary>
    public sealed class LostHost : PlantFault
    {
        // The firmware's CommunicationHealth.OutboxFull; the plant does not know Core.
        private const int OutboxFull = 2;

        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public LostHost(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.CommunicationHealth |= OutboxFull;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.CommunicationHealth &= ~OutboxFull;
        }
    }
}
