using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class ClampWatchTests
    {
        private const int Wanted = 50000;
        private static ClampWatch _watch;
        private static Snapshot _snapshot;

        [TestMethod]
        public void Second_ForceLacks_CountsAfterThirtySeconds()
        {
            Begin(45000);
            Seconds(30, Wanted, 100);
            Assert.AreEqual(0, _watch.DeviationPermille, "it still settles");
            Seconds(1, Wanted, 100);
            Assert.AreEqual(100, _watch.DeviationPermille);
            _snapshot.Slow[Channel.ClampForce] = 55000;
            Seconds(1, Wanted, 100);
            Assert.AreEqual(100, _watch.DeviationPermille, "too much is as wrong as too little");
            Seconds(1, Wanted + 1, 100);
            Assert.AreEqual(0, _watch.DeviationPermille, "a new wanted force has its time again");
            Seconds(29, Wanted + 1, 100);
            Assert.AreEqual(0, _watch.DeviationPermille);
            Seconds(1, Wanted + 1, 100);
            Assert.AreEqual(99, _watch.DeviationPermille);
        }

        [TestMethod]
        public void Second_SmallWantedForce_IsComparedWithAHundredthOfTheHead()
        {
            Begin(600);
            Seconds(31, 500, 0);
            Assert.AreEqual(100, _watch.DeviationPermille, "100 mN of 1000");
            _snapshot.Slow[Channel.ClampForce] = 2200;
            Seconds(31, 2000, 0);
            Assert.AreEqual(100, _watch.DeviationPermille, "200 mN of 2000");
        }

        [TestMethod]
        public void Second_HeadWithoutARange_SaysNothing()
        {
            RigConfiguration configuration = new RigConfiguration();
            configuration.ClampMillinewtonsMax = 0;
            _watch = new ClampWatch(configuration);
            _snapshot = GoodSnapshot.Make();
            Seconds(31, 0, 0);
            Assert.AreEqual(0, _watch.DeviationPermille);
        }

        [TestMethod]
        public void Second_ForceRisesByItself_IsTheRiseOfASecond()
        {
            Begin(45000);
            Seconds(2, Wanted, 100);
            Assert.AreEqual(0, _watch.RiseMillinewtons);
            _snapshot.Slow[Channel.ClampForce] += 6000;
            Seconds(1, Wanted, 100);
            Assert.AreEqual(6000, _watch.RiseMillinewtons, "the drive stood still");
            _snapshot.Slow[Channel.ClampForce] += 5000;
            Seconds(1, Wanted, 90);
            Assert.AreEqual(5000, _watch.RiseMillinewtons, "the drive even gave way");
            _snapshot.Slow[Channel.ClampForce] += 5000;
            Seconds(1, Wanted, 91);
            Assert.AreEqual(0, _watch.RiseMillinewtons, "the drive asked for it");
        }

        [TestMethod]
        public void Second_FirstReading_IsNoRise()
        {
            Begin(45000);
            Seconds(1, Wanted, 0);
            Assert.AreEqual(0, _watch.RiseMillinewtons);
        }

        [TestMethod]
        public void Second_ReadingMissing_ConcludesNothingAndBeginsAnew()
        {
            int[] channels = { Channel.ClampForce, Channel.ClampTravel };
            for (int i = 0; i < channels.Length; i++)
            {
                Begin(45000);
                Seconds(2, Wanted, 100);
                _snapshot.Slow[Channel.ClampForce] += 6000;
                Seconds(1, Wanted, 100);
                _snapshot.Quality[channels[i]] = (byte)Quality.Stale;
                Seconds(1, Wanted, 100);
                Assert.AreEqual(0, _watch.RiseMillinewtons);
                Seconds(1, Wanted, 400);
                Assert.IsFalse(_watch.DoesNotMove);
                _snapshot.Quality[channels[i]] = (byte)Quality.Ok;
                _snapshot.Slow[Channel.ClampForce] += 6000;
                Seconds(1, Wanted, 400);
                Assert.AreEqual(0, _watch.RiseMillinewtons, "there is no second before this one");
                Seconds(1, Wanted, 400);
                Assert.IsFalse(_watch.DoesNotMove, "the drive has not moved since");
            }
        }

        [TestMethod]
        public void Second_ActuatorHeld_ConcludesNothingAndBeginsAnew()
        {
            Begin(45000);
            Seconds(2, Wanted, 100);
            _snapshot.Slow[Channel.ClampForce] += 6000;
            Seconds(1, Wanted, -1);
            Assert.AreEqual(0, _watch.RiseMillinewtons);
            _snapshot.Slow[Channel.ClampForce] += 6000;
            Seconds(1, Wanted, 400);
            Assert.AreEqual(0, _watch.RiseMillinewtons);
            Seconds(1, Wanted, 400);
            Assert.IsFalse(_watch.DoesNotMove);
            Begin(45000);
            Seconds(1, Wanted, 0);
            _snapshot.Slow[Channel.ClampForce] += 6000;
            Seconds(1, Wanted, 0);
            Assert.AreEqual(6000, _watch.RiseMillinewtons, "a drive of nothing is a drive");
        }

        [TestMethod]
        public void Second_DriveMovesAndTheActuatorDoesNot_IsSeen()
        {
            Begin(45000);
            Seconds(2, Wanted, 100);
            Seconds(1, Wanted, 119);
            Assert.IsFalse(_watch.DoesNotMove);
            Seconds(1, Wanted, 120);
            Assert.IsTrue(_watch.DoesNotMove);
            _snapshot.Slow[Channel.ClampTravel] += 999;
            Seconds(1, Wanted, 120);
            Assert.IsTrue(_watch.DoesNotMove, "less than a micrometre is the sensor's noise");
            _snapshot.Slow[Channel.ClampTravel] += 1;
            Seconds(1, Wanted, 120);
            Assert.IsFalse(_watch.DoesNotMove);
            Seconds(1, Wanted, 101);
            Assert.IsFalse(_watch.DoesNotMove, "counted from where it last moved");
            Seconds(1, Wanted, 100);
            Assert.IsTrue(_watch.DoesNotMove, "backwards as well");
            Seconds(1, Wanted, 120);
            Assert.IsFalse(_watch.DoesNotMove);
            _snapshot.Slow[Channel.ClampTravel] -= 1000;
            Seconds(1, Wanted, 100);
            Assert.IsFalse(_watch.DoesNotMove);
        }

        private static void Begin(int force)
        {
            _watch = new ClampWatch(new RigConfiguration());
            _snapshot = GoodSnapshot.Make();
            _snapshot.Slow[Channel.ClampForce] = force;
        }

        private static void Seconds(int count, int wanted, int drive)
        {
            for (int i = 0; i < count; i++)
            {
                _watch.Second(_snapshot, wanted, drive);
            }
        }
    }
}
