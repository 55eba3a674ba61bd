namespace RigFirmware.Simulated.Faults
{
    /// <summary>The wires of a cell's two taps are swapped.</summary>
    public sealed class SwappedTaps : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public SwappedTaps(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Sensing.Defects.SwapTaps(Cell);
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Sensing.Defects.RestoreTaps();
        }
    }
}
