using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.UnitSafety
{
    /// <summary>What the rows of a provisioned rig say, written down a second time: limits, reactions and sums.</summary>
    [TestClass]
    public class FaultLimitTests
    {
        [TestMethod]
        public void Row_VoltageRows_LieAroundTheProvisionedWindow()
        {
            FaultTable table = new FaultTable(Rig(2500000));
            Limits(table, FaultId.CellOvervoltageWarn, 4208000, 4204000);
            Limits(table, FaultId.CellOvervoltageInhibit, 4226000, 4213000);
            Limits(table, FaultId.CellOvervoltage, 4247000, 4226000);
            Limits(table, FaultId.CellUndervoltageWarn, 2492000, 2496000);
            Limits(table, FaultId.CellUndervoltageInhibit, 2474000, 2487000);
            Limits(table, FaultId.CellUndervoltage, 2453000, 2474000);
            Limits(table, FaultId.StackOvervoltage, 3 * 4247000, (3 * 4247000) - (3 * 23500));
            Limits(table, FaultId.StackUndervoltage, 3 * 2453000, (3 * 2453000) + (3 * 23500));
        }

        [TestMethod]
        public void Row_ReversalRows_LieBelowACellThatIsNeverEmptied()
        {
            FaultTable table = new FaultTable(Rig(2500000));
            Limits(table, FaultId.CellReversalWarn, 500000, 505000);
            Limits(table, FaultId.CellReversalInhibit, 250000, 255000);
            Limits(table, FaultId.CellReversal, 0, 5000);
        }

        [TestMethod]
        public void Row_ReversalRowsOfACellCycledThroughZero_LieOutsideItsWindow()
        {
            FaultTable table = new FaultTable(Rig(-1500000));
            Limits(table, FaultId.CellReversalWarn, -1555000, -1550000);
            Limits(table, FaultId.CellReversalInhibit, -1563000, -1558000);
            Limits(table, FaultId.CellReversal, -1571000, -1566000);
            table = new FaultTable(Rig(0));
            Limits(table, FaultId.CellReversalWarn, -55000, -50000);
            Limits(table, FaultId.CellReversal, -71000, -66000);
        }

        [TestMethod]
        public void Row_Reactions_AreThoseOfTheDesign()
        {
            int[] expected = new int[FaultId.Count];
            Add(expected, Reaction.Alarm, new[]
            {
                FaultId.CellOvervoltage, FaultId.CellUndervoltage, FaultId.StackSumMismatch, FaultId.StackOvervoltage, FaultId.Overcurrent, FaultId.CurrentSensorsDisagree,
                FaultId.CurrentDeviation, FaultId.CurrentWithContactorOpen, FaultId.Overtemperature, FaultId.TemperatureRateWarn, FaultId.TemperatureRate, FaultId.ThermalRunaway,
                FaultId.CellChannelStale, FaultId.CellOpenWire, FaultId.StackChannelMissing, FaultId.CurrentChannelMissing, FaultId.TemperatureChannelMissing, FaultId.DiscretesMissing,
                FaultId.ContactorWelded, FaultId.EmergencyStop, FaultId.HardwareTrip, FaultId.ClampForce, FaultId.CellReversal, FaultId.CellDivergence,
                FaultId.SoftShort, FaultId.HardShort, FaultId.ContactLoss, FaultId.CellFrozen, FaultId.ElectricalFrozen, FaultId.TemperatureFrozen,
                FaultId.ForceFrozen, FaultId.TemperaturesDisagree, FaultId.HeaterWithoutRise, FaultId.HeatWithoutCommand, FaultId.HeaterHot, FaultId.ClampForceRunaway,
                FaultId.StackUndervoltage, FaultId.CurrentWithoutCommand, FaultId.RangeMismatch, FaultId.ClockJump, FaultId.ConfigurationCrc, FaultId.ProgramCrc,
                FaultId.ChargeExceeded, FaultId.InvariantBroken,
            });
            Add(expected, Reaction.HeaterOff, new[]
            {
                FaultId.OvertemperatureWarn, FaultId.Overtemperature, FaultId.TemperatureRateWarn, FaultId.TemperatureRate, FaultId.ThermalRunaway, FaultId.TemperatureChannelMissing,
                FaultId.TemperatureFrozen, FaultId.TemperaturesDisagree, FaultId.HeaterWithoutRise, FaultId.HeatWithoutCommand, FaultId.HeaterHot, FaultId.HeaterChannelMissing,
            });
            Add(expected, Reaction.ClampSafe, new[] { FaultId.ThermalRunaway, FaultId.ClampForce, FaultId.ClampForceRunaway });
            Add(expected, Reaction.BlockCharge, new[] { FaultId.CellOvervoltageInhibit, FaultId.TemperatureRateWarn });
            Add(expected, Reaction.BlockDischarge, new[] { FaultId.CellUndervoltageInhibit, FaultId.CellReversalInhibit, FaultId.TemperatureRateWarn });
            FaultTable table = new FaultTable(Rig(2500000));
            for (int id = 0; id < FaultId.Count; id++)
            {
                Assert.AreEqual(expected[id], table.Row(id).Reaction, table.Row(id).Name);
            }
        }

        [TestMethod]
        public void WorstCaseMs_IsTheSumThatTheOperatorsTableShows()
        {
            FaultTable table = new FaultTable(Rig(2500000));
            Assert.AreEqual(100 + 0 + 20 + 30, table.Row(FaultId.CellOvervoltage).WorstCaseMs);
            Assert.AreEqual(100 + 50, table.Row(FaultId.CellOpenWire).WorstCaseMs, "two reads and one more sample");
            Assert.AreEqual(100 + 500 + 50, table.Row(FaultId.TemperatureChannelMissing).WorstCaseMs);
            Assert.AreEqual(100 + 500 + 50, table.Row(FaultId.HeaterChannelMissing).WorstCaseMs);
            Assert.AreEqual(100 + 500 + 50, table.Row(FaultId.ClampChannelMissing).WorstCaseMs);
            Assert.AreEqual(100 + 0 + 50, table.Row(FaultId.RingOverflow).WorstCaseMs);
        }

        [TestMethod]
        public void FirstInconsistentRow_LowRowClearsAtItsTripLimit_NamesTheRow()
        {
            FaultTable table = new FaultTable(Rig(2500000));
            table.Row(FaultId.CellUndervoltage).ClearLimit = table.Row(FaultId.CellUndervoltage).TripLimit;
            Assert.AreEqual(FaultId.CellUndervoltage, table.FirstInconsistentRow());
        }

        // No two steps between the tiers are alike.
        private static RigConfiguration Rig(int cellMicrovoltsMin)
        {
            RigConfiguration c = new RigConfiguration();
            c.CellCount = 3;
            c.CellMicrovoltsMax = 4200000;
            c.CellMicrovoltsMin = cellMicrovoltsMin;
            c.CellWarnMicrovolts = 8000;
            c.CellInhibitMicrovolts = 26000;
            c.CellTripMicrovolts = 47000;
            return c;
        }

        private static void Limits(FaultTable table, int id, int trip, int clear)
        {
            Assert.AreEqual(trip, table.Row(id).TripLimit, table.Row(id).Name);
            Assert.AreEqual(clear, table.Row(id).ClearLimit, table.Row(id).Name);
        }

        private static void Add(int[] reactions, int bit, int[] ids)
        {
            for (int i = 0; i < ids.Length; i++)
            {
                reactions[ids[i]] |= bit;
            }
        }
    }
}
