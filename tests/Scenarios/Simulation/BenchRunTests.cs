using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Bench;

namespace RigFirmware.Tests.Scenarios.Simulation
{
    [TestClass]
    public sealed class BenchRunTests
    {
        [TestMethod]
        public void Measure_FewTicks_GivesPartsThatAddUp()
        {
            using var run = new BenchRun(1, 1000);
            BenchResult result = run.Measure();
            Assert.AreEqual(1, result.PlantRatio + result.SensingRatio + result.DigestRatio + result.FirmwareRatio, 0.01);
            Assert.IsTrue(result.TwoCellNs > 0 && result.TwelveCellNs > 0 && result.PlantNs > 0 && result.SensingNs > 0 && result.DigestNs > 0);
        }
    }
}
