using RigFirmware.Simulated.Sensing;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>A channel delivers its last value for ever.</summary>
    public sealed class SensorStuck : PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public SensorStuck(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Sensing.Defects.Freeze(Channel);
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Sensing.Defects.Unfreeze(Channel);
        }

        private int Channel
        {
            get { return ChannelNames.Find(Specification.Channel); }
        }
    }
}
