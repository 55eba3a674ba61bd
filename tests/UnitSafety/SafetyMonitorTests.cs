using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class SafetyMonitorTests
    {
        private const int Rounds = 20000;
        private static uint s_seed;

        [TestMethod]
        public void Judge_PassingOverQuietGroups_ChangesNoRow()
        {
            RigConfiguration configuration = new RigConfiguration();
            FaultTable table = new FaultTable(configuration);
            FaultMonitor shortWay = new FaultMonitor(table);
            FaultMonitor longWay = new FaultMonitor(table);
            SafetyMonitor first = new SafetyMonitor(configuration, table, shortWay);
            SafetyMonitor second = new SafetyMonitor(configuration, table, longWay);
            Snapshot snapshot = new Snapshot();
            SafetyInputs inputs = new SafetyInputs();
            int raised = 0;
            s_seed = 12345;

            // One row more that never settles, in every group: the second monitor passes over nothing.
            for (int group = 0; group < FaultGroup.Count; group++)
            {
                longWay.Unsettled[group]++;
            }

            for (int i = 0; i < Rounds; i++)
            {
                int nanoamps = inputs.CommandNanoamps;
                int swing = inputs.CommandSwingNanoamps;
                byte range = inputs.CommandRange;
                bool closed = inputs.ContactorCommanded;
                Vary(snapshot, inputs, i);
                inputs.CommandStands = i > 0 && nanoamps == inputs.CommandNanoamps && swing == inputs.CommandSwingNanoamps && range == inputs.CommandRange && closed == inputs.ContactorCommanded;
                RigMode mode = (RigMode)(1 + (i / 100 % 7));
                JudgeAll(first, shortWay, snapshot, inputs, mode, i);
                JudgeAll(second, longWay, snapshot, inputs, mode, i);
                for (int id = 0; id < FaultId.Count; id++)
                {
                    Assert.IsTrue(shortWay.IsActive(id) == longWay.IsActive(id), table.Row(id).Name);
                    raised += shortWay.IsActive(id) ? 1 : 0;
                }
            }

            Assert.IsTrue(raised > 1000, "the inputs must raise rows, or the comparison shows nothing");
            Assert.IsTrue(raised < Rounds * 4, "and leave them quiet often enough");
        }

        [TestMethod]
        public void Judge_CurrentStaysWhereItWasUnderANewCommandThatStands_Deviates()
        {
            FaultMonitor faults = new FaultMonitor(new FaultTable(new RigConfiguration()));
            Snapshot snapshot = GoodSnapshot.Make();
            SafetyInputs inputs = new SafetyInputs();
            SafetyMonitor monitor = Driven(faults, snapshot, inputs, 500000);
            for (int tick = 0; tick < 40; tick++)
            {
                inputs.CommandStands = tick > 0 && tick != 10;
                inputs.CommandNanoamps = tick < 10 ? 500000 : 600000;
                Judging.Begin(faults, tick * 50, RigMode.Running);
                monitor.Judge(snapshot, inputs);
                Assert.IsTrue(faults.IsActive(FaultId.CurrentDeviation) == (tick >= 30), "tick " + tick.ToString());
            }
        }

        [TestMethod]
        public void Judge_CurrentStaysWhereItWasUnderACommandThatMovesInEveryTick_Deviates()
        {
            // A held voltage: the current is found anew in every tick, and a source that is stuck does not follow it.
            FaultMonitor faults = new FaultMonitor(new FaultTable(new RigConfiguration()));
            Snapshot snapshot = GoodSnapshot.Make();
            SafetyInputs inputs = new SafetyInputs();
            SafetyMonitor monitor = Driven(faults, snapshot, inputs, 500000);
            for (int tick = 0; tick < 60; tick++)
            {
                inputs.CommandStands = false;
                inputs.CommandNanoamps = 500000 - (tick * 1000);
                Judging.Begin(faults, tick * 50, RigMode.Running);
                monitor.Judge(snapshot, inputs);
                Assert.IsTrue(faults.IsActive(FaultId.CurrentDeviation) == (tick >= 42), "tick " + tick.ToString() + ": 22 uA apart for a second");
            }
        }

        [TestMethod]
        public void Judge_CurrentThatNobodyAsksForUnderACommandThatStands_Trips()
        {
            FaultMonitor faults = new FaultMonitor(new FaultTable(new RigConfiguration()));
            Snapshot snapshot = GoodSnapshot.Make();
            SafetyInputs inputs = new SafetyInputs();
            SafetyMonitor monitor = Driven(faults, snapshot, inputs, 0);
            for (int tick = 0; tick < 20; tick++)
            {
                // Only the second sensor lies beyond the tolerance of 21 uA, and not that far from the first.
                inputs.CommandStands = tick > 0;
                snapshot.Fast[Channel.Current] = tick < 10 ? 0 : 12000;
                snapshot.Fast[Channel.CurrentSecond] = tick < 10 ? 0 : 24000;
                Judging.Begin(faults, tick * 50, RigMode.Running);
                monitor.Judge(snapshot, inputs);
                Assert.IsTrue(faults.IsActive(FaultId.CurrentWithoutCommand) == (tick >= 16), "tick " + tick.ToString());
            }
        }

        [TestMethod]
        public void Judge_StackBeyondItsLimitWithACellNotRead_Trips()
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            FaultMonitor faults = new FaultMonitor(table);
            SafetyMonitor monitor = new SafetyMonitor(new RigConfiguration(), table, faults);
            Snapshot snapshot = GoodSnapshot.Make();
            GoodSnapshot.Lose(snapshot, 0);
            snapshot.Fast[Channel.Stack] = 8700000;
            Judging.Begin(faults, 0, RigMode.Idle);
            monitor.Judge(snapshot, new SafetyInputs());
            Assert.IsFalse(faults.IsActive(FaultId.StackOvervoltage));
            snapshot.Fast[Channel.Stack] = 8700001;
            Judging.Begin(faults, 50, RigMode.Idle);
            monitor.Judge(snapshot, new SafetyInputs());
            Assert.IsTrue(faults.IsActive(FaultId.StackOvervoltage), "the cells cannot tell");
        }

        [TestMethod]
        public void JudgeMedium_RiseOfTheCommandedRamp_IsNone()
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            FaultMonitor faults = new FaultMonitor(table);
            SafetyMonitor monitor = new SafetyMonitor(new RigConfiguration(), table, faults);
            Snapshot snapshot = GoodSnapshot.Make();
            SafetyInputs inputs = new SafetyInputs();
            inputs.RampMillidegreesPerSecond = 50;
            snapshot.FastestRiseMillidegreesPerSecond = 500;
            snapshot.FastestRisePlate = 2;
            for (int i = 0; i < 10; i++)
            {
                Judging.Begin(faults, i * 100, RigMode.Running);
                monitor.JudgeMedium(snapshot, inputs);
            }

            Assert.IsFalse(faults.IsActive(FaultId.TemperatureRate), "450 of its own are at the limit");
            Assert.IsTrue(faults.IsActive(FaultId.TemperatureRateWarn));
            snapshot.FastestRiseMillidegreesPerSecond = 501;
            for (int i = 10; i < 12; i++)
            {
                Judging.Begin(faults, i * 100, RigMode.Running);
                monitor.JudgeMedium(snapshot, inputs);
            }

            Assert.IsTrue(faults.IsActive(FaultId.TemperatureRate));
            Assert.AreEqual(Channel.Temperature0 + 2, faults.ChannelOf(FaultId.TemperatureRate), "the plate that rises");
            Assert.AreEqual(451, faults.Value(FaultId.TemperatureRate));
        }

        [TestMethod]
        public void JudgeMedium_ForceAboveItsLimitAndBack_RaisesItsRowAndEndsIt()
        {
            RigConfiguration configuration = new RigConfiguration();
            FaultTable table = new FaultTable(configuration);
            FaultMonitor faults = new FaultMonitor(table);
            SafetyMonitor monitor = new SafetyMonitor(configuration, table, faults);
            Snapshot snapshot = GoodSnapshot.Make();
            SafetyInputs inputs = new SafetyInputs();
            int now = 0;
            for (int tick = 0; tick < 60; tick++)
            {
                snapshot.Fast[Channel.ClampForce] = tick < 20 ? table.Row(FaultId.ClampForce).TripLimit + 1 : 45000;
                now += 100;
                Judging.Begin(faults, now, RigMode.Idle);
                monitor.JudgeMedium(snapshot, inputs);
                Assert.IsTrue(tick != 19 || faults.IsActive(FaultId.ClampForce), "beyond its limit for two seconds");
            }

            Assert.IsFalse(faults.IsActive(FaultId.ClampForce), "and inside for four");
        }

        [TestMethod]
        public void JudgeMedium_FastRiseWithoutConfirmation_IsNoRunaway()
        {
            FaultTable table = new FaultTable(new RigConfiguration());
            FaultMonitor faults = new FaultMonitor(table);
            SafetyMonitor monitor = new SafetyMonitor(new RigConfiguration(), table, faults);
            Snapshot snapshot = GoodSnapshot.Make();
            monitor.Follow(snapshot);
            snapshot.FastestRiseMillidegreesPerSecond = 2000;
            Heat(faults, monitor, snapshot, 0, 50);
            Assert.IsFalse(faults.IsActive(FaultId.ThermalRunaway));
            Assert.IsTrue(faults.IsActive(FaultId.TemperatureRate));
            snapshot.Fast[0] = 2000000;
            Heat(faults, monitor, snapshot, 50, 80);
            Assert.IsFalse(faults.IsActive(FaultId.ThermalRunaway), "confirmed for less than three seconds");
            Heat(faults, monitor, snapshot, 80, 81);
            Assert.IsTrue(faults.IsActive(FaultId.ThermalRunaway));
        }

        private static void Heat(FaultMonitor faults, SafetyMonitor monitor, Snapshot snapshot, int from, int to)
        {
            for (int i = from; i < to; i++)
            {
                Judging.Begin(faults, i * 100, RigMode.Running);
                monitor.JudgeMedium(snapshot, new SafetyInputs());
            }
        }

        private static void JudgeAll(SafetyMonitor monitor, FaultMonitor faults, Snapshot snapshot, SafetyInputs inputs, RigMode mode, int i)
        {
            Judging.Begin(faults, i * 50, mode);
            monitor.Judge(snapshot, inputs);
            if ((i & 1) == 0)
            {
                monitor.JudgeMedium(snapshot, inputs);
            }

            if (i % 20 == 0)
            {
                monitor.Follow(snapshot);
            }
        }

        // Healthy most of the time; in bursts of some ticks one quantity is off.
        private static void Vary(Snapshot s, SafetyInputs inputs, int i)
        {
            if (i % 40 == 0)
            {
                Heal(s, inputs);
                if (Next(2) == 0)
                {
                    Hurt(s, inputs);
                }
            }

            if (i % 40 == 15 && Next(8) == 0)
            {
                // Another current is asked for, and the old one flows on.
                inputs.CommandNanoamps += Next(400000) - 200000;
                inputs.ContactorCommanded = true;
            }

            s.TimeMs = i * 50;
        }

        private static void Heal(Snapshot s, SafetyInputs inputs)
        {
            for (int c = 0; c < Channel.Count; c++)
            {
                s.Quality[c] = (byte)Quality.Ok;
                s.Fast[c] = 0;
            }

            s.Fast[0] = 3700000;
            s.Fast[1] = 3700000;
            s.Fast[Channel.Stack] = 7400000;
            s.CellSumMicrovolts = 7400000;
            s.HighestCellMicrovolts = 3700000;
            s.LowestCellMicrovolts = 3700000;
            s.AllCellsOk = true;
            s.HottestPlateMillidegrees = 20000;
            s.ColdestPlateMillidegrees = 20000;
            s.MissingPlate = -1;
            s.FastestRiseMillidegreesPerSecond = 0;
            s.Discretes = 0;
            s.DiscretesRead = true;
            s.LateMs = 0;
            s.NotOkMask = 0;
            inputs.CommandNanoamps = 0;
            inputs.CommandSwingNanoamps = 0;
            inputs.ContactorCommanded = false;
            inputs.CommandRange = 1;
            s.CurrentRange = 1;
            if (Next(2) == 0)
            {
                Drive(s, inputs, Next(2) == 0 ? 0 : Next(2000000) - 1000000);
            }
        }

        private static void Drive(Snapshot s, SafetyInputs inputs, int nanoamps)
        {
            inputs.CommandNanoamps = nanoamps;
            inputs.ContactorCommanded = true;
            s.Discretes = Discretes.ContactorClosed;
            s.Fast[Channel.Current] = nanoamps;
            s.Fast[Channel.CurrentSecond] = nanoamps;
        }

        // Both cells alike, and the stack's own reading with them.
        private static void Charge(Snapshot s, int microvolts)
        {
            s.Fast[Channel.Stack] = microvolts;
            s.CellSumMicrovolts = microvolts;
            s.HighestCellMicrovolts = microvolts / 2;
            s.LowestCellMicrovolts = microvolts / 2;
        }

        private static void Lose(Snapshot s, int channel, Quality quality)
        {
            s.Quality[channel] = (byte)quality;
            s.NotOkMask |= quality == Quality.Ok ? 0 : 1 << channel;
        }

        private static void Hurt(Snapshot s, SafetyInputs inputs)
        {
            switch (Next(19))
            {
                case 0: s.HighestCellMicrovolts = 4290000 + Next(80000); break;
                case 1: s.LowestCellMicrovolts = 2940000 + Next(80000); break;
                case 2: s.Fast[Channel.Stack] = 7400000 + Next(2000000); break;
                case 3: s.Fast[Channel.CurrentSecond] = 900000 + Next(300000); break;
                case 4: s.Fast[Channel.CurrentSecond] = Next(6000); break;
                case 5: s.Fast[Channel.Current] = Next(6000); s.Fast[Channel.CurrentSecond] = s.Fast[Channel.Current]; break;
                case 6: s.HottestPlateMillidegrees = 55000 + Next(8000); break;
                case 7: s.ColdestPlateMillidegrees = -30000 + Next(10000); break;
                case 8: s.FastestRiseMillidegreesPerSecond = Next(1500); break;
                case 9: s.MissingPlate = 1; break;
                case 10: s.AllCellsOk = false; Lose(s, Next(2), (Quality)(1 + Next(5))); break;
                case 11: Lose(s, Channel.Stack + Next(3), Quality.Stale); break;
                case 12: s.Discretes = Next(64); s.DiscretesRead = Next(4) != 0; inputs.ContactorCommanded = Next(2) == 0; break;
                case 13: s.Fast[Channel.Current] += Next(60000) - 30000; s.Fast[Channel.CurrentSecond] = s.Fast[Channel.Current] + Next(60000) - 30000; break;
                case 14: s.Fast[Channel.Current] += Next(60000) - 30000; break;
                case 15: s.CurrentRange = (byte)Next(4); break;
                case 16: inputs.CommandSwingNanoamps = Next(60000); s.Fast[Channel.Current] += Next(60000) - 30000; break;
                case 17: Charge(s, Next(2) == 0 ? 8600000 + Next(200000) : 5500000 + Next(500000)); break;
                default: s.LateMs = Next(1000); inputs.Refused += Next(2); s.Fast[Channel.ClampForce] = Next(200000); break;
            }
        }

        // The monitor of a rig whose source follows the command, in the range of 1 mA.
        private static SafetyMonitor Driven(FaultMonitor faults, Snapshot snapshot, SafetyInputs inputs, int nanoamps)
        {
            snapshot.CurrentRange = 1;
            inputs.CommandRange = 1;
            Drive(snapshot, inputs, nanoamps);
            return new SafetyMonitor(new RigConfiguration(), new FaultTable(new RigConfiguration()), faults);
        }

        private static int Next(int below)
        {
            s_seed = unchecked((s_seed * 1664525u) + 1013904223u);
            return (int)((s_seed >> 8) % (uint)below);
        }
    }
}
