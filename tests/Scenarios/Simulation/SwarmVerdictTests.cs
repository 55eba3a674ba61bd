using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Safety;
using RigFirmware.Rig.Simulation;
using RigFirmware.Rig.Swarm;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Simulation
{
    [TestClass]
    public sealed class SwarmVerdictTests
    {
        [TestMethod]
        public void Shortfalls_ShortSwarm_HasNone()
        {
            SwarmResult result = Full();
            result.Scenarios = 50;
            result.Missing.Add("HardShort");
            result.HealthyHours.Clear();
            Assert.IsEmpty(SwarmVerdict.Shortfalls(result));
        }

        [TestMethod]
        public void Shortfalls_FullSwarmThatSawEverything_HasNone()
        {
            Assert.IsEmpty(SwarmVerdict.Shortfalls(Full()));
        }

        [TestMethod]
        public void Shortfalls_FullSwarm_NamesEachThingThatIsMissing()
        {
            SwarmResult result = Full();
            result.Missing.Add("HardShort");
            result.HealthyHours["C000-04"] = 1999;
            result.HazardLatencies.Add(new HazardLatency { Hazard = "reversal", Path = "firmware" });
            string[] sentences = SwarmVerdict.Shortfalls(result).ToArray();
            Assert.HasCount(3, sentences);
            StringAssert.Contains(sentences[0], "HardShort");
            StringAssert.Contains(sentences[1], "C000-04 ran healthy for 1999 h");
            StringAssert.Contains(sentences[2], "reversal by firmware");
        }

        [TestMethod]
        public void HasFailures_AnyOfTheThree_IsOne()
        {
            Assert.IsFalse(SwarmVerdict.HasFailures(new SwarmResult()));
            Assert.IsTrue(SwarmVerdict.HasFailures(new SwarmResult { HazardViolations = 1 }));
            Assert.IsTrue(SwarmVerdict.HasFailures(new SwarmResult { NuisanceTrips = 1 }));
            Assert.IsTrue(SwarmVerdict.HasFailures(new SwarmResult { NotIdle = 1 }));
        }

        [TestMethod]
        public void Coverage_RowOfATripThatIsOnlyRaised_IsMissing()
        {
            var coverage = new SwarmCoverage();
            var outcome = new SwarmOutcome();
            outcome.RowsRaised.Add(FaultId.HardShort);
            outcome.RowsRaised.Add(FaultId.CellNoise);
            coverage.Add(outcome);
            CollectionAssert.Contains(coverage.RowsMissing.ToArray(), "HardShort");
            CollectionAssert.DoesNotContain(coverage.RowsMissing.ToArray(), "CellNoise");
            outcome.RowsTripped.Add(FaultId.HardShort);
            coverage.Add(outcome);
            CollectionAssert.DoesNotContain(coverage.RowsMissing.ToArray(), "HardShort");
            Assert.IsFalse(coverage.IsComplete);
        }

        [TestMethod]
        [DataRow("C000-01")]
        [DataRow("C000-05")]
        public void StandsBehind_EveryRowThatDoes_CanNeverComeFirst(string stack)
        {
            var table = new FaultTable(StackConfiguration.For(ModelLibrary.Stack(stack)));
            int behind = 0;
            for (int id = 0; id < FaultId.Count; id++)
            {
                if (!SwarmCoverage.StandsBehind(id, out int before))
                {
                    continue;
                }

                behind++;
                FaultRow row = table.Row(id);
                FaultRow first = table.Row(before);
                Assert.AreEqual(first.Unit, row.Unit);
                Assert.AreEqual(first.High, row.High);
                Assert.IsTrue(row.High ? first.TripLimit < row.TripLimit : first.TripLimit > row.TripLimit, row.Name);
                Assert.IsTrue(first.DebounceInMs <= row.DebounceInMs && first.Id < row.Id, row.Name);
                Assert.AreEqual(row.ActiveModes, row.ActiveModes & first.ActiveModes, row.Name);
            }

            Assert.AreEqual(2, behind);
        }

        private static SwarmResult Full()
        {
            var result = new SwarmResult { Scenarios = SwarmVerdict.FullScenarios };
            foreach (string stack in SwarmGenerator.Stacks)
            {
                result.HealthyHours[stack] = SwarmVerdict.HealthyHoursMin;
            }

            result.HazardLatencies.Add(new HazardLatency { Hazard = "overvoltage", Path = "firmware", Measured = 3 });
            return result;
        }
    }
}
