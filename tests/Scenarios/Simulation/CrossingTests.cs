using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Simulation;

namespace RigFirmware.Tests.Scenarios.Simulation
{
    [TestClass]
    public sealed class CrossingTests
    {
        [TestMethod]
        public void Take_CrossedTwice_CountsFromTheLastTime()
        {
            var crossing = new Crossing(0.5, true);
            crossing.Take(0, 0, 0);
            crossing.Take(1, 0, 100);
            Assert.AreEqual(50, crossing.OnsetUs, 1e-9);
            crossing.Take(0, 100, 200);
            Assert.AreEqual(150, crossing.EndUs, 1e-9);
            Assert.IsFalse(crossing.IsBeyond);
            crossing.Take(1, 1000, 1000);
            Assert.AreEqual(1000, crossing.OnsetUs, 1e-9);
            Assert.IsTrue(crossing.IsBeyond);
        }

        [TestMethod]
        public void Take_NoNumber_IsInside()
        {
            var crossing = new Crossing(0.5, false);
            crossing.Take(0, 0, 10);
            Assert.IsTrue(crossing.IsBeyond);
            crossing.Take(double.NaN, 10, 20);
            Assert.IsFalse(crossing.IsBeyond);
        }
    }
}
