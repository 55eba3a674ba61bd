using System;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>
    /// A layer's own voltage is pulled to a level within half a second and held there whatever the current: it stands
    /// for an exhausted or, below zero, a reversed layer. At the end it recovers at once.
    /// </summary>
    public sealed class Undervoltage : PlantFault
    {
        private const double RampSeconds = 0.5;
        private double _from;

        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public Undervoltage(FaultSpecification specification)
            : base(specification)
        {
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
            layers.AddedVolts[Cell] = Math.Min(0, level - own);
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Layers.AddedVolts[Cell] = 0;
        }
    }
}
