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
        private readonly VoltageControl _control = new VoltageControl();
        private readonly Snapshot _snapshot = new Snapshot();
        private readonly ProgramRequest _request = new ProgramRequest();
        private int _before;

        [TestMethod]
        public void Apply_OnStacksFromSmallToLargeDrop_ReachesTheVoltageWithoutRinging()
        {
            // The drop at the largest current decides the speed; from 5 mV to 1 V.
            int[] ohms = new[] { 50, 480, 2000, 10000 };
            for (int i = 0; i < ohms.Length; i++)
            {
                VoltageControlTests test = new VoltageControlTests();
                int drop = ohms[i] * (NanoampsMax / 1000);
                int target = 8000000 + (drop / 2);
                int highest = 0;
                for (int tick = 0; tick < 8000; tick++)
                {
                    int microvolts = test.Tick(8000000, ohms[i], target);
                    highest = microvolts > highest ? microvolts : highest;
                }

                int error = Saturate.Magnitude(test.Tick(8000000, ohms[i], target) - target);
                Assert.IsTrue(error <= 100, ohms[i] + " ohm: error of " + error + " uV");
                Assert.IsTrue(highest <= target + (drop / 20), ohms[i] + " ohm: overshoot of " + (highest - target) + " uV");
            }
        }

        [TestMethod]
        public void Apply_AfterACharge_StartsFromItsCurrent()
        {
            _request.Control = ProgramRequest.Current;
            _request.StackNanoamps = 56500;
            _control.Apply(_snapshot, _request, 50);
            _control.Follow(56500);
            Read(8600000);
            Hold(8600000);
            _control.Apply(_snapshot, _request, 50);
            Assert.AreEqual(56500, _request.StackNanoamps);
        }

        [TestMethod]
        public void Apply_VoltageFarAway_StopsAtTheLargestCurrentEitherWay()
        {
            Read(6000000);
            Hold(8600000);
            for (int i = 0; i < 100; i++)
            {
                _control.Apply(_snapshot, _request, 50);
            }

            Assert.AreEqual(NanoampsMax, _request.StackNanoamps);
            Read(9000000);
            Hold(6000000);
            for (int i = 0; i < 100; i++)
            {
                _control.Apply(_snapshot, _request, 50);
            }

            Assert.AreEqual(-NanoampsMax, _request.StackNanoamps);
        }

        [TestMethod]
        public void Apply_VoltageNotRead_KeepsTheCurrentTwoTicksAndThenTakesItAway()
        {
            Read(8000000);
            Hold(8600000);
            _control.Apply(_snapshot, _request, 50);
            int flowing = _request.StackNanoamps;
            Assert.IsTrue(flowing > 0);
            _snapshot.Quality[Channel.Stack] = (byte)Quality.Stale;
            for (int i = 0; i < VoltageControl.MissingTicksMax; i++)
            {
                _control.Apply(_snapshot, _request, 50);
                Assert.AreEqual(flowing, _request.StackNanoamps);
            }

            for (int i = 0; i < 10; i++)
            {
                _control.Apply(_snapshot, _request, 50);
                Assert.AreEqual(0, _request.StackNanoamps);
            }
        }

        [TestMethod]
        public void Apply_LeadingCellWithOneCellMissing_GivesNoCurrent()
        {
            _snapshot.AllCellsOk = false;
            _snapshot.HighestCell = 0;
            _snapshot.HighestCellMicrovolts = 4000000;
            Hold(4300000);
            _request.Control = ProgramRequest.HighestCellVoltage;
            for (int i = 0; i < 5; i++)
            {
                _control.Apply(_snapshot, _request, 50);
            }

            Assert.AreEqual(0, _request.StackNanoamps);
            _snapshot.AllCellsOk = true;
            _control.Apply(_snapshot, _request, 50);
            Assert.IsTrue(_request.StackNanoamps > 0);
        }

        [TestMethod]
        public void Follow_ArbiterGaveLess_GoesOnFromThere()
        {
            Read(8000000);
            Hold(8600000);
            for (int i = 0; i < 100; i++)
            {
                _control.Apply(_snapshot, _request, 50);
                _control.Follow(0);
            }

            // Wound up, the integrator would ask for the full 100 uA now.
            _control.Apply(_snapshot, _request, 50);
            Assert.IsTrue(_request.StackNanoamps < 20000, "asked for " + _request.StackNanoamps + " nA");
        }

        [TestMethod]
        public void Apply_ExtremeNumbers_StayWithinTheLargestCurrent()
        {
            int[] readings = new[] { int.MinValue, -1, 0, int.MaxValue };
            int[] times = new[] { int.MinValue, 0, int.MaxValue };
            for (int i = 0; i < readings.Length * times.Length * 20; i++)
            {
                Read(readings[i % readings.Length]);
                Hold((i & 1) == 0 ? 54000000 : -5000000);
                _request.StackNanoampsMax = 500000000;
                _control.Apply(_snapshot, _request, times[i % times.Length]);
                Assert.IsTrue(Saturate.Magnitude(_request.StackNanoamps) <= 500000000, "asked for " + _request.StackNanoamps + " nA");
            }
        }

        /// <summary>One tick of an ohmic stack that sees the current of the tick before.</summary>
        private int Tick(int emfMicrovolts, int ohms, int target)
        {
            int microvolts = emfMicrovolts + (int)((long)_before * ohms / 1000);
            _before = _request.StackNanoamps;
            Read(microvolts);
            Hold(target);
            _control.Apply(_snapshot, _request, 50);
            _control.Follow(_request.StackNanoamps);
            return microvolts;
        }

        private void Read(int microvolts)
        {
            _snapshot.Fast[Channel.Stack] = microvolts;
            _snapshot.Quality[Channel.Stack] = (byte)Quality.Ok;
        }

        private void Hold(int microvolts)
        {
            _request.Control = ProgramRequest.StackVoltage;
            _request.TargetMicrovolts = microvolts;
            _request.StackNanoampsMax = NanoampsMax;
        }
    }
}
