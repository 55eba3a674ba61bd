namespace RigFirmware.Simulated.Faults
{
    /// <summary>Power stage and second switch of the heater conduct both: only the safety chain is left.</summary>
    public sealed class HeaterRunsAway : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public HeaterRunsAway(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Power.HeaterStageShorted = true;
            rig.Truth.Power.HeaterSwitchShorted = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Power.HeaterStageShorted = false;
            rig.Truth.Power.HeaterSwitchShorted = false;
        }
    }
}
