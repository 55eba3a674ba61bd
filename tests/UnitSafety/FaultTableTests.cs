using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class FaultTableTests
    {
        [TestMethod]
        public void FirstInconsistentRow_DefaultRig_IsNone()
        {
            Assert.AreEqual(-1, new FaultTable(new RigConfiguration()).FirstInconsistentRow());
        }

        [TestMethod]
        public void FirstInconsistentRow_ClearLimitOutside_NamesTheRow()
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            table.Row(FaultId.CellOvervoltage).ClearLimit = table.Row(FaultId.CellOvervoltage).TripLimit;
            Assert.AreEqual(FaultId.CellOvervoltage, table.FirstInconsistentRow());
        }

        [TestMethod]
        public void FirstInconsistentRow_BudgetTooSmall_NamesTheRow()
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            table.Row(FaultId.Overcurrent).DebounceInMs = 50;
            Assert.AreEqual(FaultId.Overcurrent, table.FirstInconsistentRow());
        }

        [TestMethod]
        public void FirstInconsistentRow_RowNeverJudged_NamesTheRow()
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            table.Row(FaultId.ThermalRunaway).ActiveModes = 0;
            Assert.AreEqual(FaultId.ThermalRunaway, table.FirstInconsistentRow());
        }

        [TestMethod]
        public void Row_EveryRow_HasNameAndHint()
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            for (int i = 0; i < table.Count; i++)
            {
                Assert.IsTrue(table.Row(i).Name.Length > 3);
                Assert.IsTrue(table.Row(i).Hint.Length > 10);
                Assert.AreEqual(i, table.Row(i).Id);
            }
        }

        [TestMethod]
        public void Row_CellOvervoltage_Within150Ms()
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            Assert.AreEqual(150, table.Row(FaultId.CellOvervoltage).BudgetMs);
            Assert.AreEqual(4350000, table.Row(FaultId.CellOvervoltage).TripLimit);
            Assert.AreEqual(2950000, table.Row(FaultId.CellUndervoltage).TripLimit);
        }
    }
}
