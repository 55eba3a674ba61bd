using System;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Programs;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Compiling;
using RigFirmware.Rig.Programs;
using RigFirmware.Rig.Simulation;

namespace RigFirmware.Tests.Integration.Programs
{
    /// <summary>Programs through the whole firmware on the paper's two-layer stack, judged by the plant's truth.</summary>
    [TestClass]
    public sealed class ProgramSimulationTests
    {
        [TestMethod]
        public void Run_ChargeThenHoldOfTheHighestCell_HoldsItInTruthUntilTheCurrentHasFallen()
        {
            using ProgramSimulation simulation = Start("""
                - charge: 0.1 C
                  thenHold: highest cell 4.25 V
                  until: [current <= C/25, time >= 12 h]
                - rest: 1 min
                """, 0.85);
            double highest = 0;
            double farthest = 0;
            simulation.AfterCycle = () =>
            {
                double volts = simulation.Simulation.Rig.Truth.Layers.Volts.Take(2).Max();
                highest = Math.Max(highest, volts);
                if (simulation.Simulation.Executive.Runner is { Step: 1, StepElapsedMs: > 60000 })
                {
                    farthest = Math.Max(farthest, Math.Abs(volts - 4.25));
                }
            };
            ProgramRunResult result = simulation.Run(CancellationToken.None);
            Assert.IsTrue(result.IsDone, result.FinalState);
            CollectionAssert.AreEqual(new[] { 1, 2, 3 }, result.Steps.Select(step => step.Step).ToArray());
            Assert.Contains("reached 4.25", result.Steps[0].EndedBecause);
            Assert.Contains("the current was 22.", result.Steps[1].EndedBecause);
            Assert.IsGreaterThan(60, result.Steps[1].DurationSeconds);
            Assert.IsLessThan(4.253, highest, "the cut-off's accuracy is 2 mV, one of them the sensor's");
            Assert.IsLessThan(0.002, farthest, "held within the sensor's error");
        }

        [TestMethod]
        public void Run_PulsesUntilACellIsLow_LeavesTheTrainAndCountsTheChargeThatFlowed()
        {
            using ProgramSimulation simulation = Start("""
                - pulse: { discharge: 0.5 C, time: 6 min, rest: 10 min, count: 50 }
                  until: any cell <= 3.2 V
                - tag: done
                - rest: 1 s
                """, 0.2);
            double truth = 0;
            simulation.AfterCycle = () => truth += simulation.Simulation.Rig.Truth.StackNanoamps * 50 / 3.6e12;
            ProgramRunResult result = simulation.Run(CancellationToken.None);
            Assert.IsTrue(result.IsDone, result.FinalState);
            Assert.IsGreaterThan(3, result.Steps.Count);
            StepOutcome last = result.Steps[^2];
            Assert.AreEqual(1, last.Step);
            Assert.IsNotNull(last.Cell);
            Assert.Contains($"cell {last.Cell} reached", last.EndedBecause);
            Assert.AreEqual(truth, result.ChargeMilliampereHours, Math.Abs(truth) * 0.002, "counted charge against the plant's");
        }

        [TestMethod]
        public void Run_SweepOfTheStack_FollowsItsVoltage()
        {
            using ProgramSimulation simulation = Start("""
                - hold: stack 7.6 V
                  currentMax: 0.5 C
                  until: time >= 10 min
                - sweep: { from: 7.6 V, to: 7.7 V, rate: 0.1 mV/s, currentMax: 0.5 C }
                """, 0.5);
            double farthest = 0;
            simulation.AfterCycle = () =>
            {
                ProgramRunner runner = simulation.Simulation.Executive.Runner;
                if (runner is { Step: 1, StepElapsedMs: > 60000 })
                {
                    double wanted = 7.6 + (runner.StepElapsedMs * 1e-7);
                    farthest = Math.Max(farthest, Math.Abs(simulation.Simulation.Rig.Truth.Layers.Volts.Take(2).Sum() - wanted));
                }
            };
            ProgramRunResult result = simulation.Run(CancellationToken.None);
            Assert.IsTrue(result.IsDone, result.FinalState);
            Assert.AreEqual(1000, result.Steps[1].DurationSeconds, 0.051);
            Assert.IsLessThan(0.005, farthest);
        }

        private static ProgramSimulation Start(string steps, double stateOfCharge)
        {
            var scenario = new Scenario { Stack = "C000-05", StateOfCharge = stateOfCharge, DurationHours = 40, Seed = 3 };
            string text = "program: x\ncells: 2\nsteps:\n" + string.Join('\n', steps.Split('\n').Select(line => "  " + line));
            ProgramDocument document = ProgramReader.Parse(text, "x.yaml");
            CompiledProgram program = ProgramCompiler.Build(document, StackConfiguration.For(ScenarioReader.Model(scenario, "test")));
            return new ProgramSimulation(program, scenario);
        }
    }
}
