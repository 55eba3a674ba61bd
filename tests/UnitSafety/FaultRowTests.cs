using nanoFramework.TestFramework;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    /// <summary>Every row of the table has a condition in the world that raises it, and a healthy rig raises none.</summary>
    [TestClass]
    public class FaultRowTests
    {
        private const int Charge = 50000;

        [TestMethod]
        public void Tick_AirBeyondTheSensorsPlausibleRange_StillWarns()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Values[Channel.Ambient] = 200000;
            rig.Run(140);
            Assert.IsTrue(rig.Executive.Snapshot.Quality[Channel.Ambient] != (byte)Quality.Ok, "the reading is not believed");
            Assert.IsTrue(rig.Executive.Faults.IsActive(FaultId.AmbientHot), "the warning is");
        }

        [TestMethod]
        public void Judge_HealthyRunOfAnHour_RaisesNoRow()
        {
            ScriptedRig rig = Running(ChargeImage());
            rig.Run(20 * 3600);
            Assert.AreEqual((int)RigMode.Running, (int)rig.Executive.Mode);
            Assert.AreEqual(0, rig.LastEvent(EventRecord.FaultRaised)[0]);
        }

        [TestMethod]
        public void Judge_EveryRow_HasACauseThatRaisesIt()
        {
            string quiet = "";
            for (int id = 0; id < FaultId.Count; id++)
            {
                ScriptedRig rig = Cause(id);
                string name = rig.Executive.FaultTable.Row(id).Name;
                for (int i = 0; i < 3 && !rig.Executive.Faults.IsLatched(id); i++)
                {
                    rig.Run(1);
                }

                Assert.IsTrue(!IsOfTheWholeRig(id) || rig.Executive.Faults.ChannelOf(id) == -1, name + " belongs to no channel");
                if (!rig.Executive.Faults.IsLatched(id))
                {
                    int[] trip = rig.LastEvent(EventRecord.Tripped);
                    quiet += " " + name + " (mode " + (int)rig.Executive.Mode + ", trip " + trip[EventRecord.A] + ")";
                }
                else if (rig.Executive.FaultTable.Row(id).Severity == Severity.Trip)
                {
                    Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode, name);
                    Assert.IsFalse(rig.Applied.ContactorClosed, name);
                    Assert.IsFalse(rig.Applied.SourceEnabled, name);
                    Assert.AreEqual(0, rig.Applied.HeaterMilliwatts, name);
                }
            }

            Assert.AreEqual("", quiet, "rows that their cause did not raise");
        }

        // Rows that name no channel: an operator must not be sent to one.
        private static bool IsOfTheWholeRig(int id)
        {
            switch (id)
            {
                case FaultId.InvariantBroken:
                case FaultId.ContactorWelded:
                case FaultId.ContactorNotClosed:
                case FaultId.EmergencyStop:
                case FaultId.DoorOpen:
                case FaultId.HardwareTrip:
                case FaultId.DiscretesMissing:
                case FaultId.CycleOverrun:
                case FaultId.CycleLate:
                case FaultId.ClockJump:
                case FaultId.PowerFailing:
                case FaultId.HeartbeatLost:
                case FaultId.RingOverflow:
                case FaultId.ConfigurationCrc:
                case FaultId.ProgramCrc:
                case FaultId.SelfTestFailed:
                case FaultId.StoreFull:
                case FaultId.OutboxFull:
                case FaultId.CommunicationDead:
                case FaultId.BlackBoxWaiting:
                    return true;
                default:
                    return false;
            }
        }

        private static ScriptedRig Cause(int id)
        {
            if (id <= FaultId.CellUndervoltage || (id >= FaultId.CellReversalWarn && id <= FaultId.CellReversal))
            {
                return CellVoltage(id);
            }

            if (id >= FaultId.CellDivergenceWarn && id <= FaultId.CellNoise)
            {
                return CellSignal(id);
            }

            if (id <= FaultId.CurrentWithContactorOpen || (id >= FaultId.StackUndervoltage && id <= FaultId.RangeMismatch))
            {
                return StackAndCurrent(id);
            }

            if (id <= FaultId.ThermalRunaway || (id >= FaultId.TemperaturesDisagree && id <= FaultId.AmbientHot))
            {
                return Temperature(id);
            }

            if (id <= FaultId.ClampForce || (id >= FaultId.CellFrozen && id <= FaultId.ForceFrozen))
            {
                return ChannelOrMachine(id);
            }

            if (id >= FaultId.CellDrift)
            {
                return TwoPaths(id);
            }

            return id <= FaultId.ClampChannelMissing ? ClampSignal(id) : Integrity(id);
        }

        private static ScriptedRig TwoPaths(int id)
        {
            ScriptedRig rig = Running(ChargeImage());
            rig.Run(20 * 140);
            switch (id)
            {
                case FaultId.CellDrift: rig.WitnessOffset[1] = -60000; break;
                case FaultId.StackDrift: rig.StackOffset = 12000; break;
                case FaultId.CurrentDrift: rig.SecondSensorOffset = -1000; break;
                case FaultId.TemperatureDrift: rig.WitnessOffset[Channel.Temperature0 + 3] = 4000; break;
                default: rig.WitnessMask = 0; break;
            }

            rig.Run(20 * 140);
            return rig;
        }

        private static ScriptedRig CellVoltage(int id)
        {
            ScriptedRig rig = Running(ChargeImage());
            switch (id)
            {
                case FaultId.InvariantBroken: rig.Throws = true; rig.Run(1); rig.Throws = false; break;
                case FaultId.CellOvervoltageWarn: Cells(rig, 4315000); break;
                case FaultId.CellOvervoltageInhibit: Cells(rig, 4335000); break;
                case FaultId.CellOvervoltage: rig.Values[1] = 4351000; break;
                case FaultId.CellUndervoltageWarn: Cells(rig, 2985000); break;
                case FaultId.CellUndervoltageInhibit: Cells(rig, 2965000); break;
                case FaultId.CellUndervoltage: rig.Values[0] = 2949000; break;
                case FaultId.CellReversalWarn: rig.Values[0] = 490000; break;
                case FaultId.CellReversalInhibit: rig.Values[0] = 240000; break;
                default: rig.Values[0] = -10000; break;
            }

            rig.Run(15);
            return rig;
        }

        private static ScriptedRig CellSignal(int id)
        {
            if (id == FaultId.HardShort)
            {
                // Only a cell without a lower limit above zero can collapse before its undervoltage trips.
                ScriptedRig symmetric = new ScriptedRig();
                symmetric.Configuration.CellMicrovoltsMin = -1500000;
                symmetric.Configuration.CellMicrovoltsMax = 1500000;
                Cells(symmetric, 66000);
                Start(symmetric, ChargeImage());
                symmetric.Run(20 * 60);
                symmetric.Values[0] = 0;
                symmetric.Run(20 * 5);
                return symmetric;
            }

            ScriptedRig rig = Running(id == FaultId.ResistanceGrowth ? PulseImage() : ChargeImage());
            switch (id)
            {
                case FaultId.CellDivergenceWarn: rig.Values[0] = 3350000; rig.Run(60); break;
                case FaultId.CellDivergence: rig.Values[0] = 3050000; rig.Values[1] = 4200000; rig.Run(30); break;
                case FaultId.SoftShort: Fall(rig); break;
                case FaultId.ContactLoss: rig.Run(20 * 60); rig.Values[1] += 150000; rig.Run(20 * 4); break;
                case FaultId.ResistanceGrowth: rig.CellMilliohms = 100000; rig.Run(20 * 40); rig.CellMilliohms = 400000; rig.Run(20 * 40); break;
                default: Noise(rig); break;
            }

            return rig;
        }

        private static void Fall(ScriptedRig rig)
        {
            rig.Run(20 * 60);
            for (int i = 0; i < 60; i++)
            {
                rig.Values[0] -= 1000;
                rig.Run(20);
            }
        }

        private static void Noise(ScriptedRig rig)
        {
            rig.Run(20 * 60);
            for (int i = 0; i < 60; i++)
            {
                rig.Values[0] = 3700000 + (i % 3 * 8000);
                rig.Run(20);
            }
        }

        private static ScriptedRig StackAndCurrent(int id)
        {
            if (id == FaultId.CurrentWithContactorOpen)
            {
                ScriptedRig idle = new ScriptedRig().Build();
                idle.RunToIdle();
                idle.ExtraNanoamps = 20000;
                idle.Run(10);
                return idle;
            }

            ScriptedRig rig = Running(ChargeImage());
            switch (id)
            {
                case FaultId.StackSumMismatch: rig.StackOffset = 100000; break;
                case FaultId.StackOvervoltage: rig.StackOffset = 2000000; break;
                case FaultId.Overcurrent: rig.ExtraNanoamps = 1200000; break;
                case FaultId.CurrentSensorsDisagree: rig.SecondSensorOffset = 10000; break;
                case FaultId.CurrentDeviation: rig.ExtraNanoamps = 10000; break;
                case FaultId.StackUndervoltage: rig.StackOffset = -2000000; break;
                case FaultId.CurrentWithoutCommand: rig.Post(RequestRecord.Pause, 0); rig.ExtraNanoamps = 10000; break;
                case FaultId.NoCurrent: rig.NoCurrentFlows = true; break;
                default: rig.RangeShift = 1; break;
            }

            rig.Run(30);
            return rig;
        }

        private static ScriptedRig Temperature(int id)
        {
            ScriptedRig rig = Running(id == FaultId.HeaterWithoutRise ? HeatImage() : ChargeImage());
            switch (id)
            {
                case FaultId.OvertemperatureWarn: Plates(rig, 58000); rig.Run(30); break;
                case FaultId.Overtemperature: Plates(rig, 61000); rig.Run(30); break;
                case FaultId.Undertemperature: Plates(rig, -30000); rig.Run(40); break;
                case FaultId.TemperatureRateWarn: Rise(rig, 15, 40); break;
                case FaultId.TemperatureRate: Rise(rig, 30, 40); break;
                case FaultId.ThermalRunaway: rig.Values[0] = 2000000; Rise(rig, 60, 100); break;
                case FaultId.TemperaturesDisagree: rig.Values[Channel.Temperature0 + 3] = 40000; rig.Run(100); break;
                case FaultId.HeaterWithoutRise: rig.Run(20 * 260); break;
                case FaultId.HeatWithoutCommand: rig.Run(20 * 62); rig.Values[Channel.Heater] = 40000; rig.Run(20 * 8); break;
                case FaultId.HeaterHot: rig.Values[Channel.Heater] = 116000; rig.Run(20); break;
                case FaultId.HeaterChannelMissing: rig.Status[Channel.Heater] = SampleStatus.BusError; rig.Run(20); break;
                default: rig.Values[Channel.Ambient] = 50000; rig.Run(120); break;
            }

            return rig;
        }

        private static ScriptedRig ChannelOrMachine(int id)
        {
            if (id == FaultId.ContactorWelded)
            {
                ScriptedRig idle = new ScriptedRig().Build();
                idle.RunToIdle();
                idle.ContactorStuckClosed = true;
                idle.Run(10);
                return idle;
            }

            ScriptedRig rig = Running(ChargeImage());
            int ticks = 20;
            switch (id)
            {
                case FaultId.CellChannelStale: rig.Status[0] = SampleStatus.BusError; break;
                case FaultId.CellOpenWire: rig.Status[1] = SampleStatus.OpenWire; break;
                case FaultId.StackChannelMissing: rig.Status[Channel.Stack] = SampleStatus.Missing; break;
                case FaultId.CurrentChannelMissing: rig.Status[Channel.CurrentSecond] = SampleStatus.BusError; break;
                case FaultId.TemperatureChannelMissing: rig.Status[Channel.Temperature0 + 1] = SampleStatus.OpenWire; break;
                case FaultId.ContactorNotClosed: rig.ContactorStuckOpen = true; break;
                case FaultId.EmergencyStop: rig.ExtraDiscretes = Discretes.EmergencyStop; break;
                case FaultId.DoorOpen: rig.ExtraDiscretes = Discretes.DoorOpen; break;
                case FaultId.HardwareTrip: rig.ExtraDiscretes = Discretes.HardwareTrip; break;
                case FaultId.DiscretesMissing: rig.DiscretesRead = false; break;
                case FaultId.CycleOverrun: rig.LateMs = 501; break;
                case FaultId.RingOverflow: rig.KeepRecords = true; ticks = 600; break;
                case FaultId.ClampForce: rig.Values[Channel.ClampForce] = 111000; break;
                case FaultId.CellFrozen: rig.FrozenChannel = 1; ticks = 120; break;
                case FaultId.ElectricalFrozen: rig.FrozenChannel = Channel.Current; ticks = 120; break;
                case FaultId.TemperatureFrozen: rig.FrozenChannel = Channel.Temperature0 + 2; ticks = 1250; break;
                default: rig.FrozenChannel = Channel.ClampForce; ticks = 120; break;
            }

            rig.Run(ticks);
            return rig;
        }

        private static ScriptedRig ClampSignal(int id)
        {
            ScriptedRig rig = Running(ChargeImage());
            switch (id)
            {
                case FaultId.ClampForceDeviation: rig.Values[Channel.ClampForce] = 30000; rig.Run(20 * 45); break;
                case FaultId.ClampForceRunaway: Swell(rig); break;
                case FaultId.ClampNotMoving: rig.TravelStuck = true; rig.Values[Channel.ClampForce] = 30000; rig.Run(20 * 10); break;
                default: rig.Status[Channel.ClampForce] = SampleStatus.BusError; rig.Run(30); break;
            }

            return rig;
        }

        private static void Swell(ScriptedRig rig)
        {
            for (int i = 0; i < 100 && rig.Executive.Mode == RigMode.Running; i++)
            {
                rig.Values[Channel.ClampForce] += 500;
                rig.Run(1);
            }
        }

        private static ScriptedRig Integrity(int id)
        {
            ScriptedRig rig = id == FaultId.SelfTestFailed ? new ScriptedRig().Build() : Running(id == FaultId.ChargeEfficiencyLow ? LossyImage() : ChargeImage());
            switch (id)
            {
                case FaultId.PowerFailing: rig.ExtraDiscretes = Discretes.PowerFailing; break;
                case FaultId.HeartbeatLost: rig.ExtraDiscretes = Discretes.HeartbeatLost; break;
                case FaultId.CycleLate: rig.LateMs = 60; break;
                case FaultId.ClockJump: rig.NowMs -= 200; break;
                case FaultId.ConfigurationCrc: rig.Configuration.CellTripMicrovolts += 65536; rig.Run(20); break;
                case FaultId.ProgramCrc: rig.Executive.Program.A[0] ^= 1 << 20; rig.Run(40); break;
                case FaultId.SelfTestFailed: rig.Status[Channel.Temperature0] = SampleStatus.BusError; rig.Run(20 * 11); break;
                case FaultId.ChargeExceeded: rig.Run(20 * 4400); break;
                case FaultId.ChargeEfficiencyLow: rig.Run(20 * 3000); break;
                case FaultId.StoreFull: rig.Executive.Communication.Report(CommunicationHealth.StoreFull); rig.Run(40); break;
                case FaultId.OutboxFull: rig.Executive.Communication.Report(CommunicationHealth.OutboxFull); rig.Run(40); break;
                case FaultId.CommunicationDead: rig.Executive.Communication.Report(0); rig.Run(20 * 64); break;
                default: rig.ExtraDiscretes = Discretes.EmergencyStop; rig.Run(BlackBox.RecordsAfter + 10); break;
            }

            rig.Run(1);
            return rig;
        }

        private static ScriptedRig Running(byte[] image)
        {
            ScriptedRig rig = new ScriptedRig();
            rig.Configuration.ChargeMicroampHoursMax = 60;
            Start(rig, image);
            return rig;
        }

        private static void Start(ScriptedRig rig, byte[] image)
        {
            rig.Build();
            rig.RunToRunning(image);
            Assert.AreEqual((int)RigMode.Running, (int)rig.Executive.Mode, "the script starts from a running rig");
        }

        private static byte[] ChargeImage()
        {
            return new ImageBuilder().Current(Charge, 3600 * 24).Build();
        }

        private static byte[] PulseImage()
        {
            return new ImageBuilder().Rest(10).Current(Charge, 10).Loop(0, 100).Build();
        }

        private static byte[] HeatImage()
        {
            return new ImageBuilder().Step(StepKind.SetTemperature, 50000).Current(Charge, 3600 * 24).Build();
        }

        private static byte[] LossyImage()
        {
            return new ImageBuilder().Current(Charge, 1000).Current(-Charge, 750).Loop(0, 100).Build();
        }

        private static void Cells(ScriptedRig rig, int microvolts)
        {
            rig.Values[0] = microvolts;
            rig.Values[1] = microvolts;
        }

        private static void Plates(ScriptedRig rig, int millidegrees)
        {
            for (int i = 0; i < Channel.Plates; i++)
            {
                rig.Values[Channel.Temperature0 + i] = millidegrees;
            }
        }

        private static void Rise(ScriptedRig rig, int millidegreesPerTick, int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                rig.Values[Channel.Temperature0] += millidegreesPerTick;
                rig.Values[Channel.Temperature0 + 1] += millidegreesPerTick;
                rig.Run(1);
            }
        }
    }
}
