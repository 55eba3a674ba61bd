namespace RigFirmware.Simulated.Faults
{
    /// <summary>A path of a few ohms through a layer: its voltage collapses.</summary>
    public sealed class HardShort : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public HardShort(FaultSpecification specification)
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
