using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Bench;
using RigFirmware.Rig.Reproduction;

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

        [TestMethod]
        public void Measure_ShortProcedure_CountsWhatItsRecordHolds()
        {
            PlannedRun shipped = ProcedureBench.ShippedRuns().Single(run => run.Id == "T000-03-PSiO");
            PlannedRun run = shipped with { Settings = new Dictionary<string, string> { ["rate1"] = "0.5 C", ["rate2"] = "0.75 C", ["cycles2"] = "1", ["cycles3"] = "2" } };
            ProcedureBenchResult result = new ProcedureBench([run]).Measure(CancellationToken.None);
            ProcedurePart part = result.Parts.Single();
            Assert.AreEqual("", part.Trip);
            Assert.AreEqual(4, part.Cycles);
            Assert.AreEqual("1 at 0.5C, 1 at 0.75C, 2 at 1C", part.CyclesByRate);
            Assert.AreEqual(part.SimulatedHours, part.Ticks / 72000.0, 0.001, "72,000 ticks of 50 ms an hour");
            Assert.IsTrue(part.SimulatedHours > part.CyclingHours && part.CyclingHours > 5);
            Assert.AreEqual(part.SimulatedHours, result.SimulatedHours, 0.05);
        }

        [TestMethod]
        public void ShippedRuns_OfTheBench_AreTheLongOnes()
        {
            CollectionAssert.AreEqual(ProcedureBench.RunIds.ToArray(), ProcedureBench.ShippedRuns().Select(run => run.Id).ToArray());
        }
    }
}
