using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>Takes away what a bad case does not need: faults, actions, then time.</summary>
    public static class SwarmMinimiser
    {
        /// <summary>The smallest case found that is still bad; the case itself when nothing can go.</summary>
        public static SwarmCase Minimise(SwarmCase bad)
        {
            SwarmCase smallest = bad;
            for (int i = smallest.Scenario.Faults.Count - 1; i >= 0 && smallest.Scenario.Faults.Count > 1; i--)
            {
                List<FaultSpecification> fewer = smallest.Scenario.Faults.Where((_, index) => index != i).ToList();
                smallest = Keep(smallest, With(smallest, fewer, smallest.Scenario.Actions, smallest.Scenario.DurationSeconds));
            }

            smallest = Keep(smallest, With(smallest, smallest.Scenario.Faults, [], smallest.Scenario.DurationSeconds));
            for (double part = 0.5; part > 0.1; part *= 0.5)
            {
                double shorter = Math.Round(smallest.Scenario.DurationSeconds * (1 - part));
                smallest = Keep(smallest, With(smallest, smallest.Scenario.Faults, smallest.Scenario.Actions, shorter));
            }

            return smallest;
        }

        private static SwarmCase Keep(SwarmCase bad, SwarmCase candidate)
        {
            return SwarmRun.Run(candidate).IsGood ? bad : candidate;
        }

        private static SwarmCase With(SwarmCase from, List<FaultSpecification> faults, List<OperatorAction> actions, double seconds)
        {
            Scenario scenario = from.Scenario;
            return new SwarmCase
            {
                Seed = from.Seed,
                ProgramText = from.ProgramText,
                Scenario = new Scenario
                {
                    Description = $"Minimised from swarm seed {from.Seed}.",
                    Stack = scenario.Stack,
                    Cells = scenario.Cells,
                    StateOfCharge = scenario.StateOfCharge,
                    NoiseFactor = scenario.NoiseFactor,
                    Seed = scenario.Seed,
                    ClockStartMs = scenario.ClockStartMs,
                    ChargeMicroampHoursMax = scenario.ChargeMicroampHoursMax,
                    DurationSeconds = seconds,
                    Faults = faults,
                    Actions = actions,
                },
            };
        }
    }
}
