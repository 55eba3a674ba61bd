using nanoFramework.TestFramework;
using RigFirmware.Core.Control;

namespace RigFirmware.Tests.Unit.Control
{
    [TestClass]
    public class HoldGainTests
    {
        [TestMethod]
        public void Tune_NothingMeasured_IsTheGainOfAnUnknownStack()
        {
            var gain = new HoldGain();
            Assert.IsFalse(gain.Tune(0, 0));
            Assert.IsFalse(gain.IsKnown);
            Assert.AreEqual(250000000L, gain.Scale);
            Assert.AreEqual(1000, gain.IntegralPermille);
            Assert.AreEqual(80, gain.LeadPermille);
            Assert.AreEqual(0, gain.SlopePermille);
        }

        [TestMethod]
        public void Tune_FlatCurve_IsTwoAndAHalfADropPerSecondAndMostlyIntegral()
        {
            var gain = new HoldGain();
            Assert.IsTrue(gain.Tune(120000, 0));
            Assert.IsTrue(gain.IsKnown);
            Assert.AreEqual(120000000L, gain.Scale);
            Assert.AreEqual(2430, gain.IntegralPermille);
            Assert.AreEqual(250, gain.LeadPermille);
            Assert.AreEqual(1000, gain.BendPermille);
            Assert.IsFalse(gain.Tune(120000, 0), "the same again changes nothing");
        }

        [TestMethod]
        public void Tune_SteepCurve_IsSlowerAndMostlyLeadEitherWay()
        {
            var gain = new HoldGain();
            for (int sign = -1; sign <= 1; sign += 2)
            {
                gain.Tune(12000, sign * 900);
                Assert.IsTrue(gain.IntegralPermille < 1300, "integral " + gain.IntegralPermille);
                Assert.IsTrue(gain.LeadPermille > 300, "lead " + gain.LeadPermille);
                Assert.AreEqual(13350000L, gain.Scale);
                Assert.AreEqual(12000 * 1000 / 900, gain.FadeMs);
            }
        }

        [TestMethod]
        public void Tune_AnyNumbers_StayWithinWhatTheControlCanMultiply()
        {
            int[] numbers = new[] { int.MinValue, int.MinValue + 1, -1000000, -1, 0, 1, 9999, 10000, 1000000, 60000000, int.MaxValue };
            var gain = new HoldGain();
            for (int i = 0; i < numbers.Length; i++)
            {
                for (int j = 0; j < numbers.Length; j++)
                {
                    gain.Tune(numbers[i], numbers[j]);
                    Assert.IsTrue(numbers[i] > 0 == gain.IsKnown, "known " + numbers[i]);
                    Assert.IsTrue(gain.Scale >= 10000000L && gain.Scale <= 10000000000L, "scale " + gain.Scale);
                    Assert.IsTrue(gain.IntegralPermille >= 600 && gain.IntegralPermille <= 2430, "integral " + gain.IntegralPermille);
                    Assert.IsTrue(gain.LeadPermille >= 80 && gain.LeadPermille <= 350, "lead " + gain.LeadPermille);
                    Assert.IsTrue(gain.SlopePermille >= 0 && gain.SlopePermille <= 900, "slope " + gain.SlopePermille);
                    Assert.IsTrue(gain.FadeMs > 0 && gain.ShortFadeMs > 0 && gain.BendPermille >= 0, "fade " + gain.FadeMs);
                }
            }
        }
    }
}
