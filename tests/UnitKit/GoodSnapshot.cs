using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Tests.UnitKit
{
    /// <summary>What a healthy rig of two cells at rest knows: every channel read, contactor open.</summary>
    public static class GoodSnapshot
    {
        public const int CellMicrovolts = 3700000;
        public const int PlateMillidegrees = 20000;

        public static Snapshot Make()
        {
            Snapshot s = new Snapshot();
            s.SelfTest.IsDone = true;
            for (int i = 0; i < Channel.Count; i++)
            {
                s.Quality[i] = (byte)Quality.Ok;
            }

            s.NotOkMask = 0;
            Cells(s, CellMicrovolts, CellMicrovolts);
            s.AllCellsOk = true;
            s.DiscretesRead = true;
            s.HottestPlateMillidegrees = PlateMillidegrees;
            s.ColdestPlateMillidegrees = PlateMillidegrees;
            s.MissingPlate = -1;
            for (int i = 0; i < Channel.TemperaturesMax; i++)
            {
                s.Fast[Channel.Temperature0 + i] = PlateMillidegrees;
                s.Slow[Channel.Temperature0 + i] = PlateMillidegrees;
            }

            s.Fast[Channel.ClampForce] = 45000;
            s.Slow[Channel.ClampForce] = 45000;
            return s;
        }

        /// <summary>Sets both cells, their sums and the stack.</summary>
        public static void Cells(Snapshot s, int first, int second)
        {
            s.Fast[0] = first;
            s.Fast[1] = second;
            s.Slow[0] = first;
            s.Slow[1] = second;
            s.HighestCell = second > first ? 1 : 0;
            s.LowestCell = second < first ? 1 : 0;
            s.HighestCellMicrovolts = second > first ? second : first;
            s.LowestCellMicrovolts = second < first ? second : first;
            s.CellSumMicrovolts = first + second;
            s.Fast[Channel.Stack] = first + second;
        }

        /// <summary>Takes a channel's reading away.</summary>
        public static void Lose(Snapshot s, int channel)
        {
            s.Quality[channel] = (byte)Quality.Stale;
            s.NotOkMask |= 1 << channel;
            if (channel < Channel.CellsMax)
            {
                s.AllCellsOk = false;
            }
        }
    }
}
