using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Control;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Unit.Control
{
    [TestClass]
    public class TemperatureControlTests
    {
        private static TemperatureControl s_control;
        private static RigConfiguration s_configuration;
        private static Snapshot s_snapshot;

        [TestMethod]
        public void Step_Ramp_GivesLossAndStoredHeat()
        {
            Begin(20000);
            s_control.Step(s_snapshot, 80000, 1000, true);

            // The plates lag by the first 50 mdegC; loss and ramp are known.
            int expected = (s_configuration.HeaterMillijoulesPerDegree * 50 / 1000) + (s_configuration.HeaterMilliwattsPerDegree * 50 / 1000) + (s_configuration.HeaterGainMilliwattsPerDegree * 50 / 1000);
            Assert.AreEqual(expected, s_control.HeaterMilliwatts);
            Assert.AreEqual(s_configuration.RampMillidegreesPerSecondMax, s_control.RampMillidegreesPerSecond);
        }

        [TestMethod]
        public void Step_PlatesDoNotFollow_SetpointWaits()
        {
            Begin(20000);
            for (int second = 0; second < 600; second++)
            {
                s_control.Step(s_snapshot, 80000, 1000, true);
            }

            // Two degrees ahead and no further; what lacks to the target is what the heater's watch looks at.
            int expected = (s_configuration.HeaterGainMilliwattsPerDegree + s_configuration.HeaterMilliwattsPerDegree) * 2;
            Assert.AreEqual(expected, s_control.HeaterMilliwatts);
            Assert.AreEqual(60000, s_control.ErrorMillidegrees);
        }

        [TestMethod]
        public void Step_HeaterHeldOffForLong_DoesNotWindUp()
        {
            Begin(50000);
            Step(50000, 60);
            int before = s_control.HeaterMilliwatts;
            Read(49000);
            for (int second = 0; second < 3600; second++)
            {
                s_control.Step(s_snapshot, 50000, 1000, false);
            }

            Read(50000);
            s_control.Step(s_snapshot, 50000, 1000, true);
            Assert.AreEqual(before, s_control.HeaterMilliwatts);
        }

        [TestMethod]
        public void Step_TooHotForLong_DoesNotWindDown()
        {
            Begin(50000);
            Step(50000, 10);
            Read(70000);
            Step(50000, 3600);
            Assert.AreEqual(0, s_control.HeaterMilliwatts);
            Read(50000);
            s_control.Step(s_snapshot, 50000, 1000, true);
            Assert.AreEqual(s_configuration.HeaterMilliwattsPerDegree * 30, s_control.HeaterMilliwatts);
        }

        [TestMethod]
        public void Step_SteadyError_IsTakenOut()
        {
            Begin(50000);
            Step(50000, 10);
            int before = s_control.HeaterMilliwatts;
            Read(49900);
            Step(50000, s_configuration.HeaterIntegralSeconds);

            // Once by the gain and once more by the integral.
            int gain = s_configuration.HeaterGainMilliwattsPerDegree / 10;
            Assert.IsTrue(s_control.HeaterMilliwatts >= before + gain + (gain * 9 / 10), "gives " + s_control.HeaterMilliwatts.ToString());
        }

        [TestMethod]
        public void Step_OnePlateNotRead_DoesNotHeat()
        {
            Begin(20000);
            Step(80000, 10);
            s_snapshot.Quality[Channel.Temperature0 + 2] = (byte)Quality.Stale;
            s_control.Step(s_snapshot, 80000, 1000, true);
            Assert.AreEqual(0, s_control.HeaterMilliwatts);
        }

        [TestMethod]
        public void Step_EndOfARamp_IsRounded()
        {
            Begin(20000);
            int plate = 20000;
            int largest = 0;
            int before = 0;
            for (int second = 0; second < 400; second++)
            {
                Read(plate);
                s_control.Step(s_snapshot, 25000, 1000, true);
                plate += s_control.ErrorMillidegrees;
                int drop = before - s_control.HeaterMilliwatts;
                largest = second > 0 && drop > largest ? drop : largest;
                before = s_control.HeaterMilliwatts;
            }

            Assert.AreEqual(25000, plate);
            Assert.IsTrue(largest < 1000, "power falls by " + largest.ToString() + " mW at once");
        }

        private static void Step(int target, int seconds)
        {
            for (int second = 0; second < seconds; second++)
            {
                s_control.Step(s_snapshot, target, 1000, true);
            }
        }

        private static void Read(int millidegrees)
        {
            for (int i = 0; i < Channel.Plates; i++)
            {
                s_snapshot.Slow[Channel.Temperature0 + i] = millidegrees;
                s_snapshot.Quality[Channel.Temperature0 + i] = (byte)Quality.Ok;
            }

            s_snapshot.Slow[Channel.Ambient] = 20000;
            s_snapshot.Quality[Channel.Ambient] = (byte)Quality.Ok;
        }

        // Static, made anew by every test: the board's runner calls tests without an object.
        private static void Begin(int millidegrees)
        {
            s_configuration = new RigConfiguration();
            s_control = new TemperatureControl(s_configuration);
            s_snapshot = new Snapshot();
            Read(millidegrees);
        }
    }
}
