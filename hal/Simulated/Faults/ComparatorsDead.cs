namespace RigFirmware.Simulated.Faults
{
    /// <summary>The comparators of the cells never fire: what is left against a cell's voltage is the firmware.</summary>
    public sealed class ComparatorsDead : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public ComparatorsDead(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Chain.ComparatorsDead = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Chain.ComparatorsDead = false;
        }
    }
}
