using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitPrograms
{
    /// <summary>The short way past the conditions must never pass over one that holds.</summary>
    [TestClass]
    public class EndBoundsTests
    {
        private const int Rounds = 20000;
        private static uint s_seed;

        [TestMethod]
        public void MayEnd_False_NoConditionHolds()
        {
            s_seed = 99;
            TestStack stack = new TestStack(new ImageBuilder().Rest(10));
            RigConfiguration configuration = stack.Configuration;
            ProgramTable table = stack.Table;
            EndConditions conditions = new EndConditions(table, configuration.CellCount, configuration.TemperaturePoints);
            EndBounds bounds = new EndBounds(table, conditions.Slopes, configuration);
            Snapshot snapshot = new Snapshot();
            int passedOver = 0;
            int held = 0;
            for (int i = 0; i < Rounds; i++)
            {
                Conditions(table);
                bounds.Take(0);
                Readings(snapshot, configuration);
                long elapsedMs = Next(12000);
                long charge = (Next(400) - 200) * EndConditions.NanoampereHour;
                bool holds = elapsedMs >= table.TimeLimitMs[0];
                for (int c = 0; c < table.FirstCondition[1]; c++)
                {
                    holds |= conditions.Holds(c, snapshot, elapsedMs, charge, true, true);
                }

                bool mayEnd = bounds.MayEnd(snapshot, elapsedMs, charge);
                Assert.IsTrue(mayEnd || !holds, "round " + i.ToString());
                passedOver += mayEnd ? 0 : 1;
                held += holds ? 1 : 0;
            }

            Assert.IsTrue(passedOver > Rounds / 20, "the short way must be taken often enough to show something");
            Assert.IsTrue(held > Rounds / 20, "and conditions must hold often enough");
        }

        private static void Conditions(ProgramTable table)
        {
            int count = Next(4);
            table.FirstCondition[0] = 0;
            table.FirstCondition[1] = count;
            for (int c = 0; c < count; c++)
            {
                int kind = 1 + Next(EndKind.Last);
                table.ConditionKind[c] = (byte)kind;
                table.ConditionChannel[c] = (byte)Next(2);
                table.ConditionLimit[c] = Limit(kind);
            }
        }

        private static int Limit(int kind)
        {
            switch (kind)
            {
                case EndKind.Time: return Next(1200);
                case EndKind.Charge: return Next(300);
                case EndKind.StackAbove:
                case EndKind.StackBelow: return 7000000 + Next(1000000);
                case EndKind.SpreadAbove:
                case EndKind.SpreadBelow: return Next(500000);
                case EndKind.CurrentAbove:
                case EndKind.CurrentBelow: return Next(100000);
                case EndKind.TemperatureAbove:
                case EndKind.TemperatureBelow:
                case EndKind.AllPlatesAbove: return 19000 + Next(2000);
                case EndKind.ForceAbove:
                case EndKind.ForceBelow: return 44000 + Next(2000);
                default: return 3500000 + Next(500000);
            }
        }

        private static void Readings(Snapshot s, RigConfiguration configuration)
        {
            for (int i = 0; i < Channel.Count; i++)
            {
                s.Quality[i] = (byte)(Next(40) == 0 ? Quality.Stale : Quality.Ok);
            }

            s.Fast[0] = 3500000 + Next(500000);
            s.Fast[1] = 3500000 + Next(500000);
            s.Fast[Channel.Stack] = s.Fast[0] + s.Fast[1];
            s.Fast[Channel.Current] = Next(200000) - 100000;
            s.Fast[Channel.CurrentSecond] = s.Fast[Channel.Current];
            s.Fast[Channel.ClampForce] = 44000 + Next(2000);
            bool firstIsHigh = s.Fast[0] >= s.Fast[1];
            s.AllCellsOk = s.Quality[0] == (byte)Quality.Ok && s.Quality[1] == (byte)Quality.Ok;
            s.HighestCell = firstIsHigh ? 0 : 1;
            s.LowestCell = firstIsHigh ? 1 : 0;
            s.HighestCellMicrovolts = s.Fast[s.HighestCell];
            s.LowestCellMicrovolts = s.Fast[s.LowestCell];
            Plates(s, configuration);
        }

        private static void Plates(Snapshot s, RigConfiguration configuration)
        {
            s.MissingPlate = -1;
            s.HottestPlateMillidegrees = int.MinValue;
            s.ColdestPlateMillidegrees = int.MaxValue;
            for (int i = 0; i < Channel.Plates; i++)
            {
                int value = 19000 + Next(2000);
                s.Fast[Channel.Temperature0 + i] = value;
                if ((configuration.TemperaturePoints & (1 << i)) != 0)
                {
                    s.MissingPlate = s.Quality[Channel.Temperature0 + i] == (byte)Quality.Ok ? s.MissingPlate : i;
                    s.HottestPlateMillidegrees = value > s.HottestPlateMillidegrees ? value : s.HottestPlateMillidegrees;
                    s.ColdestPlateMillidegrees = value < s.ColdestPlateMillidegrees ? value : s.ColdestPlateMillidegrees;
                }
            }
        }

        private static int Next(int below)
        {
            s_seed = unchecked((s_seed * 1664525u) + 1013904223u);
            return (int)((s_seed >> 8) % (uint)below);
        }
    }
}
