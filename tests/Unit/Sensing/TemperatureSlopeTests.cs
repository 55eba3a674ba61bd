using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Sensing
{
    [TestClass]
    public class TemperatureSlopeTests
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
                Compare(new TemperatureSlope(configuration), fitted[f]);
            }
        }

        // Against a history that keeps everything; a point that is not read begins anew.
        private static void Compare(TemperatureSlope slope, int fitted)
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
                    int before = sample - TemperatureSlope.WindowSamples;
                    if ((fitted & (1 << i)) == 0 || (s.NotOkMask & (1 << (Channel.Temperature0 + i))) != 0 || before < since[i])
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
