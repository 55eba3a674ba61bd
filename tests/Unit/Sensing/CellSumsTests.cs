using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Sensing
{
    [TestClass]
    public class CellSumsTests
    {
        [TestMethod]
        public void Apply_CellNotRead_CountsAsHigherAndAsLower()
        {
            Snapshot s = GoodSnapshot.Make();
            s.TimeMs = 5000;
            GoodSnapshot.Lose(s, 0);
            s.ReadAtMs[0] = 4900;
            new CellSums(new RigConfiguration()).Apply(s);
            Assert.AreEqual(GoodSnapshot.CellMicrovolts + 10000, s.HighestCellMicrovolts, "0.1 V/s for 100 ms");
            Assert.AreEqual(0, s.HighestCell);
            Assert.AreEqual(GoodSnapshot.CellMicrovolts - 10000, s.LowestCellMicrovolts);
            Assert.AreEqual(0, s.LowestCell);
            Assert.IsFalse(s.AllCellsOk);
        }

        [TestMethod]
        public void Apply_FirstCellNotRead_TheLastStillCounts()
        {
            Snapshot s = GoodSnapshot.Make();
            GoodSnapshot.Cells(s, 3700000, 4400000);
            s.Quality[0] = (byte)Quality.OpenWire;
            new CellSums(new RigConfiguration()).Apply(s);
            Assert.AreEqual(4400000, s.HighestCellMicrovolts);
            Assert.AreEqual(1, s.HighestCell);
            Assert.AreEqual(4400000, s.CellSumMicrovolts, "an open tap has no value");
        }
    }
}
