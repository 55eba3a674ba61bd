namespace RigFirmware.Simulated.Faults
{
    /// <summary>The supply fails: first the rig is warned, then its power stages have nothing left.</summary>
    public sealed class BrownOut : PlantFault
    {
        private const double HoldSeconds = 0.1;

        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public BrownOut(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.PowerFailing = true;
            FastUntilUs = StartUs + (long)(2 * HoldSeconds * 1e6);
        }

        /// <inheritdoc/>
        public override void Step(SimulatedRig rig, double seconds)
        {
            rig.Truth.Chain.SupplyLost = seconds >= HoldSeconds;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.PowerFailing = false;
            rig.Truth.Chain.SupplyLost = false;
        }
    }
}
