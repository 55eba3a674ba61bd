using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// Highest, lowest and sum of the cells when one of them is not Ok. Age pushes a value towards its dangerous side: a cell
    /// that was not read in this tick counts as higher for the upper limits and as lower for the lower ones.
    /// </summary>
    [CycleCode]
    public sealed class CellSums
    {
        /// <summary>How fast an unread cell is assumed to move, in microvolts per millisecond (0.1 V/s: ten times what 1C does to a cell near its end).</summary>
        public const int CellMicrovoltsPerMs = 100;

        private readonly int _cellCount;

        /// <summary>Sums of a rig's fitted cells.</summary>
        public CellSums(RigConfiguration configuration)
        {
            _cellCount = configuration.CellCount;
        }

        /// <summary>Writes the sums of such a tick; with all cells Ok <see cref="ChannelStages.TakeCells"/> has done it.</summary>
        public void Apply(Snapshot snapshot)
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

                    int push = snapshot.AgeMs(i) * CellMicrovoltsPerMs;
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
    }
}
