namespace RigFirmware.Simulated.Faults
{
    /// <summary>The expander of the two-state inputs does not answer.</summary>
    public sealed class DiscretesLost : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public DiscretesLost(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.DiscretesLost = true;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.DiscretesLost = false;
        }
    }
}
