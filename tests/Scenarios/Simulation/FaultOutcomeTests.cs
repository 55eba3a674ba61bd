using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Runtime;
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
        [DataRow("")]
        [DataRow("  - temperature: 45 degC\n")]
        public void Run_RunawayInAnyOfTwelveLayers_TakesEveryEnergyInputAwayWithinASecond(string heating)
        {
            string program = "program: twelve\ncells: 12\noneC: 0.565 mA\narea: 1.131 cm2\nsteps:\n" + heating + "  - charge: 0.5 C\n    until: [any cell >= 4.3 V, time >= 1800 s]\n";
            double worst = 0;
            foreach (double factor in new[] { 0.6, 1, 3 })
            {
                for (int cell = 1; cell <= 12; cell++)
                {
                    Scenario scenario = Runs.Stack(20, (ulong)cell).With("runaway", cell: cell, value: factor, at: 10 + (cell * 0.0137));
                    scenario.Cells = 12;
                    using SimulationRunner runner = scenario.Prepare(program);
                    SimulationResult result = runner.Run(null, default);
                    double beyondUs = System.Math.Max(runner.Monitor.Find(HazardKind.TemperatureRateBetweenPoints, 0)!.LongestUs, runner.Monitor.Find(HazardKind.TemperatureRate, 0)!.LongestUs);
                    Assert.IsTrue(beyondUs > 0, $"{cell}: {result.Story()}");
                    worst = System.Math.Max(worst, beyondUs * 0.001);
                }
            }

            Assert.IsTrue(worst <= 1000, $"worst latency {worst} ms");
        }

        [TestMethod]
        [DataRow(2)]
        [DataRow(12)]
        public void Run_TemperatureStepsOfAHealthyStack_HoldNoCurrentOff(int cells)
        {
            string program = $"program: steps\ncells: {cells}\noneC: 0.565 mA\narea: 1.131 cm2\nsteps:\n"
                + string.Concat(new[] { 40, 55, 30, 50, 26 }.Select(degrees => $"  - temperature: {degrees} degC\n  - rest: 20 min\n"));
            for (ulong seed = 1; seed <= 4; seed++)
            {
                Scenario scenario = Runs.Stack(3 * 3600, seed);
                scenario.Cells = cells;
                var raised = new System.Collections.Generic.List<string>();
                using SimulationRunner runner = scenario.Prepare(program, record =>
                {
                    if (record[EventRecord.Kind] == EventRecord.FaultRaised)
                    {
                        raised.Add($"row {record[EventRecord.A]}, value {record[EventRecord.C]}, limit {record[EventRecord.D]}");
                    }
                });
                SimulationResult result = runner.Run(null, default);
                Assert.AreEqual("", string.Join("; ", raised), result.Story());
            }
        }

        [TestMethod]
        public void Run_OvenThatDoesNotStop_IsCutOffBeforeAPlatePassesItsLimit()
        {
            SimulationResult result = Runs.Stack(1500)
                .With("airTemperature", value: 45, at: 20, seconds: 279.9)
                .With("airTemperature", value: 62, at: 300, seconds: 299.9)
                .With("airTemperature", value: 80, at: 600)
                .Run();
            Assert.AreEqual("Overtemperature", result.Trips.Single().Fault, result.Story());
            Assert.IsFalse(result.Hazards.Any(hazard => hazard.Kind == "overtemperature"), result.Story());
        }

        [TestMethod]
        [DataRow(50)]
        [DataRow(150)]
        [DataRow(185)]
        public void Run_OvenThatHeatsFast_TakesTheCurrentAwayBeforeAPlatePassesItsLimit(double airDegrees)
        {
            SimulationResult result = Runs.Stack(600).With("airTemperature", value: airDegrees).Run();
            Assert.IsFalse(result.Hazards.Any(hazard => hazard.Kind == "overtemperature"), result.Story());
            Assert.AreEqual(airDegrees > 60 ? "Tripped" : "Running", result.FinalState, result.Story());
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
