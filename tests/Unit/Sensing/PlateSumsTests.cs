using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Sensing
{
    [TestClass]
    public class PlateSumsTests
    {
        private const int Points = Channel.Plates + 1;
        private const int Samples = 2000;
        private static uint s_seed;

        [TestMethod]
        public void Apply_PlatesThatComeAndGo_IsTheRiseOfTheLastHalfSecond()
        {
            RigConfiguration configuration = new RigConfiguration();
            int[] fitted = new[] { 0x1F, 0x0B };
            for (int f = 0; f < fitted.Length; f++)
            {
                configuration.TemperaturePoints = fitted[f] | (1 << (Channel.TemperaturesMax - 1));
                Compare(new PlateSums(configuration), fitted[f]);
            }
        }

        [TestMethod]
        public void Apply_PlateNotRead_CountsAsHotterAndAsColder()
        {
            Snapshot s = GoodSnapshot.Make();
            s.TimeMs = 5000;
            GoodSnapshot.Lose(s, Channel.Temperature0 + 2);
            s.ReadAtMs[Channel.Temperature0 + 2] = 2000;
            new PlateSums(new RigConfiguration()).Apply(s);
            Assert.AreEqual(GoodSnapshot.PlateMillidegrees + 3000, s.HottestPlateMillidegrees, "1 degC/s for 3 s");
            Assert.AreEqual(2, s.HottestPlate);
            Assert.AreEqual(GoodSnapshot.PlateMillidegrees - 3000, s.ColdestPlateMillidegrees);
            Assert.AreEqual(2, s.ColdestPlate);
            Assert.AreEqual(2, s.MissingPlate);
        }

        [TestMethod]
        public void Apply_EveryPlateInTurn_IsFoundAsHottestAndAsColdest()
        {
            Snapshot s = GoodSnapshot.Make();
            PlateSums sums = new PlateSums(new RigConfiguration());
            for (int plate = 0; plate < Channel.Plates; plate++)
            {
                s.MissingPlate = 0;
                s.Fast[Channel.Temperature0 + plate] = GoodSnapshot.PlateMillidegrees + 1;
                sums.Apply(s);
                Assert.AreEqual(GoodSnapshot.PlateMillidegrees + 1, s.HottestPlateMillidegrees);
                Assert.AreEqual(plate, s.HottestPlate);
                Assert.AreEqual(-1, s.MissingPlate);
                s.Fast[Channel.Temperature0 + plate] = GoodSnapshot.PlateMillidegrees - 1;
                sums.Apply(s);
                Assert.AreEqual(GoodSnapshot.PlateMillidegrees - 1, s.ColdestPlateMillidegrees);
                Assert.AreEqual(plate, s.ColdestPlate);
                s.Fast[Channel.Temperature0 + plate] = GoodSnapshot.PlateMillidegrees;
            }
        }

        [TestMethod]
        public void Apply_PlateThatIsNotFitted_IsNoneOfThem()
        {
            RigConfiguration configuration = new RigConfiguration();
            configuration.TemperaturePoints = 0x3A;
            Snapshot s = GoodSnapshot.Make();
            s.NotOkMask = 1 << (Channel.Temperature0 + 2);
            s.Fast[Channel.Temperature0] = 90000;
            s.Fast[Channel.Temperature0 + 2] = -10000;
            new PlateSums(configuration).Apply(s);
            Assert.AreEqual(1, s.HottestPlate);
            Assert.AreEqual(1, s.ColdestPlate);
            Assert.AreEqual(GoodSnapshot.PlateMillidegrees, s.HottestPlateMillidegrees);
            Assert.AreEqual(-1, s.MissingPlate);
        }

        [TestMethod]
        public void Apply_PlateThatHeatedWhileItWasNotRead_MakesNoSlopeOfWhatTheMedianStillHeld()
        {
            Snapshot s = GoodSnapshot.Make();
            PlateSums sums = new PlateSums(new RigConfiguration());
            for (int sample = 0; sample < 30; sample++)
            {
                // Five degrees in the gap; the median shows the value from before it in the first sample after it.
                s.NotOkMask = sample >= 10 && sample < 15 ? 1 << (Channel.Temperature0 + 1) : 0;
                s.Fast[Channel.Temperature0 + 1] = GoodSnapshot.PlateMillidegrees + (sample > 15 ? 5000 : 0);
                sums.Apply(s);
                Assert.AreEqual(0, s.FastestRiseMillidegreesPerSecond, "sample " + sample.ToString());
            }
        }

        // Against a history that keeps everything; a point that is not read begins anew, once the median holds nothing of before.
        private static void Compare(PlateSums slope, int fitted)
        {
            Snapshot s = GoodSnapshot.Make();
            int[] values = new int[Points * Samples];
            int[] since = new int[Points];
            int steep = 0;
            s_seed = 4711;
            for (int sample = 0; sample < Samples; sample++)
            {
                s.NotOkMask = 0;
                for (int i = 0; i < Points; i++)
                {
                    s.Fast[Channel.Temperature0 + i] += Next(400) - 200;
                    values[(i * Samples) + sample] = s.Fast[Channel.Temperature0 + i];
                    if (Next(200) == 0)
                    {
                        s.NotOkMask |= 1 << (Channel.Temperature0 + i);
                        since[i] = sample + 1;
                    }
                }

                int fastest = int.MinValue;
                int second = int.MinValue;
                int plate = -1;
                int block = 0;
                for (int i = 0; i < Points; i++)
                {
                    int before = sample - PlateSums.WindowSamples;
                    if ((fitted & (1 << i)) == 0 || (s.NotOkMask & (1 << (Channel.Temperature0 + i))) != 0 || before < since[i] + (since[i] == 0 ? 0 : PlateSums.MedianSamples))
                    {
                        continue;
                    }

                    int rise = (values[(i * Samples) + sample] - values[(i * Samples) + before]) * 2;
                    if (i == Channel.Plates)
                    {
                        block = rise;
                    }
                    else if (rise > fastest)
                    {
                        second = fastest;
                        fastest = rise;
                        plate = i;
                    }
                    else if (rise > second)
                    {
                        second = rise;
                    }
                }

                slope.Apply(s);
                string where = "sample " + sample.ToString();
                Assert.AreEqual(plate < 0 ? 0 : fastest, s.FastestRiseMillidegreesPerSecond, where);
                Assert.AreEqual(plate, s.FastestRisePlate, where);
                Assert.AreEqual(second == int.MinValue ? 0 : second, s.SecondRiseMillidegreesPerSecond, where);
                Assert.AreEqual(block, s.HeaterRiseMillidegreesPerSecond, where);
                steep += fastest > 500 ? 1 : 0;
            }

            Assert.IsTrue(steep > Samples / 10, "the values must move");
        }

        private static int Next(int below)
        {
            s_seed = unchecked((s_seed * 1664525) + 1013904223);
            return (int)(s_seed >> 8) % below;
        }
    }
}
