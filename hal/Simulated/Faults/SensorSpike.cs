using RigFirmware.Simulated.Sensing;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>A channel is hit by a disturbance shorter than a tick, once a second.</summary>
    public sealed class SensorSpike : PlantFault
    {
        // Longer than nothing and shorter than a tick of 50 ms, so that exactly one sample sees each.
        private const double SpikeSeconds = 0.0499;
        private readonly int _channel;

        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public SensorSpike(FaultSpecification specification)
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
            bool now = seconds - (long)seconds < SpikeSeconds;
            rig.Sensing.Defects.Bias[_channel] = now ? Specification.Value!.Value : 0;
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Sensing.Defects.Biased &= ~(1 << _channel);
            rig.Sensing.Defects.Bias[_channel] = 0;
        }
    }
}
