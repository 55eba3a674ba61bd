using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Rig.Simulation;

namespace RigFirmware.Tests.Scenarios.Simulation
{
    /// <summary>Each fault has to end in the plant as it must, whatever the firmware believed.</summary>
    [TestClass]
    public sealed class FaultOutcomeTests
    {
        [TestMethod]
        [DataRow("overvoltage", "CellOvervoltage", 1)]
        [DataRow("overvoltage", "CellOvervoltage", 2)]
        [DataRow("undervoltage", "CellUndervoltage", 1)]
        [DataRow("undervoltage", "CellUndervoltage", 2)]
        public void Run_CellLeavesItsWindow_IsCutOffInTimeAndNamed(string fault, string row, int cell)
        {
            SimulationResult result = Runs.Stack(40).With(fault, cell: cell).Run();
            TripResult trip = result.Trips.Single();
            Assert.AreEqual(row, trip.Fault, result.Story());
            Assert.AreEqual(cell, trip.Cell);
            Assert.AreEqual("uV", trip.Unit);
            Assert.IsTrue(trip.LatencyMs is > 0 and <= 150, result.Story());
            Assert.IsTrue(trip.OnsetMs is > 10012 and < 10520, result.Story());
            HazardResult hazard = result.Hazards.Single();
            Assert.AreEqual(cell, hazard.Cell);
            Assert.AreEqual(trip.LatencyMs!.Value, hazard.DurationMs, 0.1);
            Assert.IsFalse(hazard.Violated);
            Assert.AreEqual("Tripped", result.FinalState);
        }

        [TestMethod]
        public void Run_OvervoltageWithWorstStretches_StaysWithinTheBudget()
        {
            double worst = 0;
            for (ulong seed = 1; seed <= 100; seed++)
            {
                SimulationResult result = Runs.Stack(13, seed)
                    .With("stretchedCycle", value: 30, at: 3)
                    .With("overvoltage", cell: 1, at: 10 + (seed * 0.00137))
                    .Run();
                Assert.AreEqual("CellOvervoltage", result.Trips.Single().Fault, result.Story());
                worst = System.Math.Max(worst, result.Trips[0].LatencyMs!.Value);
            }

            Assert.IsTrue(worst <= 150, $"worst latency {worst} ms");
        }

        [TestMethod]
        public void Run_OvervoltageFarBeyond_IsCutByHardwareFirst()
        {
            using SimulationRunner runner = Runs.Stack(20).With("overvoltage", cell: 1, value: 6.0).Prepare();
            SimulationResult result = runner.Run(null, default);
            HazardWatch over = runner.Monitor.Find(HazardKind.CellOvervoltage, 1)!;
            Assert.IsTrue(runner.Rig.Truth.Chain.Latched, result.Story());
            // From 4.35 V to the highest comparator level the ramp needs 21 ms, the comparator 1.7 ms more.
            Assert.IsTrue(over.LongestUs is > 0 and < 25000, $"{over.LongestUs} us; {result.Story()}");
        }

        [TestMethod]
        public void Run_HardShort_IsCutByHardwareWithinTenMilliseconds()
        {
            SimulationResult result = Runs.Stack(20).With("hardShort", cell: 1).Run();
            TripResult trip = result.Trips.Single();
            Assert.AreEqual("CellUndervoltage", trip.Fault, result.Story());
            Assert.AreEqual(1, trip.Cell);
            Assert.IsTrue(trip.LatencyMs <= 10, result.Story());
        }

        [TestMethod]
        public void Run_SoftShort_TripsAndNamesTheCell()
        {
            SimulationResult result = Runs.Stack(1200).With("softShort", cell: 1).Run();
            TripResult trip = result.Trips.Single();
            Assert.IsTrue(trip.Fault is "SoftShort" or "CellUndervoltage", result.Story());
            Assert.AreEqual(1, trip.Cell);
            Assert.AreEqual("Tripped", result.FinalState);
            Assert.IsFalse(result.Hazards.Any(h => h.Violated), result.Story());
        }

        [TestMethod]
        public void Run_Runaway_TakesEveryEnergyInputAwayWithinASecond()
        {
            using SimulationRunner runner = Runs.Stack(60).With("runaway", cell: 2).Prepare();
            SimulationResult result = runner.Run(null, default);
            TripResult trip = result.Trips.Single();
            Assert.IsTrue(trip.Fault is "TemperatureRate" or "ThermalRunaway" or "Overtemperature", result.Story());
            Assert.IsTrue(trip.LatencyMs <= 1000, result.Story());
            Assert.IsFalse(runner.Rig.Truth.IsPowerConnected);
            Assert.IsTrue(runner.Monitor.HottestDegrees > 60, "one that feeds itself goes on without power");
            Assert.IsTrue(runner.Rig.Truth.Layers.Volts[1] < 0.75 * 3.83, "the layer's voltage collapses");
        }

        [TestMethod]
        public void Run_DrivenRunaway_NeverTakesAPlatePast120Degrees()
        {
            using SimulationRunner runner = Runs.Stack(120).With("drivenRunaway", cell: 2).Prepare();
            SimulationResult result = runner.Run(null, default);
            Assert.AreEqual("Tripped", result.FinalState, result.Story());
            Assert.IsTrue(runner.Monitor.HottestDegrees < 120, $"{runner.Monitor.HottestDegrees} degC");
        }

        [TestMethod]
        public void Run_EmergencyStop_CutsAtOnceAndComesBackOnlyByAcknowledge()
        {
            SimulationResult pressed = Runs.Stack(40).With("emergencyStop").Run();
            Assert.AreEqual("EmergencyStop", pressed.Trips.Single().Fault, pressed.Story());
            Assert.IsTrue(pressed.Trips[0].LatencyMs <= 20, pressed.Story());
            Assert.AreEqual("Tripped", pressed.FinalState);
            Assert.AreEqual("Idle", Runs.Stack(40).With("emergencyStop").Do("acknowledge", 30).Run().FinalState);
            Assert.AreEqual("Tripped", Runs.Stack(40).With("emergencyStop", seconds: 60).Do("acknowledge", 30).Run().FinalState);
        }

        [TestMethod]
        public void Run_DeadLoop_IsCutByTheHeartbeatCircuit()
        {
            using SimulationRunner runner = Runs.Stack(20).With("deadThread").Prepare();
            SimulationResult result = runner.Run(null, default);
            Assert.IsFalse(runner.Rig.Truth.IsPowerConnected, result.Story());
            Assert.IsTrue(runner.Rig.Truth.Chain.Latched);
            Assert.IsTrue(runner.Monitor.OffSinceUs - (Runs.FaultSeconds * 1e6) < 260000, $"off at {runner.Monitor.OffSinceUs} us");
        }

        [TestMethod]
        [DataRow("doorOpen", "", "DoorOpen")]
        [DataRow("openTap", "", "CellOpenWire")]
        [DataRow("nack", "cell1", "CellChannelStale")]
        [DataRow("nack", "stack", "StackChannelMissing")]
        [DataRow("nack", "plate2", "TemperatureChannelMissing")]
        [DataRow("currentStuck", "", "CurrentChannelMissing,Overcurrent,CurrentDeviation")]
        [DataRow("swappedTaps", "", "CellOvervoltage,CellUndervoltage")]
        [DataRow("sensorDrift", "cell1", "StackSumMismatch")]
        [DataRow("contactorStuckOpen", "", "ContactorNotClosed,NoCurrent,CurrentDeviation")]
        [DataRow("sourceStuckOn", "", "CurrentDeviation,CurrentChannelMissing,CurrentWithoutCommand")]
        [DataRow("brownOut", "", "PowerFailing,ContactorNotClosed")]
        public void Run_Defect_EndsTrippedWithThePowerOff(string fault, string channel, string rows)
        {
            using SimulationRunner runner = Runs.Stack(120).With(fault, channel: channel).Prepare();
            SimulationResult result = runner.Run(null, default);
            Assert.AreEqual("Tripped", result.FinalState, result.Story());
            CollectionAssert.Contains(rows.Split(','), result.Trips[0].Fault, result.Story());
            Assert.IsFalse(runner.Rig.Truth.IsPowerConnected);
            Assert.IsFalse(result.Hazards.Any(h => h.Violated), result.Story());
        }

        [TestMethod]
        [DataRow("sensorSpike", "cell1")]
        [DataRow("lostHost", "")]
        [DataRow("heaterBroken", "")]
        [DataRow("actuatorJam", "")]
        public void Run_WhatMustNotTrip_GoesOn(string fault, string channel)
        {
            SimulationResult result = Runs.Stack(120).With(fault, channel: channel).Run();
            Assert.AreEqual("Running", result.FinalState, result.Story());
            Assert.AreEqual(0, result.Trips.Count, result.Story());
        }
    }
}
