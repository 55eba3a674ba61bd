using System;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// The stages every sample goes through, in one pass over the channels because a pass costs the board more than the
    /// arithmetic in it:
    /// <code>
    /// calibrate    counts x gain / 2^32 + offset, to the nearest; of a cell also what the cells below it cost by their common mode
    /// plausible    inside the range in which the quantity can be
    /// spike reject the median of the last three samples
    /// </code>
    /// The median removes a spike of one sample and delays a true step or ramp by one sample, so that a limit that is really
    /// crossed is seen with the second sample beyond it. A channel that is not Ok, or was not in the sample before, takes the
    /// long way.
    /// </summary>
    [CycleCode]
    public sealed class ChannelStages
    {
        /// <summary>
        /// No value leaves sensing with a larger magnitude, in any channel's unit: it lies beyond every plausible range, and the
        /// difference of two such values is still an int.
        /// </summary>
        public const int ValueMax = 1000000000;

        // As _width, of the cells.
        private const uint PlausibleCells = PlausibleRange.CellMicrovoltsMax - PlausibleRange.CellMicrovoltsMin;

        // Twice what a cell's converter reaches: whatever a broken channel says, eleven of them are still an int.
        private const int BelowEachMax = 20000000;
        private const byte SampleOk = SampleStatus.Ok;
        private const byte Ok = (byte)Quality.Ok;
        private readonly long[] _gainQ32;
        private readonly long[] _offsetQ32;
        private readonly long[] _commonModeQ32;
        private readonly int[] _min;
        private readonly int[] _max;

        // One comparison for both ends: below the lower one the difference is a huge unsigned number.
        private readonly uint[] _width = new uint[Channel.Count];
        private readonly int[] _newest = new int[Channel.Count];
        private readonly int[] _older = new int[Channel.Count];

        // Of the cells, which change places with every pass: the newest sample then overwrites the oldest one, and nothing is moved.
        private int[] _newestCells = new int[Channel.CellsMax];
        private int[] _olderCells = new int[Channel.CellsMax];
        private readonly bool[] _hasHistory = new bool[Channel.Count];

        /// <summary>Time of the newest sample of cells, stack and currents before this one, wrapping milliseconds: when a channel that was Ok in it and is not now was read last.</summary>
        public int ElectricalMs;

        /// <summary>The same of temperatures and clamp.</summary>
        public int MediumMs;

        /// <summary>The stages of a rig.</summary>
        public ChannelStages(Calibration calibration, PlausibleRange range)
        {
            _gainQ32 = calibration.GainQ32;
            _offsetQ32 = calibration.OffsetQ32;
            _commonModeQ32 = calibration.CommonModeQ32;
            _min = range.Min;
            _max = range.Max;
            for (int i = 0; i < Channel.Count; i++)
            {
                _width[i] = unchecked((uint)(_max[i] - _min[i]));
            }
        }

        /// <summary>
        /// Copies the newest calibrated samples of cells, stack and currents out, before the spike reject, in the channel's unit; of a channel
        /// whose sample is missing the one before.
        /// </summary>
        /// <param name="words">Filled from <paramref name="at"/> on with <see cref="Channel.Temperature0"/> values.</param>
        public void CopyNewest(int[] words, int at)
        {
            Array.Copy(_newestCells, 0, words, at, Channel.CellsMax);
            Array.Copy(_newest, Channel.CellsMax, words, at + Channel.CellsMax, Channel.Temperature0 - Channel.CellsMax);
        }

        /// <summary>
        /// The cells, with their highest, lowest and sum in the same pass. When a cell is not Ok those are not complete:
        /// <see cref="CellSums.Apply"/> then counts anew.
        /// </summary>
        /// <param name="cellCount">Fitted cells, 1..<see cref="Channel.CellsMax"/>.</param>
        /// <returns>Bits of the cells that are not Ok.</returns>
        public int TakeCells(RigSample sample, Snapshot snapshot, int cellCount)
        {
            if ((snapshot.NotOkMask & ((1 << cellCount) - 1)) != 0)
            {
                snapshot.AllCellsOk = false;
                return TakeAnyCells(sample, snapshot, cellCount);
            }

            int[] counts = sample.Counts;
            byte[] status = sample.Status;
            int[] fast = snapshot.Fast;
            long[] gains = _gainQ32;
            long[] offsets = _offsetQ32;
            long[] commonModes = _commonModeQ32;
            int[] newest = _newestCells;
            int[] oldest = _olderCells;
            _newestCells = oldest;
            _olderCells = newest;
            int highest = int.MinValue;
            int lowest = int.MaxValue;
            int highestCell = -1;
            int lowestCell = -1;
            int sum = 0;
            int notOk = 0;
            for (int i = 0; i < cellCount; i++)
            {
                // Calibrate: 2^23 counts times the largest gain and the largest offset stay below 2^62 each, the common mode's part below 2^46.
                int c = (int)(((counts[i] * gains[i]) + (sum * commonModes[i]) + offsets[i]) >> 32);
                if (status[i] != SampleOk || unchecked((uint)(c - PlausibleRange.CellMicrovoltsMin)) > PlausibleCells)
                {
                    // What this cell read last stands for it in the common mode of those above.
                    notOk |= TakeAnyCell(sample, snapshot, i);
                    sum += Saturate.Clamp(fast[i], -BelowEachMax, BelowEachMax);
                    continue;
                }

                // Spike reject: the newest three are a, b, c.
                int b = newest[i];
                int a = oldest[i];
                oldest[i] = c;
                c = c < a ? (c > b ? c : (a < b ? a : b)) : (c < b ? c : (a > b ? a : b));
                fast[i] = c;

                // Sums.
                sum += c;
                if (c > highest)
                {
                    highest = c;
                    highestCell = i;
                }

                if (c < lowest)
                {
                    lowest = c;
                    lowestCell = i;
                }
            }

            snapshot.HighestCellMicrovolts = highest;
            snapshot.HighestCell = highestCell;
            snapshot.LowestCellMicrovolts = lowest;
            snapshot.LowestCell = lowestCell;
            snapshot.CellSumMicrovolts = sum;
            snapshot.AllCellsOk = notOk == 0;
            return notOk;
        }

        /// <summary>The channels from..to-1, all of which had their turn in this tick.</summary>
        /// <returns>Bits of the channels that are not Ok.</returns>
        public int Take(RigSample sample, Snapshot snapshot, int from, int to)
        {
            int before = snapshot.NotOkMask & ((1 << to) - (1 << from));
            int[] counts = sample.Counts;
            byte[] status = sample.Status;
            int[] fast = snapshot.Fast;
            long[] gains = _gainQ32;
            long[] offsets = _offsetQ32;
            int[] newest = _newest;
            int[] older = _older;
            int[] min = _min;
            uint[] width = _width;
            int notOk = 0;
            int end = to;
            for (int i = from; i < end; i++)
            {
                int c = (int)(((counts[i] * gains[i]) + offsets[i]) >> 32);
                if (status[i] != SampleOk || unchecked((uint)(c - min[i])) > width[i] || (before != 0 && (before & (1 << i)) != 0))
                {
                    notOk |= TakeOther(sample, snapshot, i);
                    continue;
                }

                int b = newest[i];
                int a = older[i];
                older[i] = b;
                newest[i] = c;
                fast[i] = c < a ? (c > b ? c : (a < b ? a : b)) : (c < b ? c : (a > b ? a : b));
            }

            return notOk;
        }

        private int TakeAnyCells(RigSample sample, Snapshot snapshot, int cellCount)
        {
            int[] newest = _newestCells;
            _newestCells = _olderCells;
            _olderCells = newest;
            int notOk = 0;
            for (int i = 0; i < cellCount; i++)
            {
                notOk |= TakeAnyCell(sample, snapshot, i);
            }

            return notOk;
        }

        // The arrays have changed places already.
        private int TakeAnyCell(RigSample sample, Snapshot snapshot, int i)
        {
            _newest[i] = _olderCells[i];
            _older[i] = _newestCells[i];
            int notOk = TakeOther(sample, snapshot, i);
            _newestCells[i] = _newest[i];
            _olderCells[i] = _older[i];
            return notOk;
        }

        // Every case. Its bit when the channel is not Ok afterwards.
        private int TakeOther(RigSample sample, Snapshot snapshot, int i)
        {
            byte s = sample.Status[i];
            byte was = snapshot.Quality[i];
            if (s != SampleStatus.Ok && s != SampleStatus.Saturated)
            {
                TakeMissing(snapshot, i, s, was);
                return 1 << i;
            }

            long scaled = (sample.Counts[i] * _gainQ32[i]) + _offsetQ32[i];
            scaled += i < Channel.CellsMax ? Below(snapshot, i) * _commonModeQ32[i] : 0;
            int c = Saturate.Clamp((int)(scaled >> 32), -ValueMax, ValueMax);
            snapshot.ReadAtMs[i] = snapshot.TimeMs;
            bool ok = s == SampleStatus.Ok && c >= _min[i] && c <= _max[i];
            snapshot.Quality[i] = ok ? Ok : (byte)Quality.OutOfRange;
            if (!_hasHistory[i])
            {
                _hasHistory[i] = true;
                _newest[i] = c;
                _older[i] = c;
                snapshot.Fast[i] = c;
            }
            else
            {
                snapshot.Fast[i] = Median(i, c);
            }

            return ok ? 0 : 1 << i;
        }

        private static int Below(Snapshot snapshot, int cell)
        {
            int[] fast = snapshot.Fast;
            int sum = 0;
            for (int i = 0; i < cell; i++)
            {
                sum += Saturate.Clamp(fast[i], -BelowEachMax, BelowEachMax);
            }

            return sum;
        }

        private void TakeMissing(Snapshot snapshot, int i, byte status, byte was)
        {
            if (was == Ok)
            {
                snapshot.ReadAtMs[i] = i < Channel.Temperature0 ? ElectricalMs : MediumMs;
            }

            if (status == SampleStatus.OpenWire)
            {
                snapshot.Quality[i] = (byte)Quality.OpenWire;
            }
            else if (status == SampleStatus.Disagree)
            {
                snapshot.Quality[i] = (byte)Quality.Disagree;
            }
            else if (was != (byte)Quality.NeverRead)
            {
                snapshot.Quality[i] = (byte)Quality.Stale;
            }
        }

        private int Median(int i, int c)
        {
            int b = _newest[i];
            int a = _older[i];
            _older[i] = b;
            _newest[i] = c;
            return c < a ? (c > b ? c : (a < b ? a : b)) : (c < b ? c : (a > b ? a : b));
        }
    }
}
