using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    /// <summary>
    /// Under commands that stand, safety takes a short way. Whatever the command, what then goes wrong raises the same rows in the
    /// same tick as with every tick judged in full.
    /// </summary>
    [TestClass]
    public class StandingCommandTests
    {
        private const int Sequences = 1500;
        private const int HealthyTicks = 6;
        private const int BadTicks = 26;

        // In the range of 1 mA, see CurrentRowTests.
        private const int Tolerance = 21000;
        private static uint s_seed;

        [TestMethod]
        public void Judge_FaultAfterHealthyTicksUnderACommandThatStands_IsTheSameAsJudgedInFull()
        {
            int[] commands = { 0, 0, 1000, 15000, 20999, 21000, 21001, 30000, 41999, 42000, 42001, 100000, 500000, 979000, 999000, 1000000 };
            RigConfiguration configuration = new RigConfiguration();
            FaultTable table = new FaultTable(configuration);
            int raised = 0;
            s_seed = 4711;
            for (int sequence = 0; sequence < Sequences; sequence++)
            {
                SafetyInputs inputs = new SafetyInputs();
                int command = commands[Next(commands.Length)];
                inputs.CommandNanoamps = Next(2) == 0 ? command : -command;
                inputs.CommandRange = CurrentRange.Milliamps1;
                inputs.ContactorCommanded = command != 0 || Next(2) == 0;
                inputs.CommandSwingNanoamps = Next(4) == 0 ? Next(30000) : 0;
                raised += Compare(configuration, table, inputs, Next(9) == 0 ? CurrentRange.Milliamps500 : CurrentRange.Milliamps1);
            }

            Assert.IsTrue(raised > Sequences / 2, "the sequences must raise rows, or the comparison shows nothing");
        }

        [TestMethod]
        public void Judge_CurrentThatFallsBackToTheCommandBefore_IsADeviation()
        {
            RigConfiguration configuration = new RigConfiguration();
            FaultTable table = new FaultTable(configuration);
            FaultMonitor faults = new FaultMonitor(table);
            SafetyMonitor monitor = new SafetyMonitor(configuration, table, faults);
            Snapshot snapshot = GoodSnapshot.Make();
            snapshot.Discretes = Discretes.ContactorClosed;
            snapshot.CurrentRange = CurrentRange.Milliamps1;
            SafetyInputs inputs = new SafetyInputs();
            inputs.ContactorCommanded = true;
            inputs.CommandRange = CurrentRange.Milliamps1;

            // The source follows from 0.5 mA to 0.4 mA and half a second later goes back by itself, to where it was right before.
            for (int tick = 0; tick < 60; tick++)
            {
                Judging.Begin(faults, tick * RigConfiguration.TickMs, RigMode.Running);
                inputs.CommandNanoamps = tick < 20 ? 500000 : 400000;
                inputs.CommandStands = tick != 0 && tick != 20;
                Both(snapshot.Fast, tick < 20 || tick >= 30 ? 500000 : 400000);
                monitor.Judge(snapshot, inputs);
                Assert.IsTrue(faults.IsActive(FaultId.CurrentDeviation) == (tick >= 50), "tick " + tick.ToString());
            }
        }

        private static int Compare(RigConfiguration configuration, FaultTable table, SafetyInputs inputs, byte range)
        {
            FaultMonitor shortWay = new FaultMonitor(table);
            FaultMonitor longWay = new FaultMonitor(table);
            SafetyMonitor first = new SafetyMonitor(configuration, table, shortWay);
            SafetyMonitor second = new SafetyMonitor(configuration, table, longWay);
            Snapshot snapshot = GoodSnapshot.Make();
            snapshot.Discretes = inputs.ContactorCommanded ? Discretes.ContactorClosed : 0;
            snapshot.CurrentRange = CurrentRange.Milliamps1;
            int flows = inputs.ContactorCommanded ? inputs.CommandNanoamps : 0;
            snapshot.Fast[Channel.Current] = flows;
            snapshot.Fast[Channel.CurrentSecond] = flows;
            RigMode mode = inputs.ContactorCommanded ? RigMode.Running : RigMode.Idle;
            int what = Next(10);
            int raised = 0;
            for (int tick = 0; tick < HealthyTicks + BadTicks; tick++)
            {
                if (tick == HealthyTicks)
                {
                    GoWrong(snapshot, what, flows, range);
                }

                int nowMs = tick * RigConfiguration.TickMs;
                Judging.Begin(shortWay, nowMs, mode);
                inputs.CommandStands = tick > 0;
                first.Judge(snapshot, inputs);
                Judging.Begin(longWay, nowMs, mode);
                inputs.CommandStands = false;
                second.Judge(snapshot, inputs);
                for (int id = 0; id < FaultId.Count; id++)
                {
                    bool isActive = longWay.IsActive(id);
                    if (shortWay.IsActive(id) != isActive)
                    {
                        Assert.IsTrue(false, table.Row(id).Name + " of command " + inputs.CommandNanoamps.ToString() + " in case " + what.ToString());
                    }

                    raised += isActive && tick == HealthyTicks + BadTicks - 1 ? 1 : 0;
                }
            }

            return raised;
        }

        // Each by as much as a limit, or a nanoamp or microvolt less or more.
        private static void GoWrong(Snapshot s, int what, int flows, byte range)
        {
            int edge = Next(3) - 1;
            int sign = Next(2) == 0 ? 1 : -1;
            int[] fast = s.Fast;
            switch (what)
            {
                case 0: Both(fast, flows + (sign * (Tolerance + edge))); break;
                case 1: Both(fast, (flows / 2) + (sign * (edge + 1))); break;
                case 2: fast[Channel.CurrentSecond] = flows + (sign * (Tolerance + edge)); break;
                case 3: fast[Channel.Current] = flows + (sign * (Tolerance / 2)); fast[Channel.CurrentSecond] = flows + (sign * (Tolerance + (Tolerance / 4) + edge)); break;
                case 4: Both(fast, sign * (1050000 + edge)); break;
                case 5: fast[Channel.CurrentSecond] = sign * (1050000 + edge); fast[Channel.Current] = sign * 1040000; break;
                case 6: fast[Channel.Stack] = s.CellSumMicrovolts + (sign * (60000 + edge)); break;
                case 7: fast[Channel.Stack] = sign > 0 ? 8700000 + edge : 5900000 + edge; s.CellSumMicrovolts = fast[Channel.Stack]; break;
                case 8: s.CurrentRange = range; Both(fast, 0); break;
                default: Both(fast, Next(2) == 0 ? 0 : -flows); break;
            }
        }

        private static void Both(int[] fast, int nanoamps)
        {
            fast[Channel.Current] = nanoamps;
            fast[Channel.CurrentSecond] = nanoamps;
        }

        private static int Next(int below)
        {
            s_seed = unchecked((s_seed * 1664525) + 1013904223);
            return (int)((s_seed >> 8) % (uint)below);
        }
    }
}
