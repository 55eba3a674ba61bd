namespace RigFirmware.Simulated.Faults
{
    /// <summary>The heater's power stage conducts fully whatever it is told; only the chain's relay is left.</summary>
    public sealed class HeaterStuckOn : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public HeaterStuckOn(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Power.HeaterStageShorted = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Power.HeaterStageShorted = false;
        }
    }
}
