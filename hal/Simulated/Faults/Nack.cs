using RigFirmware.Hal;
using RigFirmware.Simulated.Sensing;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>A converter's bus does not answer: one channel, or every one.</summary>
    public sealed class Nack : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public Nack(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Sensing.Defects.Silent |= Bits;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Sensing.Defects.Silent &= ~Bits;
        }

        private int Bits
        {
            get { return Specification.Channel.Length == 0 ? (1 << Channel.Count) - 1 : 1 << ChannelNames.Find(Specification.Channel); }
        }
    }
}
