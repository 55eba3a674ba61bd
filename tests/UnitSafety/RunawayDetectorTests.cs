using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class RunawayDetectorTests
    {
        private static RunawayDetector _detector;
        private static Snapshot _snapshot;

        [TestMethod]
        public void IsConfirmed_HealthyRig_IsFalse()
        {
            Begin();
            Assert.IsFalse(_detector.IsConfirmed(_snapshot));
        }

        [TestMethod]
        public void IsConfirmed_PlateTooHot_NeedsASecondPlateThatRises()
        {
            Begin();
            _snapshot.HottestPlateMillidegrees = 60001;
            Assert.IsFalse(_detector.IsConfirmed(_snapshot), "one sensor must not fake it");
            _snapshot.SecondRiseMillidegreesPerSecond = 99;
            Assert.IsFalse(_detector.IsConfirmed(_snapshot));
            _snapshot.SecondRiseMillidegreesPerSecond = 100;
            Assert.IsTrue(_detector.IsConfirmed(_snapshot));
            _snapshot.HottestPlateMillidegrees = 60000;
            Assert.IsFalse(_detector.IsConfirmed(_snapshot), "still within the allowed temperature");
        }

        [TestMethod]
        public void IsConfirmed_PlateTooHot_TheForceIsAWitnessToo()
        {
            Begin();
            _snapshot.HottestPlateMillidegrees = 70000;
            _snapshot.Slow[Channel.ClampForce] = 45000 + 5625;
            Assert.IsFalse(_detector.IsConfirmed(_snapshot), "an eighth more is not enough");
            _snapshot.Slow[Channel.ClampForce]++;
            Assert.IsTrue(_detector.IsConfirmed(_snapshot));
            _snapshot.Quality[Channel.ClampForce] = (byte)Quality.Stale;
            Assert.IsFalse(_detector.IsConfirmed(_snapshot), "a force that is not read witnesses nothing");
        }

        [TestMethod]
        public void IsConfirmed_NoForceBefore_TheForceIsNoWitness()
        {
            _detector = new RunawayDetector(new RigConfiguration());
            _snapshot = GoodSnapshot.Make();
            _snapshot.HottestPlateMillidegrees = 70000;
            Assert.IsFalse(_detector.IsConfirmed(_snapshot));
        }

        [TestMethod]
        public void IsConfirmed_CellLostMoreThanAQuarter_OfEitherCell()
        {
            for (int cell = 0; cell < 2; cell++)
            {
                Begin();
                _snapshot.Fast[cell] = 3000000;
                Assert.IsFalse(_detector.IsConfirmed(_snapshot), "a quarter is not more than a quarter");
                _snapshot.Fast[cell] = 2999999;
                Assert.IsTrue(_detector.IsConfirmed(_snapshot));
                _snapshot.Quality[cell] = (byte)Quality.Stale;
                Assert.IsFalse(_detector.IsConfirmed(_snapshot), "a cell that is not read has no voltage to lose");
            }
        }

        [TestMethod]
        public void IsConfirmed_CellWithoutAReference_LosesNothing()
        {
            _detector = new RunawayDetector(new RigConfiguration());
            _snapshot = GoodSnapshot.Make();
            _snapshot.Fast[0] = -1;
            Assert.IsFalse(_detector.IsConfirmed(_snapshot));
        }

        [TestMethod]
        public void IsConfirmed_LayersWithoutAVoltageOfTheirOwn_AreConfirmedByASecondPlateAlone()
        {
            // Seed 4941 of the swarm: microvolts of noise were compared with microvolts of noise, and confirmed it in every other tick.
            int[] references = { 60, -45, 99999, -400000 };
            for (int i = 0; i < references.Length; i++)
            {
                _detector = new RunawayDetector(new RigConfiguration());
                _snapshot = GoodSnapshot.Make();
                GoodSnapshot.Cells(_snapshot, references[i], references[i]);
                _detector.Follow(_snapshot);
                GoodSnapshot.Cells(_snapshot, -20, -20);
                Assert.IsFalse(_detector.IsConfirmed(_snapshot), "noise is no loss, and one plate may be a sensor");
                _snapshot.SecondRiseMillidegreesPerSecond = 100;
                Assert.IsTrue(_detector.IsConfirmed(_snapshot));
            }
        }

        [TestMethod]
        public void IsConfirmed_OneLayerHasAVoltage_ItsLossIsAskedFor()
        {
            _detector = new RunawayDetector(new RigConfiguration());
            _snapshot = GoodSnapshot.Make();
            GoodSnapshot.Cells(_snapshot, 20, 100000);
            _detector.Follow(_snapshot);
            _snapshot.SecondRiseMillidegreesPerSecond = 100;
            Assert.IsFalse(_detector.IsConfirmed(_snapshot));
            _snapshot.Fast[1] = 74999;
            Assert.IsTrue(_detector.IsConfirmed(_snapshot));
        }

        [TestMethod]
        public void Follow_WhileAPlateHeats_KeepsWhatWasBefore()
        {
            Begin();
            _snapshot.FastestRiseMillidegreesPerSecond = 200;
            _snapshot.Slow[0] = 2000000;
            _snapshot.Slow[Channel.ClampForce] = 60000;
            _detector.Follow(_snapshot);
            _snapshot.Fast[0] = 2000000;
            Assert.IsTrue(_detector.IsConfirmed(_snapshot), "compared with the voltage from before the heating");
            _snapshot.FastestRiseMillidegreesPerSecond = 199;
            _detector.Follow(_snapshot);
            Assert.IsFalse(_detector.IsConfirmed(_snapshot), "a slow warming is no event");
            _snapshot.HottestPlateMillidegrees = 70000;
            Assert.IsFalse(_detector.IsConfirmed(_snapshot), "and the force of then is the reference");
        }

        [TestMethod]
        public void Follow_SwitchedOnBesideAHeatingCell_TakesTheFirstReading()
        {
            _detector = new RunawayDetector(new RigConfiguration());
            _snapshot = GoodSnapshot.Make();
            GoodSnapshot.Cells(_snapshot, 4000000, 4000000);
            _snapshot.FastestRiseMillidegreesPerSecond = 1500;
            _detector.Follow(_snapshot);
            _snapshot.Slow[0] = 3500000;
            _detector.Follow(_snapshot);
            _snapshot.Fast[0] = 2999999;
            Assert.IsTrue(_detector.IsConfirmed(_snapshot));
        }

        [TestMethod]
        public void Follow_CellNotRead_KeepsItsReference()
        {
            Begin();
            _snapshot.Quality[1] = (byte)Quality.Stale;
            _snapshot.Slow[1] = 1000000;
            _detector.Follow(_snapshot);
            _snapshot.Quality[1] = (byte)Quality.Ok;
            _snapshot.Fast[1] = 1000000;
            Assert.IsTrue(_detector.IsConfirmed(_snapshot));
        }

        private static void Begin()
        {
            _detector = new RunawayDetector(new RigConfiguration());
            _snapshot = GoodSnapshot.Make();
            GoodSnapshot.Cells(_snapshot, 4000000, 4000000);
            _detector.Follow(_snapshot);
        }
    }
}
