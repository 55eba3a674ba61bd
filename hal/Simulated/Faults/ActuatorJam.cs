namespace RigFirmware.Simulated.Faults
{
    /// <summary>The clamp's actuator stays where it is.</summary>
    public sealed class ActuatorJam : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public ActuatorJam(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Clamp.Jammed = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Clamp.Jammed = false;
        }
    }
}
