using System.Collections.Generic;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>
    /// One simulated test: which stack, which program, which chance, what goes wrong when, how long.
    /// The published form is <c>tools/schemas/scenario.schema.json</c>; <see cref="ScenarioReader"/> checks it.
    /// </summary>
    public sealed class Scenario
    {
        /// <summary>What it shows, for people; may be empty.</summary>
        public string Description { get; set; } = "";

        /// <summary>Name of a stack model, such as C000-05.</summary>
        public string Stack { get; set; } = "";

        /// <summary>Layers, 1..12; 0 for the model's own number.</summary>
        public int Cells { get; set; }

        /// <summary>State of charge at the start, 0..1; null for the stack as assembled.</summary>
        public double? StateOfCharge { get; set; }

        /// <summary>A program: the name of a shipped one or a file's path; empty leaves the rig idle.</summary>
        public string Program { get; set; } = "";

        /// <summary>Decides layers, sensor errors, noise and stretched cycles; equal seeds give equal runs.</summary>
        public ulong Seed { get; set; } = 1;

        /// <summary>Simulated length in hours; this or <see cref="DurationSeconds"/>.</summary>
        public double DurationHours { get; set; }

        /// <summary>Simulated length in seconds; this or <see cref="DurationHours"/>.</summary>
        public double DurationSeconds { get; set; }

        /// <summary>What the rig's millisecond clock shows at the start; lets a run cross the clock's wrap.</summary>
        public int ClockStartMs { get; set; }

        /// <summary>Factor on every sensor's noise, 0..10; 1 when left out.</summary>
        public double NoiseFactor { get; set; } = 1;

        /// <summary>Provisioned limit of the charge that one step may move, in microampere hours, 1..1,000,000; null for the rig's own.</summary>
        public int? ChargeMicroampHoursMax { get; set; }

        /// <summary>What goes wrong and when.</summary>
        public List<FaultSpecification> Faults { get; set; } = [];

        /// <summary>What people do at the rig and when.</summary>
        public List<OperatorAction> Actions { get; set; } = [];

        /// <summary>Simulated length in milliseconds.</summary>
        public long DurationMs()
        {
            return (long)((DurationHours * 3600000) + (DurationSeconds * 1000));
        }
    }
}
