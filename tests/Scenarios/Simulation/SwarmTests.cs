using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Simulation;
using RigFirmware.Rig.Swarm;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

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
            SwarmCase[] longRuns = cases.Where(c => c.Seed % 5 == 0).ToArray();
            Assert.IsTrue(longRuns.All(c => c.IsHealthy));
            Assert.HasCount(200, longRuns);
            foreach (string stack in SwarmGenerator.Stacks)
            {
                // A full swarm has five times as many.
                double hours = longRuns.Where(c => c.Scenario.Stack == stack).Sum(c => c.Scenario.DurationSeconds) / 3600;
                Assert.IsTrue(5 * hours > SwarmVerdict.HealthyHoursMin, $"{stack}: {hours} h");
            }
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
        [DataRow(2, "overvoltage", "firmware")]
        [DataRow(5, "reversal", "firmware")]
        [DataRow(4, "reversal", "hardware")]
        [DataRow(6, "overvoltage", "hardwareAlone")]
        [DataRow(7, "undervoltage", "hardwareAlone")]
        [DataRow(8, "overcurrent", "firmware")]
        [DataRow(10, "runaway", "any")]
        public void Run_Situation_MeasuresItsDangerWithinTheBudget(int situation, string hazard, string path)
        {
            // Seeds 5 n + 1 and 5 n + 2 take the situations in turn.
            HazardLatency[] measured = Enumerable.Range(0, 200)
                .SelectMany(n => new[] { (Seed: (5 * n) + 1, Number: (2 * n) + 1), (Seed: (5 * n) + 2, Number: (2 * n) + 2) })
                .Where(turn => turn.Number % SwarmSituations.Count == situation)
                .Take(6)
                .Select(turn => SwarmRun.Run(SwarmGenerator.Draw((ulong)turn.Seed)).Hazards.Single(h => h.Hazard == hazard && h.Path == path))
                .ToArray();
            Assert.IsTrue(measured.Sum(h => h.Measured) > 0, "never met");
            Assert.IsTrue(measured.All(h => h.WorstMs <= h.BudgetMs), JsonSerializer.Serialize(measured));
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
