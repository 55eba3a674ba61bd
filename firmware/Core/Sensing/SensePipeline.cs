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
        // Every second of the ticks between the medium ones: every 200 ms, and in the tick before each second's.
        private const int ElectricalFilterBit = 2;
        private readonly IRigInputs _inputs;
        private readonly Calibration _calibration;
        private readonly ChannelStages _stages;
        private readonly SlowFilter _slow = new SlowFilter();
        private readonly StackSums _sums;
        private readonly TemperatureSlope _slope;
        private int _calibrationVersion;
        private readonly FrozenDetector _frozen;
        private readonly RigSample _sample = new RigSample();
        private readonly int _cellCount;

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

        /// <summary>Newest calibrated samples by channel, before the median; see <see cref="ChannelStages.Newest"/>.</summary>
        public int[] Newest
        {
            get { return _stages.Newest; }
        }

        /// <summary>Samples and writes what the samples say into the snapshot, whose time is already set.</summary>
        /// <param name="medium">True in the ticks that sample temperatures and clamp too; the ticks between do the slower work on the rest.</param>
        public void Sense(Snapshot snapshot, bool medium)
        {
            RigSample sample = _sample;
            sample.DiscretesRead = false;
            _inputs.Sample(sample, medium ? SampleGroups.Electrical | SampleGroups.Temperature | SampleGroups.Clamp : SampleGroups.Electrical);
            snapshot.DiscretesRead = sample.DiscretesRead;
            snapshot.Discretes = sample.Discretes;
            snapshot.SelfTest = sample.SelfTest;
            int[] counts = sample.Counts;
            int selection = sample.CurrentRange | ((counts[Channel.Current] >> 31) & Calibration.FirstDischarges) | ((counts[Channel.CurrentSecond] >> 31) & Calibration.SecondDischarges);
            if (selection != _calibration.Selected)
            {
                _calibration.Select(selection);
                snapshot.CurrentRange = _calibration.Range;
                snapshot.CurrentIsFine = _calibration.IsFine;
            }

            if (_calibration.IsBent)
            {
                _calibration.Straighten(counts, _cellCount);
            }

            if (_calibration.IsFine)
            {
                _calibration.Dither(snapshot.Tick);
            }

            int to = medium ? Channel.Count : Channel.Temperature0;
            ChannelStages stages = _stages;
            int notOk = stages.TakeCells(sample, snapshot, _cellCount);
            if (!snapshot.AllCellsOk)
            {
                _sums.ApplyCells(snapshot);
            }

            notOk |= stages.Take(sample, snapshot, Channel.Stack, to);
            snapshot.NotOkMask = (snapshot.NotOkMask & -(1 << to)) | notOk;
            stages.ElectricalMs = snapshot.TimeMs;

            if (medium)
            {
                stages.MediumMs = snapshot.TimeMs;
                _sums.ApplyPlates(snapshot);
                if (_calibration.Version != _calibrationVersion)
                {
                    _calibrationVersion = _calibration.Version;
                    _slope.Restart();
                }

                _slope.Apply(snapshot);
                _slow.Apply(snapshot, Channel.Temperature0, Channel.Count, SlowFilter.MediumShift);
                return;
            }

            _frozen.Apply(sample, snapshot);
            if ((snapshot.Tick & ElectricalFilterBit) != 0)
            {
                _slow.Apply(snapshot, Channel.Cell0, Channel.Temperature0, SlowFilter.ElectricalShift);
                return;
            }

            snapshot.Witness = sample.Witness;
            snapshot.WitnessMask = sample.WitnessMask;
        }
    }
}
