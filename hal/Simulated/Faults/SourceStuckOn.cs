namespace RigFirmware.Simulated.Faults
{
    /// <summary>The current source's enable is shorted and its output stays at a value: only contactor and chain are left.</summary>
    public sealed class SourceStuckOn : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public SourceStuckOn(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Power.EnableShorted = true;
            rig.Truth.Power.StuckAmps = Specification.Value!.Value * 1e-6;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Power.EnableShorted = false;
            rig.Truth.Power.StuckAmps = double.NaN;
        }
    }
}
