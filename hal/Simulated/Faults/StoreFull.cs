namespace RigFirmware.Simulated.Faults
{
    /// <summary>The store has no room left.</summary>
    public sealed class StoreFull : PlantFault
    {
        // The firmware's CommunicationHealth.StoreFull; the plant does not know Core.
        private const int Full = 1;

        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public StoreFull(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.CommunicationHealth |= Full;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.CommunicationHealth &= ~Full;
        }
    }
}
