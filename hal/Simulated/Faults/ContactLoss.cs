namespace RigFirmware.Simulated.Faults
{
    /// <summary>A layer that loses touch with its plate: a large resistance in series (paper 001: 1,077 to 10,908 ohm).</summary>
    public sealed class ContactLoss : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public ContactLoss(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Layers.AddedOhms[Cell] += Specification.Value!.Value;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Layers.AddedOhms[Cell] -= Specification.Value!.Value;
        }
    }
}
