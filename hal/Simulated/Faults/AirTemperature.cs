namespace RigFirmware.Simulated.Faults
{
    /// <summary>The air around the rig has another temperature.</summary>
    public sealed class AirTemperature : PlantFault
    {
        private double _before;

        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public AirTemperature(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            _before = rig.Truth.Heat.AirDegrees;
            rig.Truth.Heat.AirDegrees = Specification.Value!.Value;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Heat.AirDegrees = _before;
        }
    }
}
