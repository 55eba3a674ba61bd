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

        private readonly int _cellCount;
        private readonly int _plates;

        /// <summary>Sums of a rig's fitted cells and plates.</summary>
        public StackSums(RigConfiguration configuration)
        {
            _cellCount = configuration.CellCount;
            _plates = configuration.TemperaturePoints & ((1 << Channel.Plates) - 1);
        }

        /// <summary>Writes the cell sums of this tick into the snapshot.</summary>
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

        /// <summary>Writes the larger of the two currents into the snapshot; a sensor that is not read does not count, the other one does.</summary>
        public void ApplyCurrents(Snapshot snapshot)
        {
            int first = snapshot.Fast[Channel.Current];
            int second = snapshot.Fast[Channel.CurrentSecond];
            snapshot.WorstNanoamps = Saturate.Magnitude(second) > Saturate.Magnitude(first) ? second : first;
        }

        /// <summary>Writes the hottest, the coldest and a missing plate into the snapshot.</summary>
        public void ApplyPlates(Snapshot snapshot)
        {
            int hottest = int.MinValue;
            int coldest = int.MaxValue;
            int hottestPlate = -1;
            int coldestPlate = -1;
            int missing = -1;
            for (int i = 0; i < Channel.Plates; i++)
            {
                if ((_plates & (1 << i)) == 0)
                {
                    continue;
                }

                int channel = Channel.Temperature0 + i;
                int value = snapshot.Fast[channel];
                int push = 0;
                byte q = snapshot.Quality[channel];
                if (q != (byte)Quality.Ok)
                {
                    missing = i;
                    if (q == (byte)Quality.NeverRead || q == (byte)Quality.OpenWire)
                    {
                        continue;
                    }

                    push = AgeMs(snapshot, channel) * PlateMillidegreesPerMs;
                }

                if (value + push > hottest)
                {
                    hottest = value + push;
                    hottestPlate = i;
                }

                if (value - push < coldest)
                {
                    coldest = value - push;
                    coldestPlate = i;
                }
            }

            snapshot.HottestPlateMillidegrees = hottest;
            snapshot.HottestPlate = hottestPlate;
            snapshot.ColdestPlateMillidegrees = coldest;
            snapshot.ColdestPlate = coldestPlate;
            snapshot.MissingPlate = missing;
        }

        private static int AgeMs(Snapshot snapshot, int channel)
        {
            return Saturate.Clamp(Time.ElapsedMs(snapshot.TimeMs, snapshot.ReadAtMs[channel]), 0, AgeMsMax);
        }
    }
}
