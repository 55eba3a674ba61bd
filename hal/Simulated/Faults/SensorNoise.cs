using RigFirmware.Simulated.Sensing;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>A channel's reading scatters far more than its noise.</summary>
    public sealed class SensorNoise : PlantFault
    {
        private readonly int _channel;
        private readonly SeededRandom _random;

        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public SensorNoise(FaultSpecification specification)
            : base(specification)
        {
            _channel = ChannelNames.Find(specification.Channel);
            _random = new SeededRandom((ulong)StartUs);
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            rig.Sensing.Defects.Biased |= 1 << _channel;
        }

        /// <inheritdoc/>
        public override void Step(SimulatedRig rig, double seconds)
        {
            rig.Sensing.Defects.Bias[_channel] = Specification.Value!.Value * _random.NextNormal();
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Sensing.Defects.Biased &= ~(1 << _channel);
            rig.Sensing.Defects.Bias[_channel] = 0;
        }
    }
}
