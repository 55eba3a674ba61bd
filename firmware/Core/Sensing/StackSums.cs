using System;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// Highest, lowest and sum of the cells and the hottest plate. Age pushes a value towards its dangerous side: a cell
    /// that was not read in this tick counts as higher for the upper limits and as lower for the lower ones.
    /// </summary>
    [CycleCode]
    public sealed class StackSums
    {
        /// <summary>How fast an unread cell is assumed to move, in microvolts per millisecond (0.1 V/s: ten times what 1C does to a cell near its end).</summary>
        public const int CellMicrovoltsPerMs = 100;

        /// <summary>How fast an unread plate is assumed to heat, in millidegrees per millisecond (1 degC/s, the rung that confirms a runaway).</summary>
        public const int PlateMillidegreesPerMs = 1;

        // An age is not counted further than this: by then the channel's own fault has tripped, and the product stays an int.
        private const int AgeMsMax = 10000;
        private const int NoPlate = Channel.Temperature0 - 1;

        private readonly int _cellCount;
        private readonly int _plates;

        // Of the fitted ones.
        private readonly int[] _plateChannels;

        /// <summary>Sums of a rig's fitted cells and plates.</summary>
        public StackSums(RigConfiguration configuration)
        {
            _cellCount = configuration.CellCount;
            _plates = configuration.TemperaturePoints & ((1 << Channel.Plates) - 1);
            _plateChannels = FittedChannels(_plates);
        }

        [BootCode]
        private static int[] FittedChannels(int plates)
        {
            int count = 0;
            int[] channels = new int[Channel.Plates];
            for (int i = 0; i < Channel.Plates; i++)
            {
                if ((plates & (1 << i)) != 0)
                {
                    channels[count++] = Channel.Temperature0 + i;
                }
            }

            int[] fitted = new int[count];
            Array.Copy(channels, 0, fitted, 0, count);
            return fitted;
        }

        /// <summary>Writes the cell sums of a tick in which a cell is not Ok; with all of them Ok <see cref="ChannelStages.TakeCells"/> has done it.</summary>
        public void ApplyCells(Snapshot snapshot)
        {
            byte[] quality = snapshot.Quality;
            int[] fast = snapshot.Fast;
            int highest = int.MinValue;
            int lowest = int.MaxValue;
            int highestCell = -1;
            int lowestCell = -1;
            int sum = 0;
            bool allOk = true;
            int count = _cellCount;
            for (int i = 0; i < count; i++)
            {
                int high = fast[i];
                int low = high;
                byte q = quality[i];
                if (q != (byte)Quality.Ok)
                {
                    allOk = false;
                    if (q == (byte)Quality.NeverRead || q == (byte)Quality.OpenWire)
                    {
                        continue;
                    }

                    int push = AgeMs(snapshot, i) * CellMicrovoltsPerMs;
                    high += push;
                    low -= push;
                }

                sum += fast[i];
                if (high > highest)
                {
                    highest = high;
                    highestCell = i;
                }

                if (low < lowest)
                {
                    lowest = low;
                    lowestCell = i;
                }
            }

            snapshot.HighestCellMicrovolts = highest;
            snapshot.HighestCell = highestCell;
            snapshot.LowestCellMicrovolts = lowest;
            snapshot.LowestCell = lowestCell;
            snapshot.CellSumMicrovolts = sum;
            snapshot.AllCellsOk = allOk;
        }

        /// <summary>Writes the hottest, the coldest and a missing plate into the snapshot.</summary>
        public void ApplyPlates(Snapshot snapshot)
        {
            int others = (snapshot.NotOkMask >> Channel.Temperature0) & _plates;
            if (others != 0)
            {
                ApplyOthers(snapshot, others);
                return;
            }

            int[] fast = snapshot.Fast;
            int[] channels = _plateChannels;
            int hottest = int.MinValue;
            int coldest = int.MaxValue;
            int hottestChannel = NoPlate;
            int coldestChannel = NoPlate;
            for (int i = 0; i < channels.Length; i++)
            {
                int channel = channels[i];
                int value = fast[channel];
                if (value > hottest)
                {
                    hottest = value;
                    hottestChannel = channel;
                }

                if (value < coldest)
                {
                    coldest = value;
                    coldestChannel = channel;
                }
            }

            snapshot.HottestPlateMillidegrees = hottest;
            snapshot.HottestPlate = hottestChannel - Channel.Temperature0;
            snapshot.ColdestPlateMillidegrees = coldest;
            snapshot.ColdestPlate = coldestChannel - Channel.Temperature0;
            snapshot.MissingPlate = -1;
        }

        private void ApplyOthers(Snapshot snapshot, int others)
        {
            int[] fast = snapshot.Fast;
            int plates = _plates;
            int hottest = int.MinValue;
            int coldest = int.MaxValue;
            int hottestPlate = -1;
            int coldestPlate = -1;
            int missing = -1;
            for (int i = 0; i < Channel.Plates; i++)
            {
                int bit = 1 << i;
                if ((plates & bit) == 0)
                {
                    continue;
                }

                int high = fast[Channel.Temperature0 + i];
                int low = high;
                if ((others & bit) != 0)
                {
                    missing = i;
                    int push = Push(snapshot, Channel.Temperature0 + i);
                    if (push < 0)
                    {
                        continue;
                    }

                    high += push;
                    low -= push;
                }

                if (high > hottest)
                {
                    hottest = high;
                    hottestPlate = i;
                }

                if (low < coldest)
                {
                    coldest = low;
                    coldestPlate = i;
                }
            }

            snapshot.HottestPlateMillidegrees = hottest;
            snapshot.HottestPlate = hottestPlate;
            snapshot.ColdestPlateMillidegrees = coldest;
            snapshot.ColdestPlate = coldestPlate;
            snapshot.MissingPlate = missing;
        }

        // How far a plate may have moved since it was read, in millidegrees; -1 for one that has no value.
        private static int Push(Snapshot snapshot, int channel)
        {
            byte q = snapshot.Quality[channel];
            if (q == (byte)Quality.NeverRead || q == (byte)Quality.OpenWire)
            {
                return -1;
            }

            return AgeMs(snapshot, channel) * PlateMillidegreesPerMs;
        }

        private static int AgeMs(Snapshot snapshot, int channel)
        {
            return Saturate.Clamp(Time.ElapsedMs(snapshot.TimeMs, snapshot.ReadAtMs[channel]), 0, AgeMsMax);
        }
    }
}
