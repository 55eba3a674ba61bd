using RigFirmware.Simulated.Sensing;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>A channel's reading runs away from the truth at an even pace.</summary>
    public sealed class SensorDrift : PlantFault
    {
        private readonly int _channel;

        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public SensorDrift(FaultSpecification specification)
            : base(specification)
        {
            _channel = ChannelNames.Find(specification.Channel);
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Sensing.Defects.Biased |= 1 << _channel;
        }

        /// <inheritdoc/>
        public override void Step(SimulatedRig rig, double seconds)
        {
            rig.Sensing.Defects.Bias[_channel] = Specification.Value!.Value * seconds;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Sensing.Defects.Biased &= ~(1 << _channel);
            rig.Sensing.Defects.Bias[_channel] = 0;
        }
    }
}
