using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>One random rig: the scenario and the program it was given.</summary>
    public sealed class SwarmCase
    {
        /// <summary>The seed everything was drawn from.</summary>
        public ulong Seed { get; init; }

        /// <summary>Stack, faults, actions, length; its program lies in <see cref="ProgramText"/>.</summary>
        public Scenario Scenario { get; init; } = new();

        /// <summary>The program as YAML.</summary>
        public string ProgramText { get; init; } = "";

        /// <summary>True for a rig on which nothing may trip: no faults, or no other than the collections that every board has, and no limit that the program is meant to exceed.</summary>
        public bool IsHealthy
        {
            get { return Scenario.ChargeMicroampHoursMax == null && Scenario.Faults.TrueForAll(IsCollection); }
        }

        /// <summary>True for cycles that are stretched by no more than the firmware answers for, 30 ms.</summary>
        public static bool IsCollection(FaultSpecification fault)
        {
            return fault.Fault == "stretchedCycle" && fault.Value is <= 30;
        }
    }
}
