namespace RigFirmware.Simulated.Faults
{
    /// <summary>A collection stretches cycles, each by up to the value, before its sample or between its sample and its outputs.</summary>
    public sealed class StretchedCycle : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public StretchedCycle(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.StretchUs = (long)(Specification.Value!.Value * 1000);
            rig.OutputStretchUs = rig.StretchUs / 2;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.StretchUs = 0;
            rig.OutputStretchUs = 0;
        }
    }
}
