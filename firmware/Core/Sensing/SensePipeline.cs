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
        // Every 500 ms, between two medium ticks, and in the tick before each second's.
        private const int FilterTicks = 10;
        private readonly IRigInputs _inputs;
        private readonly Calibration _calibration;
        private readonly ChannelStages _stages;
        private readonly SlowFilter _slow = new SlowFilter();
        private readonly CellSums _cells;
        private readonly PlateSums _plates;
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
            _cells = new CellSums(configuration);
            _plates = new PlateSums(configuration);
            _frozen = new FrozenDetector(configuration);
            _cellCount = configuration.CellCount;
        }

        /// <summary>See <see cref="ChannelStages.CopyNewest"/>.</summary>
        public void CopyNewest(int[] words, int at)
        {
            _stages.CopyNewest(words, at);
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
            int[] counts = sample.Counts;
            int selection = sample.CurrentRange | ((counts[Channel.Current] >> 31) & Calibration.FirstDischarges) | ((counts[Channel.CurrentSecond] >> 31) & Calibration.SecondDischarges);
            Calibration calibration = _calibration;
            if (selection != calibration.Selected)
            {
                Select(snapshot, calibration, selection);
            }

            if (calibration.IsBent)
            {
                calibration.Straighten(counts, _cellCount);
            }

            if (calibration.IsFine)
            {
                calibration.Dither(snapshot.Tick);
            }

            int to = medium ? Channel.Count : Channel.Temperature0;
            ChannelStages stages = _stages;
            int notOk = stages.TakeCells(sample, snapshot, _cellCount);
            if (!snapshot.AllCellsOk)
            {
                _cells.Apply(snapshot);
            }

            notOk |= stages.Take(sample, snapshot, Channel.Stack, to);
            snapshot.NotOkMask = (snapshot.NotOkMask & -(1 << to)) | notOk;
            stages.ElectricalMs = snapshot.TimeMs;

            if (medium)
            {
                stages.MediumMs = snapshot.TimeMs;
                snapshot.SelfTest = sample.SelfTest;
                _plates.Apply(snapshot);
                _slow.ApplyForce(snapshot);
                return;
            }

            _frozen.Apply(sample, snapshot);
            if (unchecked(snapshot.Tick + 1) % FilterTicks == 0)
            {
                _slow.Apply(snapshot);
                return;
            }

            snapshot.Witness = sample.Witness;
            snapshot.WitnessMask = sample.WitnessMask;
        }

        // A new calibration deselects, so that it is seen here too.
        private void Select(Snapshot snapshot, Calibration calibration, int selection)
        {
            calibration.Select(selection);
            snapshot.CurrentRange = calibration.Range;
            snapshot.CurrentIsFine = calibration.IsFine;
            if (calibration.Version != _calibrationVersion)
            {
                _calibrationVersion = calibration.Version;
                _plates.Restart();
            }
        }
    }
}
