using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// The first third of a tick, tap to snapshot: sample, then calibrate, judge and spike reject in one pass, then the sums
    /// over the stack; beside it the slow filter, the slopes and the watch for converters that stand still.
    /// </summary>
    [CycleCode]
    public sealed class SensePipeline
    {
        private const int ElectricalBits = (1 << Channel.Temperature0) - 1;
        private readonly IRigInputs _inputs;
        private readonly Calibration _calibration;
        private readonly ChannelStages _stages;
        private readonly SlowFilter _slow = new SlowFilter();
        private readonly StackSums _sums;
        private readonly TemperatureSlope _slope;
        private readonly FrozenDetector _frozen;
        private readonly RigSample _sample = new RigSample();
        private readonly int _cellCount;
        private int _electricalMs;
        private int _mediumMs;

        /// <summary>The pipeline of a rig.</summary>
        public SensePipeline(RigConfiguration configuration, Calibration calibration, IRigInputs inputs)
        {
            _inputs = inputs;
            _calibration = calibration;
            _stages = new ChannelStages(calibration, new PlausibleRange(configuration));
            _sums = new StackSums(configuration);
            _slope = new TemperatureSlope(configuration);
            _frozen = new FrozenDetector(configuration);
            _cellCount = configuration.CellCount;
        }

        /// <summary>Samples and writes what the samples say into the snapshot, whose time is already set.</summary>
        /// <param name="medium">True in the ticks that sample temperatures and clamp too; the ticks between do the slower work on the rest.</param>
        public void Sense(Snapshot snapshot, bool medium)
        {
            _sample.DiscretesRead = false;
            _inputs.Sample(_sample, medium ? SampleGroups.Electrical | SampleGroups.Temperature | SampleGroups.Clamp : SampleGroups.Electrical);
            TakeElectrical(snapshot);
            if (medium)
            {
                TakeMedium(snapshot);
                _slow.Apply(snapshot, Channel.Temperature0, Channel.Count);
            }
            else
            {
                _slow.Apply(snapshot, Channel.Cell0, _cellCount);
                _slow.Apply(snapshot, Channel.Stack, Channel.Temperature0);
                _frozen.Apply(_sample, snapshot);
            }
        }

        private void TakeElectrical(Snapshot snapshot)
        {
            snapshot.DiscretesRead = _sample.DiscretesRead;
            snapshot.Discretes = _sample.Discretes;
            snapshot.CurrentRange = _sample.CurrentRange;
            _calibration.SelectRange(_sample.CurrentRange);
            int cells = _stages.TakeCells(_sample, snapshot, _cellCount, _electricalMs);
            if (!snapshot.AllCellsOk)
            {
                _sums.ApplyCells(snapshot);
            }

            int others = _stages.Take(_sample, snapshot, Channel.Stack, Channel.Temperature0, _electricalMs);
            snapshot.NotOkMask = (snapshot.NotOkMask & ~ElectricalBits) | cells | others;
            _electricalMs = snapshot.TimeMs;

            // Safety believes the larger one; a sensor that is not read keeps its last value and the other one counts.
            int first = snapshot.Fast[Channel.Current];
            int second = snapshot.Fast[Channel.CurrentSecond];
            snapshot.WorstNanoamps = (second < 0 ? -second : second) > (first < 0 ? -first : first) ? second : first;
        }

        private void TakeMedium(Snapshot snapshot)
        {
            int others = _stages.Take(_sample, snapshot, Channel.Temperature0, Channel.Count, _mediumMs);
            snapshot.NotOkMask = (snapshot.NotOkMask & ElectricalBits) | others;
            _mediumMs = snapshot.TimeMs;
            _sums.ApplyPlates(snapshot);
            _slope.Apply(snapshot);
        }
    }
}
