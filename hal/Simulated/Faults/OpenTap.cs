using RigFirmware.Hal;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>The wire of the tap at a cell's positive side is broken; the chip reports both cells that share it.</summary>
    public sealed class OpenTap : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public OpenTap(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Sensing.Defects.Open |= Bits(rig);
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Sensing.Defects.Open &= ~Bits(rig);
        }

        private int Bits(SimulatedRig rig)
        {
            int bits = 1 << (Channel.Cell0 + Cell);
            return Cell + 1 < rig.Truth.Layers.Count ? bits | (bits << 1) : bits;
        }
    }
}
