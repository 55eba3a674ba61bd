namespace RigFirmware.Rig.Bench
{
    /// <summary>
    /// What a tick costs and of what; the JSON document of <c>./rig bench --json</c>. Times depend on the machine and its
    /// load, the ratios hardly: all parts take turns within one run.
    /// </summary>
    public sealed class BenchResult
    {
        /// <summary>Rounds, each of every part once.</summary>
        public int Rounds { get; init; }

        /// <summary>Ticks of one part in one round.</summary>
        public int TicksPerRound { get; init; }

        /// <summary>Median nanoseconds of a whole tick of the two-layer stack: plant, sensing, firmware, checkers, digest.</summary>
        public double TwoCellNs { get; init; }

        /// <summary>The same of a stack of twelve.</summary>
        public double TwelveCellNs { get; init; }

        /// <summary>Median nanoseconds of the plant with its hardware chain.</summary>
        public double PlantNs { get; init; }

        /// <summary>Median nanoseconds of sensing with its noise.</summary>
        public double SensingNs { get; init; }

        /// <summary>Median nanoseconds of the digest.</summary>
        public double DigestNs { get; init; }

        /// <summary>How many times real time the two-layer stack runs.</summary>
        public double RealTimeFactor { get; init; }

        /// <summary>Plant's part of a whole tick, 0..1.</summary>
        public double PlantRatio { get; init; }

        /// <summary>Sensing's part of a whole tick, 0..1.</summary>
        public double SensingRatio { get; init; }

        /// <summary>Digest's part of a whole tick, 0..1.</summary>
        public double DigestRatio { get; init; }

        /// <summary>What is left: firmware and checkers, 0..1.</summary>
        public double FirmwareRatio { get; init; }

        /// <summary>Twelve cells over two.</summary>
        public double TwelveToTwoRatio { get; init; }
    }
}
