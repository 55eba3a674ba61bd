namespace RigFirmware.Simulated.Faults
{
    /// <summary>The thread that runs the loop is dead; nothing but hardware acts.</summary>
    public sealed class DeadThread : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public DeadThread(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.LoopIsDead = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.LoopIsDead = false;
        }
    }
}
