using System;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>
    /// A layer's own voltage is moved to a level within half a second and held there whatever the current, in one
    /// direction only. At the end it goes back at once.
    /// </summary>
    public abstract class HeldVoltage : PlantFault
    {
        private const double RampSeconds = 0.5;
        private readonly bool _upwards;
        private double _from;

        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        /// <param name="upwards">True pushes up and never down, false pulls down and never up.</param>
        protected HeldVoltage(FaultSpecification specification, bool upwards)
            : base(specification)
        {
            _upwards = upwards;
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            _from = rig.Truth.Layers.Volts[Cell];
            FastUntilUs = StartUs + (long)((RampSeconds + 0.3) * 1e6);
        }

        /// <inheritdoc/>
        public override void Step(SimulatedRig rig, double seconds)
        {
            Layers layers = rig.Truth.Layers;
            double level = _from + ((Specification.Value!.Value - _from) * Math.Min(1, seconds / RampSeconds));
            double own = layers.Volts[Cell] - layers.AddedVolts[Cell];
            layers.AddedVolts[Cell] = _upwards ? Math.Max(0, level - own) : Math.Min(0, level - own);
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Layers.AddedVolts[Cell] = 0;
        }
    }
}
