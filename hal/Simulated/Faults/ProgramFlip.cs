namespace RigFirmware.Simulated.Faults
{
    /// <summary>One bit of the loaded program in the controller's memory turns over; only new provisioning or a new image turns it back.</summary>
    public sealed class ProgramFlip : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public ProgramFlip(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.MemoryHit?.Invoke(MemoryRegion.Program, (int)Specification.Value!.Value);
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            // What has turned over stays so.
        }
    }
}
