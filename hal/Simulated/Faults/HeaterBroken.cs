namespace RigFirmware.Simulated.Faults
{
    /// <summary>The heater's element is broken: no heat whatever is commanded.</summary>
    public sealed class HeaterBroken : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public HeaterBroken(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Power.HeaterBroken = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Power.HeaterBroken = false;
        }
    }
}
