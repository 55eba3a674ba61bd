using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Control;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Unit.Control
{
    [TestClass]
    public class ClampControlTests
    {
        private static ClampControl s_clamp;
        private static Snapshot s_snapshot;

        [TestMethod]
        public void Step_First_DrivesWhereTheActuatorStands()
        {
            Begin();
            Read(45200, 4920000);
            s_clamp.Step(s_snapshot, 45200, 100, false);
            Assert.AreEqual(492, s_clamp.ClampPermille);
        }

        [TestMethod]
        public void Step_NothingReadYet_KnowsNoDrive()
        {
            Begin();
            s_clamp.Step(s_snapshot, 45200, 100, false);
            Assert.AreEqual(ClampControl.NotKnown, s_clamp.ClampPermille);
        }

        [TestMethod]
        public void Step_OneOfForceAndTravelMissing_KeepsTheDrive()
        {
            int[] channels = new[] { Channel.ClampForce, Channel.ClampTravel };
            for (int i = 0; i < channels.Length; i++)
            {
                Begin();
                Follow(45200, 45200, 10);
                int drive = s_clamp.ClampPermille;
                s_snapshot.Quality[channels[i]] = (byte)Quality.Stale;
                for (int step = 0; step < 100; step++)
                {
                    s_clamp.Step(s_snapshot, 90000, 100, false);
                }

                Assert.AreEqual(drive, s_clamp.ClampPermille);
            }
        }

        [TestMethod]
        public void Step_ForceTooLowForLong_DrivesHarder()
        {
            Begin();
            Read(45200, 4920000);
            s_clamp.Step(s_snapshot, 45200, 100, false);
            for (int step = 0; step < 20; step++)
            {
                Read(40000, s_clamp.ClampPermille * 10000);
                s_clamp.Step(s_snapshot, 45200, 100, false);
            }

            Assert.IsTrue(s_clamp.ClampPermille > 500, "drive " + s_clamp.ClampPermille.ToString());
        }

        [TestMethod]
        public void Step_AnotherForceWanted_RunsAtItsPace()
        {
            Begin();
            Follow(45200, 45200, 10);
            int before = s_clamp.ClampPermille;
            Follow(45200, 80000, 10);
            Assert.IsTrue(s_clamp.ClampPermille - before >= 24 && s_clamp.ClampPermille - before <= 32, "moved by " + (s_clamp.ClampPermille - before).ToString() + " in a second");
        }

        [TestMethod]
        public void Step_ForceLeavesTheDeadBandAfterALongRest_DrivesAgain()
        {
            // Springs of 10 N/mm: the dead band of 9 um is 90 mN on either side.
            int[] forces = new[] { 45200 - 91, 45200 + 91, 45200 - 90, 45200 + 90 };
            for (int i = 0; i < forces.Length; i++)
            {
                Begin();
                Follow(45200, 45200, 200);
                int rest = s_clamp.ClampPermille;
                Read(forces[i], rest * 10000);
                for (int step = 0; step < 600; step++)
                {
                    s_clamp.Step(s_snapshot, 45200, 100, false);
                }

                bool beyond = i < 2;
                Assert.IsTrue(beyond == (s_clamp.ClampPermille != rest), "force " + forces[i].ToString());
                Assert.IsTrue(!beyond || (s_clamp.ClampPermille > rest) == (i == 0), "the force is brought back");
            }
        }

        [TestMethod]
        public void Step_ActuatorDoesNotFollow_DoesNotWindUp()
        {
            Begin();
            Read(45200, 4920000);
            for (int step = 0; step < 6000; step++)
            {
                s_clamp.Step(s_snapshot, 90000, 100, false);
            }

            Assert.IsTrue(s_clamp.ClampPermille <= 492 + 60, "drive " + s_clamp.ClampPermille.ToString());
        }

        [TestMethod]
        public void Step_OverruledForLong_StartsAnewFromWhereTheActuatorIs()
        {
            Begin();
            Follow(45200, 45200, 10);
            Read(10000, 1400000);
            for (int step = 0; step < 600; step++)
            {
                s_clamp.Step(s_snapshot, 45200, 100, true);
            }

            s_clamp.Step(s_snapshot, 45200, 100, false);
            Assert.IsTrue(s_clamp.ClampPermille >= 140 && s_clamp.ClampPermille <= 144, "drive " + s_clamp.ClampPermille.ToString());
        }

        [TestMethod]
        public void Step_ExtremeNumbers_StaysWithinTheDrive()
        {
            Begin();
            int[] numbers = new[] { int.MinValue, -1, 0, 1, 1000000000, int.MaxValue };
            for (int i = 0; i < 600; i++)
            {
                Read(numbers[i % 6], numbers[i / 6 % 6]);
                s_clamp.Step(s_snapshot, numbers[i / 36 % 6], numbers[i % 5], false);
                Assert.IsTrue(s_clamp.ClampPermille >= 0 && s_clamp.ClampPermille <= 1000, "drive " + s_clamp.ClampPermille.ToString());
            }
        }

        // Springs of 10 N/mm from 0.4 mm on, an actuator that is there with the next step.
        private static void Follow(int startMillinewtons, int wantedMillinewtons, int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                int travel = s_clamp.ClampPermille < 0 ? (startMillinewtons * 100) + 400000 : s_clamp.ClampPermille * 10000;
                Read((travel - 400000) / 100, travel);
                s_clamp.Step(s_snapshot, wantedMillinewtons, 100, false);
            }
        }

        private static void Read(int millinewtons, int nanometres)
        {
            s_snapshot.Fast[Channel.ClampForce] = millinewtons;
            s_snapshot.Slow[Channel.ClampForce] = millinewtons;
            s_snapshot.Fast[Channel.ClampTravel] = nanometres;
            s_snapshot.Quality[Channel.ClampForce] = (byte)Quality.Ok;
            s_snapshot.Quality[Channel.ClampTravel] = (byte)Quality.Ok;
        }

        // Static, made anew by every test: the board's runner calls tests without an object.
        private static void Begin()
        {
            s_clamp = new ClampControl(new RigConfiguration());
            s_snapshot = new Snapshot();
        }
    }
}
