using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Simulation;
using RigFirmware.Rig.Swarm;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Tests.Scenarios.Simulation
{
    [TestClass]
    public sealed class SwarmTests
    {
        [TestMethod]
        public void Draw_SameSeed_IsTheSameCase()
        {
            Assert.AreEqual(JsonSerializer.Serialize(SwarmGenerator.Draw(17)), JsonSerializer.Serialize(SwarmGenerator.Draw(17)));
            Assert.AreNotEqual(JsonSerializer.Serialize(SwarmGenerator.Draw(17)), JsonSerializer.Serialize(SwarmGenerator.Draw(18)));
        }

        [TestMethod]
        public void Draw_ThousandSeeds_AreWholeScenariosOfEveryKind()
        {
            SwarmCase[] cases = Enumerable.Range(1, 1000).Select(seed => SwarmGenerator.Draw((ulong)seed)).ToArray();
            foreach (SwarmCase drawn in cases)
            {
                ScenarioReader.Check(drawn.Scenario, $"seed {drawn.Seed}");
                Assert.IsTrue(drawn.Scenario.Faults.Count <= 5);
            }

            Assert.AreEqual(FaultCatalogue.Kinds.Count, cases.SelectMany(c => c.Scenario.Faults).Select(f => f.Fault).Distinct().Count());
            Assert.AreEqual(12, cases.Select(c => c.Scenario.Cells).Distinct().Count());
            Assert.AreEqual(3, cases.Where(c => c.IsHealthy).Select(c => c.Scenario.Stack).Distinct().Count());
            Assert.IsTrue(cases.Count(c => c.IsHealthy) == 200);
        }

        [TestMethod]
        public void Run_SameCaseTwice_ComesToTheSame()
        {
            Assert.AreEqual(JsonSerializer.Serialize(SwarmRun.Run(SwarmGenerator.Draw(7))), JsonSerializer.Serialize(SwarmRun.Run(SwarmGenerator.Draw(7))));
        }

        [TestMethod]
        public void Run_OvervoltageAlone_EndsInTimeAndComesBackToIdle()
        {
            SwarmCase drawn = Only("overvoltage", 12);
            SwarmOutcome outcome = SwarmRun.Run(drawn);
            Assert.IsTrue(outcome.IsGood, $"{string.Join(";", outcome.Violations)} {string.Join(";", outcome.Nuisances)} {outcome.NotIdle}");
            Assert.IsTrue(outcome.LatencyMs["CellOvervoltage"] is >= 0 and <= 150, JsonSerializer.Serialize(outcome));
        }

        [TestMethod]
        public void Minimise_AGoodCase_TakesNothingAway()
        {
            SwarmCase drawn = Only("overvoltage", 12);
            drawn.Scenario.Faults.Add(new FaultSpecification { Fault = "doorOpen", AtSeconds = 50 });
            SwarmCase smallest = SwarmMinimiser.Minimise(drawn);
            Assert.AreEqual(drawn.Scenario.Faults.Count, smallest.Scenario.Faults.Count);
        }

        private static SwarmCase Only(string fault, ulong seed)
        {
            SwarmCase drawn = SwarmGenerator.Draw(seed);
            drawn.Scenario.Faults.Clear();
            drawn.Scenario.Actions.Clear();
            drawn.Scenario.Faults.Add(new FaultSpecification { Fault = fault, Cell = 1, AtSeconds = 20.0137 });
            return drawn;
        }
    }
}
