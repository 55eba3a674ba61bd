using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Safety;
using RigFirmware.Rig.Simulation;

namespace RigFirmware.Tests.Scenarios.Simulation
{
    /// <summary>A latency counts from the plant's own event, in a mode in which the row is judged.</summary>
    [TestClass]
    public sealed class RowLatenciesTests
    {
        [TestMethod]
        public void Run_RiseThatCameAndWent_IsNotTheOnsetOfALaterTrip()
        {
            // A third of a second of heat crosses the stopping rung and trips nothing; a minute later a sensor drifts.
            SimulationResult result = Runs.Stack(120)
                .With("runaway", cell: 1, value: 0.35, seconds: 0.3)
                .With("sensorDrift", channel: "plate1", value: 700, at: 70)
                .Run();
            TripResult trip = result.Trips.Single();
            Assert.AreEqual("TemperatureRate", trip.Fault, result.Story());
            Assert.AreEqual(70000, trip.OnsetMs, 1, result.Story());
            Assert.IsTrue(trip.LatencyMs is > 0 and <= 2000, result.Story());
        }

        [TestMethod]
        [DataRow("overvoltage", "", FaultId.CellOvervoltage)]
        [DataRow("overvoltage", "", FaultId.CellOvervoltageWarn)]
        [DataRow("undervoltage", "", FaultId.CellUndervoltage)]
        [DataRow("emergencyStop", "", FaultId.EmergencyStop)]
        [DataRow("doorOpen", "", FaultId.DoorOpen)]
        [DataRow("openTap", "", FaultId.CellOpenWire)]
        [DataRow("nack", "cell1", FaultId.CellChannelStale)]
        [DataRow("nack", "plate2", FaultId.TemperatureChannelMissing)]
        [DataRow("sensorStuck", "cell1", FaultId.CellFrozen)]
        [DataRow("runaway", "", FaultId.TemperatureRate)]
        [DataRow("configurationFlip", "", FaultId.ConfigurationCrc)]
        public void Run_OneFault_IsMeasuredWithinTheRowsBudget(string fault, string channel, int row)
        {
            using SimulationRunner runner = Runs.Stack(60).With(fault, channel: channel).With("stretchedCycle", value: 30, at: 3).Prepare();
            SimulationResult result = runner.Run(null, default);
            double ms = runner.Latencies.WorstMs[row];
            Assert.IsTrue(ms > 0 && ms <= runner.Executive.FaultTable.Row(row).BudgetMs, $"{ms} ms; {result.Story()}");
        }

        [TestMethod]
        public void Run_DoorOpenLongBeforeArming_CountsFromTheArming()
        {
            Scenario scenario = Runs.Stack(30).With("doorOpen", seconds: 3, at: 10).Do("stop", 5);
            using SimulationRunner runner = scenario.Prepare();
            runner.Run(null, default);
            Assert.IsTrue(double.IsNaN(runner.Latencies.WorstMs[FaultId.DoorOpen]), "an idle rig does not judge its door");
        }

        [TestMethod]
        public void Run_LyingSensor_MeasuresNothing()
        {
            using SimulationRunner runner = Runs.Stack(60).With("sensorDrift", channel: "cell1", value: 50000).Prepare();
            SimulationResult result = runner.Run(null, default);
            Assert.AreEqual("Tripped", result.FinalState);
            Assert.IsTrue(double.IsNaN(runner.Latencies.WorstMs[FaultId.CellOvervoltageWarn]), "the cell itself was never there");
        }
    }
}
