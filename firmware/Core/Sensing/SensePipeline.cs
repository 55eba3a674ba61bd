using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// The first third of a tick, tap to snapshot: sample, calibrate, spike reject, plausibility, and beside it the slow
    /// filter. The order is the data's; each stage is a file of its own.
    /// </summary>
    [CycleCode]
    public sealed class SensePipeline
    {
        private readonly IRigInputs _inputs;
        private readonly Calibration _calibration;
        private readonly SpikeFilter _spikes = new SpikeFilter();
        private readonly Plausibility _plausibility;
        private readonly SlowFilter _slow = new SlowFilter();
        private readonly StackSums _sums;
        private readonly TemperatureSlope _slope;
        private readonly FrozenDetector _frozen;
        private readonly RigSample _sample = new RigSample();
        private readonly int[] _values = new int[Channel.Count];
        private readonly int _cellCount;

        /// <summary>The pipeline of a rig.</summary>
        public SensePipeline(RigConfiguration configuration, Calibration calibration, IRigInputs inputs)
        {
            _inputs = inputs;
            _calibration = calibration;
            _plausibility = new Plausibility(configuration);
            _sums = new StackSums(configuration);
            _slope = new TemperatureSlope(configuration);
            _frozen = new FrozenDetector(configuration);
            _cellCount = configuration.CellCount;
        }

        /// <summary>Samples the groups and writes what they say into the snapshot, whose time is already set.</summary>
        /// <param name="groups">Bits of <see cref="SampleGroups"/>.</param>
        public void Sense(Snapshot snapshot, int groups)
        {
            _sample.DiscretesRead = false;
            _inputs.Sample(_sample, groups);
            if ((groups & SampleGroups.Electrical) != 0)
            {
                SenseElectrical(snapshot);
            }

            if ((groups & SampleGroups.Temperature) != 0)
            {
                Stages(snapshot, Channel.Temperature0, Channel.Temperature0 + Channel.TemperaturesMax);
                _sums.ApplyPlates(snapshot);
                _slope.Apply(snapshot);
            }

            if ((groups & SampleGroups.Clamp) != 0)
            {
                Stages(snapshot, Channel.ClampForce, Channel.ClampTravel + 1);

                // The clamp's group is the last of the medium rate: everything is fresh now.
                _slow.Apply(snapshot, Channel.Cell0, _cellCount);
                _slow.Apply(snapshot, Channel.Stack, Channel.Count);
                _frozen.Apply(_sample, snapshot);
            }
        }

        private void SenseElectrical(Snapshot snapshot)
        {
            snapshot.DiscretesRead = _sample.DiscretesRead;
            snapshot.Discretes = _sample.Discretes;
            snapshot.CurrentRange = _sample.CurrentRange;
            Stages(snapshot, Channel.Cell0, _cellCount);
            _calibration.Apply(_sample, _values, Channel.Stack, Channel.Stack + 1);
            _calibration.ApplyCurrents(_sample, _values);
            Judge(snapshot, Channel.Stack, Channel.CurrentSecond + 1);
            _sums.ApplyCells(snapshot);
            _sums.ApplyCurrents(snapshot);
        }

        private void Stages(Snapshot snapshot, int from, int to)
        {
            _calibration.Apply(_sample, _values, from, to);
            Judge(snapshot, from, to);
        }

        private void Judge(Snapshot snapshot, int from, int to)
        {
            // The spike filter looks at the quality before this tick to know a channel's first sample.
            _spikes.Apply(_sample, _values, snapshot, from, to);
            _plausibility.Apply(_sample, _values, snapshot, from, to);
        }
    }
}
