using System;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>
    /// A reaction in one layer that feeds itself: its heat doubles with every few kelvins, and once the layer is hot its
    /// voltage collapses. None of the papers gives onset, heat or rate, and their 2.8 mg of cathode could not heat a
    /// housing: heat and energy here are assumptions that stand for a larger stack, chosen so that the plates rise by
    /// more than 1 K/s.
    /// </summary>
    public class Runaway : PlantFault
    {
        private const double FirstWatts = 4;
        private const double MostWatts = 40;
        private const double DoublingKelvin = 8;
        private const double CollapseKelvin = 20;
        private const double CollapseSeconds = 3;
        private const double EnergyJoules = 2000;
        private double _fromDegrees;
        private double _lastSeconds;
        private double _joules;

        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        public Runaway(FaultSpecification specification)
            : base(specification)
        {
        }

        /// <inheritdoc/>
        public override void Start(SimulatedRig rig)
        {
            _fromDegrees = Degrees(rig.Truth.Heat);
            _lastSeconds = 0;
            _joules = 0;
        }

        /// <inheritdoc/>
        public override void Step(SimulatedRig rig, double seconds)
        {
            double rise = Degrees(rig.Truth.Heat) - _fromDegrees;
            double elapsed = seconds - _lastSeconds;
            _lastSeconds = seconds;
            bool burns = _joules < EnergyJoules && IsFed(rig);
            double watts = burns ? Math.Min(MostWatts, FirstWatts * Specification.Value!.Value * Math.Pow(2, rise / DoublingKelvin)) : 0;
            _joules += watts * elapsed;
            rig.Truth.Heat.AddedWatts[Cell] = watts;
            if (rise > CollapseKelvin)
            {
                rig.Truth.Layers.VoltageFactor[Cell] *= Math.Exp(-elapsed / CollapseSeconds);
            }
        }

        /// <inheritdoc/>
        public override void End(SimulatedRig rig)
        {
            rig.Truth.Heat.AddedWatts[Cell] = 0;
            rig.Truth.Layers.VoltageFactor[Cell] = 1;
        }

        /// <summary>True while the reaction has what it needs.</summary>
        protected virtual bool IsFed(SimulatedRig rig)
        {
            return true;
        }

        private double Degrees(Heat heat)
        {
            return Math.Max(heat.PlateDegrees[Cell], heat.PlateDegrees[Cell + 1]);
        }
    }
}
