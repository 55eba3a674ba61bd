namespace RigFirmware.Simulated.Faults
{
    /// <summary>Somebody presses the emergency stop; the end releases it.</summary>
    public sealed class EmergencyStop : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public EmergencyStop(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Chain.EmergencyStop = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Chain.EmergencyStop = false;
        }
    }
}
