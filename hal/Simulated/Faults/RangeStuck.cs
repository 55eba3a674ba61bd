namespace RigFirmware.Simulated.Faults
{
    /// <summary>The relays of the current ranges do not move any more.</summary>
    public sealed class RangeStuck : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public RangeStuck(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Power.RangeStuck = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Power.RangeStuck = false;
        }
    }
}
