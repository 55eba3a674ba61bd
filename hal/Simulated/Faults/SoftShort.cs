namespace RigFirmware.Simulated.Faults
{
    /// <summary>A conducting path through a layer, of a resistance that leaves the layer most of its voltage.</summary>
    public sealed class SoftShort : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public SoftShort(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Truth.Layers.ShuntSiemens[Cell] += 1 / Specification.Value!.Value;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Layers.ShuntSiemens[Cell] -= 1 / Specification.Value!.Value;
        }
    }
}
