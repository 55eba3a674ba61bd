using System;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>Something that goes wrong with the plant, its power stages or its sensing, from one instant to another.</summary>
    public abstract class PlantFault
    {
        /// <param name="specification">Checked by <see cref="FaultCatalogue"/>.</param>
        protected PlantFault(FaultSpecification specification)
        {
            Specification = specification;
            StartUs = (long)Math.Round(specification.AtSeconds * 1e6);
            EndUs = specification.DurationSeconds > 0 ? StartUs + (long)Math.Round(specification.DurationSeconds * 1e6) : long.MaxValue;
        }

        /// <summary>What was asked for.</summary>
        public FaultSpecification Specification { get; }

        /// <summary>When it begins, in microseconds since the simulation's start.</summary>
        public long StartUs { get; private set; }

        /// <summary>When it ends; long.MaxValue when it stays.</summary>
        public long EndUs { get; private set; }

        /// <summary>Until when the plant needs fine steps because of it, in microseconds since the simulation's start.</summary>
        public long FastUntilUs { get; protected set; }

        /// <summary>The layer, from 0.</summary>
        protected int Cell
        {
            get { return Specification.Cell - 1; }
        }

        /// <summary>Begins at once instead of at a time that is past.</summary>
        public void StartNotBefore(long nowUs)
        {
            if (StartUs < nowUs)
            {
                EndUs = EndUs == long.MaxValue ? long.MaxValue : EndUs + nowUs - StartUs;
                StartUs = nowUs;
            }
        }

        /// <summary>Ends it at the given time.</summary>
        public void EndAt(long nowUs)
        {
            EndUs = Math.Min(EndUs, nowUs);
        }

        /// <summary>Puts the defect on.</summary>
        public abstract void Start(SimulatedRig rig);

        /// <summary>Carries a defect on that changes with time; called before every step of the plant.</summary>
        /// <param name="rig">The rig.</param>
        /// <param name="seconds">Since the start.</param>
        public virtual void Step(SimulatedRig rig, double seconds)
        {
        }

        /// <summary>Takes the defect away.</summary>
        public abstract void End(SimulatedRig rig);
    }
}
