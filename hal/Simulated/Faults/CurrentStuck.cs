namespace RigFirmware.Simulated.Faults
{
    /// <summary>The current source's output stays at a value whatever its setpoint; its enable still works.</summary>
    public sealed class CurrentStuck : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public CurrentStuck(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Power.StuckAmps = Specification.Value!.Value * 1e-6;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Power.StuckAmps = double.NaN;
        }
    }
}
