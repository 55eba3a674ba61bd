using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Simulation;

namespace RigFirmware.Tests.Scenarios.Simulation
{
    [TestClass]
    public sealed class SimulationRunnerTests
    {
        [TestMethod]
        public void Run_Twice_IsTheSameInEveryFieldButTheWallClock()
        {
            string first = Comparable(Runs.Stack(120).With("overvoltage", cell: 2).With("stretchedCycle", at: 3).Run());
            string second = Comparable(Runs.Stack(120).With("overvoltage", cell: 2).With("stretchedCycle", at: 3).Run());
            Assert.AreEqual(first, second);
        }

        [TestMethod]
        public void Run_OtherSeed_HasAnotherDigest()
        {
            Assert.AreNotEqual(Runs.Stack(20, seed: 1).Run().Digest, Runs.Stack(20, seed: 2).Run().Digest);
        }

        [TestMethod]
        public void Run_OneFaultMore_HasAnotherDigest()
        {
            Assert.AreNotEqual(Runs.Stack(20).Run().Digest, Runs.Stack(20).With("softShort", cell: 1).Run().Digest);
        }

        [TestMethod]
        public void Run_HealthyTwentyHours_TripsNothingAndEndangersNothing()
        {
            Scenario scenario = Runs.Stack(20 * 3600);
            scenario.StateOfCharge = null;
            using SimulationRunner runner = scenario.Prepare();
            SimulationResult result = runner.Run(null, default);
            Assert.AreEqual("Running", result.FinalState, result.Story());
            Assert.AreEqual(0, result.Trips.Count + result.Hazards.Count, result.Story());
            Assert.AreEqual(20 * 3600 * 20, result.Ticks);
            Assert.AreEqual(20 * 3600.0, result.SimulatedSeconds);
            Assert.IsTrue(runner.Rig.Truth.Layers.StateOfCharge.Min() > 0.7, "nearly a whole formation charge went in");
        }

        [TestMethod]
        public void Run_TwelveCells_RunsTheSame()
        {
            Scenario scenario = Runs.Stack(600);
            scenario.Cells = 12;
            scenario.Program = "";
            SimulationResult result = scenario.Run();
            Assert.AreEqual("Idle", result.FinalState);
            Assert.AreEqual(0, result.Trips.Count, result.Story());
        }

        [TestMethod]
        public void Run_AnyTick_AllocatesNothing()
        {
            Assert.AreEqual(0, Runs.Stack(3600).Run().BytesPerTick);
            Assert.AreEqual(0, Runs.Stack(60).With("overvoltage", cell: 1).With("stretchedCycle", at: 2).Do("acknowledge", 30).Run().BytesPerTick);
        }

        [TestMethod]
        public void Run_AcrossTheClocksWrap_TripsNothing()
        {
            Scenario scenario = Runs.Stack(60);
            scenario.ClockStartMs = int.MaxValue - 30000;
            SimulationResult result = scenario.Run();
            Assert.AreEqual("Running", result.FinalState, result.Story());
            Assert.AreEqual(0, result.Trips.Count, result.Story());
        }

        [TestMethod]
        public void Run_StretchedCycles_StillTicksEveryDeadline()
        {
            SimulationResult result = Runs.Stack(60).With("stretchedCycle", value: 30, at: 2).Run();
            Assert.AreEqual(60 * 20, result.Ticks);
            Assert.AreEqual("Running", result.FinalState, result.Story());
        }

        [TestMethod]
        public void Run_WithoutProgram_StaysIdle()
        {
            Scenario scenario = Runs.Stack(10);
            scenario.Program = "";
            Assert.AreEqual("Idle", scenario.Run().FinalState);
        }

        [TestMethod]
        public void Run_PauseResumeStop_FollowsTheRequests()
        {
            Assert.AreEqual("Paused", Runs.Stack(20).Do("pause", 10).Run().FinalState);
            Assert.AreEqual("Running", Runs.Stack(20).Do("pause", 10).Do("resume", 15).Run().FinalState);
            Assert.AreEqual("Idle", Runs.Stack(20).Do("stop", 10).Run().FinalState);
        }

        [TestMethod]
        public void Result_AsJson_HasThePromisedKeys()
        {
            SimulationResult result = Runs.Stack(20).With("overvoltage", cell: 2).Run();
            JsonNode json = JsonSerializer.SerializeToNode(result, new JsonSerializerOptions(JsonSerializerDefaults.Web))!;
            CollectionAssert.AreEquivalent(
                new[] { "trips", "hazards", "finalState", "ticks", "simulatedSeconds", "wallSeconds", "speed", "bytesPerTick", "digest" },
                json.AsObject().Select(p => p.Key).ToArray());
            CollectionAssert.AreEquivalent(
                new[] { "fault", "cell", "value", "limit", "unit", "onsetMs", "cutoffMs", "latencyMs" },
                json["trips"]![0]!.AsObject().Select(p => p.Key).ToArray());
            CollectionAssert.AreEquivalent(
                new[] { "kind", "cell", "durationMs", "budgetMs", "violated" },
                json["hazards"]![0]!.AsObject().Select(p => p.Key).ToArray());
        }

        private static string Comparable(SimulationResult result)
        {
            JsonObject json = JsonSerializer.SerializeToNode(result)!.AsObject();
            json.Remove(nameof(SimulationResult.WallSeconds));
            json.Remove(nameof(SimulationResult.Speed));
            return json.ToJsonString();
        }
    }
}
