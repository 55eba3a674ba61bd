using nanoFramework.TestFramework;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;

namespace RigFirmware.Tests.UnitPrograms
{
    [TestClass]
    public class ExcitationTests
    {
        private const int Amplitude = 50000;

        [TestMethod]
        public void Fill_OneTone_IsASineOfThatPeriodAndAmplitude()
        {
            // 5 Hz: a quarter of the period is one tick.
            int[] wave = Wave(Amplitude, 0, 100, ExcitationTones.Word(1, ExcitationTones.ScaleMax), 200, 0);
            Assert.AreEqual(0, wave[0]);
            Assert.AreEqual(Amplitude, wave[25], "crest");
            Assert.IsTrue(Abs(wave[50]) <= 1, "zero");
            Assert.IsTrue(Abs(wave[75] + Amplitude) <= 1, "trough");

            // sin(28.8 degrees) = 0.481754.
            Assert.IsTrue(Abs(wave[8] - 24088) <= 1, "sine of 28.8 degrees");
            for (int i = 0; i < 100; i++)
            {
                Assert.AreEqual(wave[i], wave[i + 100], "the second period is the first again");
            }
        }

        [TestMethod]
        public void Fill_Bias_LiesUnderTheWave()
        {
            int[] rest = Wave(Amplitude, 0, 1000, ExcitationTones.Word(1, ExcitationTones.ScaleMax), 1000, 0);
            int[] biased = Wave(Amplitude, -700000, 1000, ExcitationTones.Word(1, ExcitationTones.ScaleMax), 1000, 0);
            for (int i = 0; i < rest.Length; i++)
            {
                Assert.AreEqual(rest[i] - 700000, biased[i]);
            }
        }

        [TestMethod]
        public void Fill_ManyTones_NeverPassesTheAmplitudeWhateverTheScale()
        {
            int[] wave = Wave(Amplitude, 0, 5000, ExcitationTones.Word(0x80D7, ExcitationTones.ScaleMax), 5000, 0);
            int most = 0;
            for (int i = 0; i < wave.Length; i++)
            {
                most = Abs(wave[i]) > most ? Abs(wave[i]) : most;
            }

            Assert.AreEqual(Amplitude, most, "full scale for each of seven tones is too much and is held");
        }

        [TestMethod]
        public void Fill_LargestCurrentAndLongestPeriod_DoesNotWrap()
        {
            int[] wave = Wave(500000000, 0, ExcitationTones.PeriodSlicesMax, ExcitationTones.Word(1, ExcitationTones.ScaleMax), ExcitationTones.PeriodSlicesMax, 0);
            Assert.AreEqual(500000000, wave[ExcitationTones.PeriodSlicesMax / 4]);
            for (int i = 1; i < wave.Length; i++)
            {
                Assert.IsTrue(Abs(wave[i] - wave[i - 1]) < 70000, "a sine has no jump");
            }
        }

        [TestMethod]
        public void Begin_AfterALossOfPower_GoesOnInTheSamePhase()
        {
            int tones = ExcitationTones.Word(5, 12000);
            int[] whole = Wave(Amplitude, 100, 3000, tones, 3000, 0);
            int[] later = Wave(Amplitude, 100, 3000, tones, 100, 6000 + 2400);
            for (int i = 0; i < later.Length; i++)
            {
                Assert.AreEqual(whole[1200 + i], later[i]);
            }
        }

        [TestMethod]
        public void AreGood_TonesOutsideTheBand_AreRefused()
        {
            int one = ExcitationTones.Word(1, ExcitationTones.ScaleMax);
            Assert.IsTrue(ExcitationTones.AreGood(ExcitationTones.PeriodSlicesMin, one));
            Assert.IsFalse(ExcitationTones.AreGood(ExcitationTones.PeriodSlicesMin - 1, one));
            Assert.IsTrue(ExcitationTones.AreGood(ExcitationTones.PeriodSlicesMax, one));
            Assert.IsFalse(ExcitationTones.AreGood(ExcitationTones.PeriodSlicesMax + 1, one));
            Assert.IsFalse(ExcitationTones.AreGood(1000, ExcitationTones.Word(0, 100)), "no tone");
            Assert.IsFalse(ExcitationTones.AreGood(5000, ExcitationTones.Word(0xFFFF, 100)), "sixteen tones");
            Assert.IsFalse(ExcitationTones.AreGood(1000, ExcitationTones.Word(1, 0)), "no amplitude");

            // The third harmonic of 2 Hz would be 6 Hz.
            Assert.IsFalse(ExcitationTones.AreGood(250, ExcitationTones.Word(4, 100)));
            Assert.IsTrue(ExcitationTones.AreGood(300, ExcitationTones.Word(4, 100)));
        }

        private static int[] Wave(int nanoamps, int bias, int period, int tones, int slices, long elapsedMs)
        {
            Excitation excitation = new Excitation();
            excitation.Begin(nanoamps, bias, period, tones, elapsedMs);
            int[] wave = new int[slices];
            int[] tick = new int[Slices.PerTick];
            for (int i = 0; i < slices; i += Slices.PerTick)
            {
                excitation.Fill(tick);
                for (int k = 0; k < Slices.PerTick && i + k < slices; k++)
                {
                    wave[i + k] = tick[k];
                }
            }

            return wave;
        }

        private static int Abs(int value)
        {
            return value < 0 ? -value : value;
        }
    }
}
