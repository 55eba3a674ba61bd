using System;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Host.Programs;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Tests.Scenarios.Simulation
{
    /// <summary>Short ways to run a scenario on the two-layer stack.</summary>
    internal static class Runs
    {
        public const double FaultSeconds = 10.0123;

        public static Scenario Stack(double seconds, ulong seed = 7)
        {
            return new Scenario { Stack = "C000-05", StateOfCharge = 0.5, Program = "T000-04", Seed = seed, DurationSeconds = seconds };
        }

        public static Scenario With(this Scenario scenario, string fault, int cell = 0, string channel = "", double? value = null, double seconds = 0, double at = FaultSeconds)
        {
            scenario.Faults.Add(new FaultSpecification { Fault = fault, Cell = cell, Channel = channel, Value = value, AtSeconds = at, DurationSeconds = seconds });
            return scenario;
        }

        public static Scenario Do(this Scenario scenario, string action, double at)
        {
            scenario.Actions.Add(new OperatorAction { Action = action, AtSeconds = at });
            return scenario;
        }

        public static SimulationRunner Prepare(this Scenario scenario)
        {
            return new SimulationRunner(scenario, ScenarioProgram.Compile(scenario, "."));
        }

        public static SimulationRunner Prepare(this Scenario scenario, string programText, Action<int[]>? eventTaken = null)
        {
            RigConfiguration configuration = StackConfiguration.For(scenario, ScenarioReader.Model(scenario, "test"));
            return new SimulationRunner(scenario, ProgramCompiler.Compile(ProgramReader.Parse(programText, "test.yaml"), configuration)) { EventTaken = eventTaken };
        }

        public static SimulationResult Run(this Scenario scenario)
        {
            using SimulationRunner runner = scenario.Prepare();
            return runner.Run(null, default);
        }

        public static string Story(this SimulationResult result)
        {
            var trips = result.Trips.Select(t => $"{t.Fault}/{t.Cell}: {t.OnsetMs} -> {t.CutoffMs}");
            var hazards = result.Hazards.Select(h => $"{h.Kind}/{h.Cell}: {h.DurationMs} of {h.BudgetMs}");
            return $"{result.FinalState}; {string.Join(", ", trips)}; {string.Join(", ", hazards)}";
        }
    }
}
