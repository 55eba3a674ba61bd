namespace RigFirmware.Simulated.Faults
{
    /// <summary>The controller's own converter gives nothing: no coarse cell, no thermistor.</summary>
    public sealed class SecondPathLost : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public SecondPathLost(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Sensing.Second.IsLost = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Sensing.Second.IsLost = false;
        }
    }
}
