using System.Collections.Generic;

namespace RigFirmware.Rig.Bench
{
    /// <summary>How long months of testing take in virtual time; the JSON document of <c>./rig bench procedures --json</c>.</summary>
    public sealed class ProcedureBenchResult
    {
        /// <summary>The procedures, in the order of the table.</summary>
        public IReadOnlyList<ProcedurePart> Parts { get; init; } = [];

        /// <summary>Cores that were used, two at most.</summary>
        public int Cores { get; init; }

        /// <summary>Simulated hours of all parts.</summary>
        public double SimulatedHours { get; init; }

        /// <summary>Seconds from the first part's begin to the last one's end.</summary>
        public double WallSeconds { get; init; }

        /// <summary>Processor time of all parts in seconds; on a busy machine more than half the wall time lies in other programs.</summary>
        public double ProcessorSeconds { get; init; }

        /// <summary>Processor time a tick in nanoseconds.</summary>
        public double NsPerTick { get; init; }

        /// <summary>Programs that wanted a core, mean over the last minute of the measurement; null where the system does not tell.</summary>
        public double? LoadAverage { get; init; }
    }
}
