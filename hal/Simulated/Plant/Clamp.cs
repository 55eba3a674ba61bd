using System;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Simulated.Plant
{
    /// <summary>The clamp: an actuator that presses through a spring on a stack whose thickness follows its charge.</summary>
    public sealed class Clamp
    {
        private readonly double _newtonsPerMillimetre;
        private readonly double _contactMillimetres;
        private readonly double _travelMillimetres;
        private readonly double _millimetresPerSecond;
        private readonly double _safeMillimetres;
        private double _targetMillimetres;

        /// <param name="model">The rig.</param>
        public Clamp(RigModel model)
        {
            _newtonsPerMillimetre = model.SpringStiffness.Value;
            _contactMillimetres = model.ContactTravel.Value;
            _travelMillimetres = model.ActuatorTravel.Value;
            _millimetresPerSecond = model.ActuatorSpeed.Value;
            _safeMillimetres = _contactMillimetres + (model.SafeForce.Value / _newtonsPerMillimetre);
            TravelMillimetres = _contactMillimetres + (model.AssembledForce.Value / _newtonsPerMillimetre);
            _targetMillimetres = TravelMillimetres;
            Newtons = model.AssembledForce.Value;
        }

        /// <summary>Position of the actuator from its open end in millimetres.</summary>
        public double TravelMillimetres { get; private set; }

        /// <summary>Force on the stack in newtons, 0 or more.</summary>
        public double Newtons { get; private set; }

        /// <summary>Growth of the stack since assembly in millimetres.</summary>
        public double SwellingMillimetres { get; set; }

        /// <summary>True while the actuator cannot move.</summary>
        public bool Jammed { get; set; }

        /// <summary>True while the actuator is sent to its safe position.</summary>
        public bool IsSentSafe
        {
            get { return _targetMillimetres == _safeMillimetres; }
        }

        /// <summary>True while the actuator presses no harder than at its safe position.</summary>
        public bool IsSafe
        {
            get { return TravelMillimetres <= _safeMillimetres + 0.001; }
        }

        /// <summary>Sends the actuator to a part of its travel, 0 open to 1.</summary>
        public void Drive(double part)
        {
            _targetMillimetres = Math.Clamp(part, 0, 1) * _travelMillimetres;
        }

        /// <summary>Stops the actuator where it is.</summary>
        public void Hold()
        {
            _targetMillimetres = TravelMillimetres;
        }

        /// <summary>Sends the actuator to its safe position: the springs relaxed to a tenth of the head's force.</summary>
        public void DriveSafe()
        {
            _targetMillimetres = _safeMillimetres;
        }

        /// <summary>Moves the actuator on and finds the force.</summary>
        /// <param name="seconds">Length of the step.</param>
        /// <param name="motionAllowed">False while the motor has no supply; the screw then holds.</param>
        public void Advance(double seconds, bool motionAllowed = true)
        {
            double missing = _targetMillimetres - TravelMillimetres;
            if (missing != 0 && !Jammed && motionAllowed)
            {
                double step = _millimetresPerSecond * seconds;
                TravelMillimetres += Math.Clamp(missing, -step, step);
            }

            Newtons = Math.Max(0, (TravelMillimetres - _contactMillimetres + SwellingMillimetres) * _newtonsPerMillimetre);
        }
    }
}
