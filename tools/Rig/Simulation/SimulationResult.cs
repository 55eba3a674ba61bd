using System.Collections.Generic;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>What a simulated run came to; the JSON document of <c>./rig sim --json</c>.</summary>
    public sealed class SimulationResult
    {
        /// <summary>Every trip, in order.</summary>
        public List<TripResult> Trips { get; init; } = [];

        /// <summary>Every danger the plant was in, whether it ended in time or not.</summary>
        public List<HazardResult> Hazards { get; init; } = [];

        /// <summary>The rig's mode at the end, such as Running or Tripped.</summary>
        public string FinalState { get; init; } = "";

        /// <summary>Cycles of the control loop.</summary>
        public long Ticks { get; init; }

        /// <summary>Simulated length in seconds.</summary>
        public double SimulatedSeconds { get; init; }

        /// <summary>Time the run took, in seconds.</summary>
        public double WallSeconds { get; init; }

        /// <summary>Simulated over real time.</summary>
        public double Speed { get; init; }

        /// <summary>Bytes allocated per cycle: plant, sensing, firmware, checkers and digest together.</summary>
        public double BytesPerTick { get; init; }

        /// <summary>SHA-256 over every snapshot and command.</summary>
        public string Digest { get; init; } = "";
    }
}
