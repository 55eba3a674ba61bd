using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// A converter of 24 bits never gives the same counts many times in a row: its own noise moves the last bits. Counts
    /// samples that are equal to the one before, at the medium rate (100 ms).
    /// </summary>
    [CycleCode]
    public sealed class FrozenDetector
    {
        /// <summary>Equal samples in a row that make an electrical channel or the force frozen: 5 s.</summary>
        public const int SamplesMax = 50;

        /// <summary>Equal samples in a row that make a temperature frozen: 60 s, since a quiet chamber moves a coarse converter less often.</summary>
        public const int TemperatureSamplesMax = 600;

        private readonly int[] _last = new int[Channel.Count];
        private readonly int[] _equal = new int[Channel.Count];
        private readonly int _cellCount;
        private readonly int _points;

        /// <summary>The detector of a rig.</summary>
        public FrozenDetector(RigConfiguration configuration)
        {
            _cellCount = configuration.CellCount;
            _points = configuration.TemperaturePoints;
        }

        /// <summary>Takes one sample of every channel and writes the frozen ones into the snapshot.</summary>
        public void Apply(RigSample sample, Snapshot snapshot)
        {
            snapshot.FrozenCell = Longest(sample, Channel.Cell0, _cellCount, SamplesMax);
            snapshot.FrozenElectrical = Longest(sample, Channel.Stack, Channel.CurrentSecond + 1, SamplesMax);
            snapshot.FrozenTemperature = Longest(sample, Channel.Temperature0, Channel.Temperature0 + Channel.TemperaturesMax, TemperatureSamplesMax);
            snapshot.FrozenForce = Longest(sample, Channel.ClampForce, Channel.ClampForce + 1, SamplesMax);
        }

        private int Longest(RigSample sample, int from, int to, int max)
        {
            int[] counts = sample.Counts;
            byte[] status = sample.Status;
            int[] last = _last;
            int[] equal = _equal;
            int frozen = -1;
            for (int i = from; i < to; i++)
            {
                if (status[i] != SampleStatus.Ok || counts[i] != last[i])
                {
                    last[i] = counts[i];
                    equal[i] = 0;
                }
                else if (++equal[i] >= max)
                {
                    equal[i] = max;
                    if (i < Channel.Temperature0 || i >= Channel.ClampForce || (_points & (1 << (i - Channel.Temperature0))) != 0)
                    {
                        frozen = i;
                    }
                }
            }

            return frozen;
        }
    }
}
