using nanoFramework.TestFramework;
using RigFirmware.Core.Control;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Unit.Control
{
    [TestClass]
    public class VoltageControlTests
    {
        private const int NanoampsMax = 100000;
        private static VoltageControl s_control;
        private static Snapshot s_snapshot;
        private static ProgramRequest s_request;
        private static int s_before;

        [TestMethod]
        public void Apply_OnStacksFromSmallToLargeDrop_ReachesTheVoltageWithoutRinging()
        {
            // The drop at the largest current decides the speed; from 5 mV to 1 V.
            int[] ohms = new[] { 50, 480, 2000, 10000 };
            for (int i = 0; i < ohms.Length; i++)
            {
                Begin();
                int drop = ohms[i] * (NanoampsMax / 1000);
                int target = 8000000 + (drop / 2);
                int highest = 0;
                for (int tick = 0; tick < 8000; tick++)
                {
                    int microvolts = Tick(8000000, ohms[i], target);
                    highest = microvolts > highest ? microvolts : highest;
                }

                int error = Saturate.Magnitude(Tick(8000000, ohms[i], target) - target);
                Assert.IsTrue(error <= 100, ohms[i] + " ohm: error of " + error + " uV");
                Assert.IsTrue(highest <= target + (drop / 20), ohms[i] + " ohm: overshoot of " + (highest - target) + " uV");
            }
        }

        [TestMethod]
        public void Apply_AfterACharge_StartsFromItsCurrent()
        {
            Begin();
            s_request.Control = ProgramRequest.Current;
            s_request.StackNanoamps = 56500;
            s_control.Apply(s_snapshot, s_request, 50);
            s_control.Follow(56500);
            Read(8600000);
            Hold(8600000);
            s_control.Apply(s_snapshot, s_request, 50);
            Assert.AreEqual(56500, s_request.StackNanoamps);
        }

        [TestMethod]
        public void Apply_VoltageFarAway_StopsAtTheLargestCurrentEitherWay()
        {
            Begin();
            Read(6000000);
            Hold(8600000);
            for (int i = 0; i < 100; i++)
            {
                s_control.Apply(s_snapshot, s_request, 50);
            }

            Assert.AreEqual(NanoampsMax, s_request.StackNanoamps);
            Read(9000000);
            Hold(6000000);
            for (int i = 0; i < 100; i++)
            {
                s_control.Apply(s_snapshot, s_request, 50);
            }

            Assert.AreEqual(-NanoampsMax, s_request.StackNanoamps);
        }

        [TestMethod]
        public void Apply_VoltageNotRead_KeepsTheCurrentTwoTicksAndThenTakesItAway()
        {
            Begin();
            Read(8000000);
            Hold(8600000);
            s_control.Apply(s_snapshot, s_request, 50);
            int flowing = s_request.StackNanoamps;
            Assert.IsTrue(flowing > 0);
            s_snapshot.Quality[Channel.Stack] = (byte)Quality.Stale;
            for (int i = 0; i < VoltageControl.MissingTicksMax; i++)
            {
                s_control.Apply(s_snapshot, s_request, 50);
                Assert.AreEqual(flowing, s_request.StackNanoamps);
            }

            for (int i = 0; i < 10; i++)
            {
                s_control.Apply(s_snapshot, s_request, 50);
                Assert.AreEqual(0, s_request.StackNanoamps);
            }
        }

        [TestMethod]
        public void Apply_LeadingCellWithOneCellMissing_GivesNoCurrent()
        {
            Begin();
            s_snapshot.AllCellsOk = false;
            s_snapshot.HighestCell = 0;
            s_snapshot.HighestCellMicrovolts = 4000000;
            Hold(4300000);
            s_request.Control = ProgramRequest.HighestCellVoltage;
            for (int i = 0; i < 5; i++)
            {
                s_control.Apply(s_snapshot, s_request, 50);
            }

            Assert.AreEqual(0, s_request.StackNanoamps);
            s_snapshot.AllCellsOk = true;
            s_control.Apply(s_snapshot, s_request, 50);
            Assert.IsTrue(s_request.StackNanoamps > 0);
        }

        [TestMethod]
        public void Follow_ArbiterGaveLess_GoesOnFromThere()
        {
            Begin();
            Read(8000000);
            Hold(8600000);
            for (int i = 0; i < 100; i++)
            {
                s_control.Apply(s_snapshot, s_request, 50);
                s_control.Follow(0);
            }

            // Wound up, the integrator would ask for the full 100 uA now.
            s_control.Apply(s_snapshot, s_request, 50);
            Assert.IsTrue(s_request.StackNanoamps < 20000, "asked for " + s_request.StackNanoamps + " nA");
        }

        [TestMethod]
        public void Apply_ExtremeNumbers_StayWithinTheLargestCurrent()
        {
            Begin();
            int[] readings = new[] { int.MinValue, -1, 0, int.MaxValue };
            int[] times = new[] { int.MinValue, 0, int.MaxValue };
            for (int i = 0; i < readings.Length * times.Length * 20; i++)
            {
                Read(readings[i % readings.Length]);
                Hold((i & 1) == 0 ? 54000000 : -5000000);
                s_request.StackNanoampsMax = 500000000;
                s_control.Apply(s_snapshot, s_request, times[i % times.Length]);
                Assert.IsTrue(Saturate.Magnitude(s_request.StackNanoamps) <= 500000000, "asked for " + s_request.StackNanoamps + " nA");
            }
        }

        [TestMethod]
        public void Apply_TakenOverWhileTheVoltageRises_BendsInTheSameTickAndHolds()
        {
            // 480 ohm drop 48 mV; the stack's own voltage goes on rising by 2 mV/s, 100 uV a tick.
            Begin();
            s_before = NanoampsMax;
            s_request.StackNanoamps = NanoampsMax;
            s_control.Follow(NanoampsMax);
            s_request.DropMicrovolts = 48000;
            s_request.SlopeMicrovoltsPerSecond = 2000;
            s_request.TakesOver = true;
            int target = 8000000 + 48000 + 400;
            int highest = 0;
            for (int tick = 0; tick < 400; tick++)
            {
                int microvolts = Tick(8000000 + (tick * 100), 480, target);
                highest = microvolts > highest ? microvolts : highest;
                s_request.TakesOver = false;
                if (tick == 0)
                {
                    Assert.IsTrue(s_request.StackNanoamps < NanoampsMax - 100, "no bend at " + s_request.StackNanoamps + " nA");
                }
            }

            Assert.IsTrue(highest <= target + 200, "overshoot of " + (highest - target) + " uV");
            int error = Saturate.Magnitude(Tick(8000000 + 40000, 480, target) - target);
            Assert.IsTrue(error <= 200, "error of " + error + " uV");
        }

        [TestMethod]
        public void Apply_DropKnownFromSmallToLarge_ReachesTheVoltageAsFast()
        {
            // The same in parts of the drop, whatever the drop: unlike a stack that nothing is known of.
            int[] ohms = new[] { 100, 480, 2000, 10000, 90000 };
            for (int i = 0; i < ohms.Length; i++)
            {
                Begin();
                int drop = ohms[i] * (NanoampsMax / 1000);
                s_request.DropMicrovolts = drop;
                int target = 8000000 + (drop / 2);
                int highest = 0;
                int error = 0;
                for (int tick = 0; tick < 300; tick++)
                {
                    int microvolts = Tick(8000000, ohms[i], target);
                    highest = microvolts > highest ? microvolts : highest;
                    error = Saturate.Magnitude(microvolts - target);
                }

                Assert.IsTrue(error <= drop / 30, ohms[i] + " ohm: error of " + error + " uV after fifteen seconds");
                Assert.IsTrue(highest <= target + (drop / 15), ohms[i] + " ohm: overshoot of " + (highest - target) + " uV");
            }
        }

        [TestMethod]
        public void Apply_ExtremeNumbersOfAKnownStack_StayWithinTheLargestCurrent()
        {
            Begin();
            int[] readings = new[] { int.MinValue, -1, 0, int.MaxValue };
            int[] times = new[] { int.MinValue, 0, 50, int.MaxValue };
            int[] known = new[] { int.MinValue, 1, 10000000, int.MaxValue, 0 };
            for (int i = 0; i < 4000; i++)
            {
                Read(readings[i % 4]);
                Hold((i & 1) == 0 ? 54000000 : -5000000);
                s_request.StackNanoampsMax = 500000000;
                s_request.DropMicrovolts = known[i / 97 % 5];
                s_request.SlopeMicrovoltsPerSecond = known[i / 41 % 5];
                s_request.TakesOver = i % 3 == 0;
                s_control.Apply(s_snapshot, s_request, times[i / 5 % 4]);
                Assert.IsTrue(Saturate.Magnitude(s_request.StackNanoamps) <= 500000000, "asked for " + s_request.StackNanoamps + " nA");
            }
        }

        /// <summary>One tick of an ohmic stack that sees the current of the tick before.</summary>
        private static int Tick(int emfMicrovolts, int ohms, int target)
        {
            int microvolts = emfMicrovolts + (int)((long)s_before * ohms / 1000);
            s_before = s_request.StackNanoamps;
            Read(microvolts);
            Hold(target);
            s_control.Apply(s_snapshot, s_request, 50);
            s_control.Follow(s_request.StackNanoamps);
            return microvolts;
        }

        private static void Read(int microvolts)
        {
            s_snapshot.Fast[Channel.Stack] = microvolts;
            s_snapshot.Quality[Channel.Stack] = (byte)Quality.Ok;
        }

        private static void Hold(int microvolts)
        {
            s_request.Control = ProgramRequest.StackVoltage;
            s_request.TargetMicrovolts = microvolts;
            s_request.StackNanoampsMax = NanoampsMax;
        }

        // Static, made anew by every test: the board's runner calls tests without an object.
        private static void Begin()
        {
            s_control = new VoltageControl();
            s_snapshot = new Snapshot();
            s_request = new ProgramRequest();
            s_before = 0;
        }
    }
}
