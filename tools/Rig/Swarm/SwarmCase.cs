using RigFirmware.Rig.Simulation;

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

        /// <summary>True for a rig without faults, on which nothing may trip.</summary>
        public bool IsHealthy
        {
            get { return Scenario.Faults.Count == 0; }
        }
    }
}
