using nanoFramework.TestFramework;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class FaultGroupTests
    {
        // A row in a wrong group is passed over while its own values are bad. By group: the rows judged from the same values.
        private static readonly int[] Cells =
        {
            FaultId.CellOvervoltageWarn,
            FaultId.CellOvervoltageInhibit,
            FaultId.CellOvervoltage,
            FaultId.CellUndervoltageWarn,
            FaultId.CellUndervoltageInhibit,
            FaultId.CellUndervoltage,
            FaultId.CellReversalWarn,
            FaultId.CellReversalInhibit,
            FaultId.CellReversal,
            FaultId.CellDivergenceWarn,
            FaultId.CellDivergence,
        };

        private static readonly int[] StackAndCurrent =
        {
            FaultId.StackSumMismatch,
            FaultId.StackOvervoltage,
            FaultId.Overcurrent,
            FaultId.CurrentSensorsDisagree,
            FaultId.CurrentDeviation,
            FaultId.CurrentWithContactorOpen,
            FaultId.StackUndervoltage,
            FaultId.CurrentWithoutCommand,
            FaultId.NoCurrent,
            FaultId.RangeMismatch,
        };

        private static readonly int[] Channels =
        {
            FaultId.CellChannelStale,
            FaultId.CellOpenWire,
            FaultId.StackChannelMissing,
            FaultId.CurrentChannelMissing,
        };

        private static readonly int[] Machine =
        {
            FaultId.ContactorWelded,
            FaultId.ContactorNotClosed,
            FaultId.EmergencyStop,
            FaultId.DoorOpen,
            FaultId.HardwareTrip,
            FaultId.DiscretesMissing,
            FaultId.CycleOverrun,
            FaultId.RingOverflow,
            FaultId.PowerFailing,
            FaultId.HeartbeatLost,
            FaultId.CycleLate,
            FaultId.ClockJump,
        };

        private static readonly int[] Plates =
        {
            FaultId.OvertemperatureWarn,
            FaultId.Overtemperature,
            FaultId.Undertemperature,
            FaultId.TemperatureRateWarn,
            FaultId.TemperatureRate,
            FaultId.ThermalRunaway,
            FaultId.TemperatureChannelMissing,
        };

        private static readonly int[] Surroundings =
        {
            FaultId.ClampForce,
            FaultId.TemperaturesDisagree,
            FaultId.HeaterHot,
            FaultId.HeaterChannelMissing,
            FaultId.AmbientHot,
            FaultId.ClampChannelMissing,
        };

        private static readonly int[] Frozen =
        {
            FaultId.CellFrozen,
            FaultId.ElectricalFrozen,
            FaultId.TemperatureFrozen,
            FaultId.ForceFrozen,
        };

        private static readonly int[] Integrity =
        {
            FaultId.ConfigurationCrc,
            FaultId.ProgramCrc,
            FaultId.SelfTestFailed,
            FaultId.StoreFull,
            FaultId.OutboxFull,
            FaultId.CommunicationDead,
            FaultId.BlackBoxWaiting,
        };

        private static readonly int[] Slow =
        {
            FaultId.SoftShort,
            FaultId.HardShort,
            FaultId.ContactLoss,
            FaultId.ResistanceGrowth,
            FaultId.CellNoise,
            FaultId.HeaterWithoutRise,
            FaultId.HeatWithoutCommand,
            FaultId.ClampForceDeviation,
            FaultId.ClampForceRunaway,
            FaultId.ClampNotMoving,
            FaultId.ChargeExceeded,
            FaultId.ChargeEfficiencyLow,
        };

        private static readonly int[] Drift =
        {
            FaultId.CellDrift,
            FaultId.StackDrift,
            FaultId.CurrentDrift,
            FaultId.TemperatureDrift,
            FaultId.SecondPathMissing,
        };

        [TestMethod]
        public void Of_EachRow_IsTheGroupThatIsJudgedFromItsValues()
        {
            Assert.AreEqual(FaultGroup.Invariant, FaultGroup.Of(FaultId.InvariantBroken));
            int rows = 1;
            rows += Count(Cells, FaultGroup.Cells);
            rows += Count(StackAndCurrent, FaultGroup.StackAndCurrent);
            rows += Count(Channels, FaultGroup.Channels);
            rows += Count(Machine, FaultGroup.Machine);
            rows += Count(Plates, FaultGroup.Plates);
            rows += Count(Surroundings, FaultGroup.Surroundings);
            rows += Count(Frozen, FaultGroup.Frozen);
            rows += Count(Integrity, FaultGroup.Integrity);
            rows += Count(Slow, FaultGroup.Slow);
            rows += Count(Drift, FaultGroup.Drift);
            Assert.AreEqual(FaultId.Count, rows, "every row stands in one list");
        }

        private static int Count(int[] ids, byte group)
        {
            for (int i = 0; i < ids.Length; i++)
            {
                Assert.AreEqual(group, FaultGroup.Of(ids[i]), "row " + ids[i]);
            }

            return ids.Length;
        }
    }
}
