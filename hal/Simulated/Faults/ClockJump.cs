namespace RigFirmware.Simulated.Faults
{
    /// <summary>The loop's clock jumps.</summary>
    public sealed class ClockJump : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public ClockJump(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.ClockOffsetMs += (int)Specification.Value!.Value;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            // A jumped clock goes on from where it is.
        }
    }
}
