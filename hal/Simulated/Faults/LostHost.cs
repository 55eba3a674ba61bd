namespace RigFirmware.Simulated.Faults
{
    /// <summary>Nobody takes the records and events away.</summary>
    public sealed class LostHost : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public LostHost(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.HostIsLost = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.HostIsLost = false;
        }
    }
}
