using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Sensing
{
    [TestClass]
    public class StackSumsTests
    {
        [TestMethod]
        public void ApplyPlates_PlateNotRead_CountsAsHotterAndAsColder()
        {
            Snapshot s = GoodSnapshot.Make();
            s.TimeMs = 5000;
            GoodSnapshot.Lose(s, Channel.Temperature0 + 2);
            s.ReadAtMs[Channel.Temperature0 + 2] = 2000;
            new StackSums(new RigConfiguration()).ApplyPlates(s);
            Assert.AreEqual(GoodSnapshot.PlateMillidegrees + 3000, s.HottestPlateMillidegrees, "1 degC/s for 3 s");
            Assert.AreEqual(2, s.HottestPlate);
            Assert.AreEqual(GoodSnapshot.PlateMillidegrees - 3000, s.ColdestPlateMillidegrees);
            Assert.AreEqual(2, s.ColdestPlate);
            Assert.AreEqual(2, s.MissingPlate);
        }

        [TestMethod]
        public void ApplyPlates_EveryPlateInTurn_IsFoundAsHottestAndAsColdest()
        {
            Snapshot s = GoodSnapshot.Make();
            StackSums sums = new StackSums(new RigConfiguration());
            for (int plate = 0; plate < Channel.Plates; plate++)
            {
                s.MissingPlate = 0;
                s.Fast[Channel.Temperature0 + plate] = GoodSnapshot.PlateMillidegrees + 1;
                sums.ApplyPlates(s);
                Assert.AreEqual(GoodSnapshot.PlateMillidegrees + 1, s.HottestPlateMillidegrees);
                Assert.AreEqual(plate, s.HottestPlate);
                Assert.AreEqual(-1, s.MissingPlate);
                s.Fast[Channel.Temperature0 + plate] = GoodSnapshot.PlateMillidegrees - 1;
                sums.ApplyPlates(s);
                Assert.AreEqual(GoodSnapshot.PlateMillidegrees - 1, s.ColdestPlateMillidegrees);
                Assert.AreEqual(plate, s.ColdestPlate);
                s.Fast[Channel.Temperature0 + plate] = GoodSnapshot.PlateMillidegrees;
            }
        }

        [TestMethod]
        public void ApplyPlates_PlateThatIsNotFitted_IsNoneOfThem()
        {
            RigConfiguration configuration = new RigConfiguration();
            configuration.TemperaturePoints = 0x3A;
            Snapshot s = GoodSnapshot.Make();
            s.NotOkMask = 1 << (Channel.Temperature0 + 2);
            s.Fast[Channel.Temperature0] = 90000;
            s.Fast[Channel.Temperature0 + 2] = -10000;
            new StackSums(configuration).ApplyPlates(s);
            Assert.AreEqual(1, s.HottestPlate);
            Assert.AreEqual(1, s.ColdestPlate);
            Assert.AreEqual(GoodSnapshot.PlateMillidegrees, s.HottestPlateMillidegrees);
            Assert.AreEqual(-1, s.MissingPlate);
        }

        [TestMethod]
        public void ApplyCells_CellNotRead_CountsAsHigherAndAsLower()
        {
            Snapshot s = GoodSnapshot.Make();
            s.TimeMs = 5000;
            GoodSnapshot.Lose(s, 0);
            s.ReadAtMs[0] = 4900;
            new StackSums(new RigConfiguration()).ApplyCells(s);
            Assert.AreEqual(GoodSnapshot.CellMicrovolts + 10000, s.HighestCellMicrovolts, "0.1 V/s for 100 ms");
            Assert.AreEqual(0, s.HighestCell);
            Assert.AreEqual(GoodSnapshot.CellMicrovolts - 10000, s.LowestCellMicrovolts);
            Assert.AreEqual(0, s.LowestCell);
            Assert.IsFalse(s.AllCellsOk);
        }

        [TestMethod]
        public void ApplyCells_FirstCellNotRead_TheLastStillCounts()
        {
            Snapshot s = GoodSnapshot.Make();
            GoodSnapshot.Cells(s, 3700000, 4400000);
            s.Quality[0] = (byte)Quality.OpenWire;
            new StackSums(new RigConfiguration()).ApplyCells(s);
            Assert.AreEqual(4400000, s.HighestCellMicrovolts);
            Assert.AreEqual(1, s.HighestCell);
            Assert.AreEqual(4400000, s.CellSumMicrovolts, "an open tap has no value");
        }
    }
}
