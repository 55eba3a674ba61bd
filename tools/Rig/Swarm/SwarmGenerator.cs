using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using RigFirmware.Hal;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Sensing;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>
    /// Draws a random rig from a seed: stack, program, noise, people, and up to five faults. Every fifth is a healthy rig that
    /// runs for hours; two of five are put into one of the <see cref="SwarmSituations"/>, which chance alone meets too rarely.
    /// </summary>
    public static class SwarmGenerator
    {
        private const int FaultsMax = 5;
        private const int SeedsPerHealthy = 5;
        private const double HealthyHours = 8.2;

        /// <summary>The stacks the swarm runs: those that a rig as provisioned by default takes, full cells of 3.0 to 4.3 V at room temperature, and a symmetric cell.</summary>
        public static IReadOnlyList<string> Stacks { get; } = ["C000-01", "C000-03", "C000-04", "C000-05"];

        /// <summary>The case of a seed.</summary>
        public static SwarmCase Draw(ulong seed)
        {
            var random = new SeededRandom(seed);
            ulong turn = seed / SeedsPerHealthy;
            bool healthy = seed % SeedsPerHealthy == 0;
            IReadOnlyList<string> stacks = Stacks;
            int cells = random.NextInt(1, Channel.CellsMax);
            var scenario = new Scenario
            {
                // The chemistries take turns on the healthy seeds, so that each gets its share of hours.
                Stack = stacks[healthy ? (int)(turn % (ulong)stacks.Count) : random.NextInt(0, stacks.Count - 1)],
                Cells = cells,
                StateOfCharge = Range(random, 0.2, 0.8),
                NoiseFactor = Range(random, 0.5, 1.5),
                Seed = seed,
                DurationSeconds = healthy ? HealthyHours * 3600 : Range(random, 60, 600),
                ClockStartMs = random.NextInt(0, 9) == 0 ? int.MaxValue - random.NextInt(1000, 60000) : random.NextInt(0, 1000000),
            };
            if (ModelLibrary.Stack(scenario.Stack).Layer.WindowMin.Value < 0)
            {
                // Both electrodes are alike: it rests at 0 V.
                scenario.StateOfCharge = 0;
            }

            var shape = new ProgramShape();
            if (healthy)
            {
                DrawCollections(random, scenario);
            }
            else if (seed % SeedsPerHealthy < 3)
            {
                SwarmSituations.Draw((2 * turn) + (seed % SeedsPerHealthy), random, scenario, shape);
                DrawFaults(random, scenario, random.NextInt(0, 2));
            }
            else
            {
                DrawFaults(random, scenario, random.NextInt(1, FaultsMax));
                DrawActions(random, scenario);
            }

            return new SwarmCase { Seed = seed, Scenario = scenario, ProgramText = DrawProgram(random, scenario, shape) };
        }

        private static void DrawCollections(SeededRandom random, Scenario scenario)
        {
            if (random.NextInt(0, 1) == 0)
            {
                scenario.Faults.Add(new FaultSpecification { Fault = "stretchedCycle", Value = random.NextInt(5, 30), AtSeconds = 1 });
            }
        }

        private static void DrawFaults(SeededRandom random, Scenario scenario, int count)
        {
            for (int i = 0; i < count && scenario.Faults.Count < FaultsMax; i++)
            {
                FaultKind kind = FaultCatalogue.Kinds[random.NextInt(0, FaultCatalogue.Kinds.Count - 1)];
                bool early = random.NextInt(0, 9) == 0;
                var fault = new FaultSpecification
                {
                    Fault = kind.Name,
                    Cell = kind.Target == FaultTarget.Cell ? random.NextInt(1, scenario.Cells) : 0,
                    Channel = DrawChannel(random, kind, scenario.Cells),
                    Value = DrawValue(random, kind, scenario.Stack),
                    AtSeconds = Math.Round(early ? Range(random, 0, 2) : Range(random, 4, scenario.DurationSeconds - 20), 6),
                    DurationSeconds = random.NextInt(0, 2) == 0 ? 0 : Math.Round(Range(random, 0.2, 60), 6),
                };
                scenario.Faults.Add(fault);
            }
        }

        private static string DrawChannel(SeededRandom random, FaultKind kind, int cells)
        {
            if (kind.Target is not (FaultTarget.Channel or FaultTarget.AnyChannel) || (kind.Target == FaultTarget.AnyChannel && random.NextInt(0, 2) == 0))
            {
                return "";
            }

            // Half of the sensing faults hit a cell, because that is where the rig has most channels.
            return random.NextInt(0, 1) == 0
                ? $"cell{random.NextInt(1, cells)}"
                : ChannelNames.Of(random.NextInt(Channel.Stack, Channel.Count - 1));
        }

        private static double? DrawValue(SeededRandom random, FaultKind kind, string stack)
        {
            LayerModel layer = ModelLibrary.Stack(stack).Layer;
            double max = layer.WindowMax.Value;
            double min = layer.WindowMin.Value;
            bool soft = random.NextInt(0, 1) == 0;
            return kind.Name switch
            {
                "overvoltage" => soft ? Math.Round(max + Range(random, 0.005, 0.065), 4) : Math.Round(max + Range(random, 0.06, 1.7), 4),
                "undervoltage" => soft ? Math.Round(min - Range(random, 0.005, 0.07), 4) : Math.Round(min - Range(random, 0.06, 4.5), 4),
                "softShort" => Math.Round(Range(random, 200, 20000)),
                "hardShort" => Math.Round(Range(random, 1, 50), 1),
                "contactLoss" => Math.Round(Range(random, 1000, 50000)),
                "runaway" or "drivenRunaway" => Math.Round(Range(random, 0.8, 3), 3),
                "sensorDrift" => Math.Round(Range(random, -5000, 5000)),
                "sensorSpike" => Math.Round(Range(random, -1000000, 1000000)),
                "sensorNoise" => Math.Round(Range(random, 1000, 50000)),
                "currentStuck" or "sourceStuckOn" => soft ? 0 : Math.Round(Range(random, -5000, 5000)),
                "stretchedCycle" => random.NextInt(0, 5) == 0 ? random.NextInt(31, 900) : random.NextInt(5, 30),
                "clockJump" => soft ? random.NextInt(11000, 100000) : random.NextInt(-100000, -1000),
                "configurationFlip" or "programFlip" => random.NextInt(0, int.MaxValue - 1),
                "airTemperature" => soft ? Math.Round(Range(random, 46, 55), 1) : Math.Round(Range(random, -80, 10), 1),
                _ => null,
            };
        }

        private static void DrawActions(SeededRandom random, Scenario scenario)
        {
            double end = scenario.DurationSeconds;
            if (random.NextInt(0, 2) == 0)
            {
                double pause = Range(random, 3, end / 2);
                Add(scenario, "pause", pause);
                Add(scenario, random.NextInt(0, 3) == 0 ? "stop" : "resume", pause + Range(random, 0.1, 30));
            }

            if (random.NextInt(0, 3) == 0)
            {
                double stop = Range(random, 1.2, end / 2);
                Add(scenario, "stop", stop);
                Add(scenario, "start", stop + Range(random, 0.05, 5));
            }

            if (random.NextInt(0, 1) == 0)
            {
                double again = Range(random, 10, end);
                Add(scenario, "acknowledge", again);
                Add(scenario, "start", again + 4);
            }
        }

        private static void Add(Scenario scenario, string action, double at)
        {
            scenario.Actions.Add(new OperatorAction { Action = action, AtSeconds = Math.Round(at, 6) });
        }

        private static string DrawProgram(SeededRandom random, Scenario scenario, ProgramShape shape)
        {
            LayerModel layer = ModelLibrary.Stack(scenario.Stack).Layer;
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"program: swarm {scenario.Seed}\ncells: {scenario.Cells}\noneC: 0.565 mA\narea: 1.131 cm2\nsteps:\n");
            if (shape.IsHeated ?? random.NextInt(0, 2) == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - temperature: {random.NextInt(25, 45)} degC\n");
            }

            if (random.NextInt(0, 2) == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - force: {random.NextInt(15, 80)} N\n");
            }

            bool ends = random.NextInt(0, 9) == 0 && !shape.IsSteady;
            text.Append(CultureInfo.InvariantCulture, $"  - loop: {(ends ? 1 : 100000)}\n    steps:\n");
            int steps = shape.IsSteady ? 1 : random.NextInt(1, 3);
            for (int i = 0; i < steps; i++)
            {
                string rate = (shape.IsSteady ? Range(random, 0.3, 0.8) : Range(random, 0.02, 1.2)).ToString("F3", CultureInfo.InvariantCulture);
                int seconds = shape.IsSteady ? 1800 : random.NextInt(10, 900);
                if (shape.GivesLittleBack)
                {
                    rate = "1.000";
                    seconds = 200;
                }

                int back = shape.GivesLittleBack ? seconds / 3 : seconds;
                string charge = string.Create(CultureInfo.InvariantCulture, $"      - charge: {rate} C\n        until: [any cell >= {layer.WindowMax.Value} V, time >= {seconds} s]\n      - rest: {random.NextInt(1, 120)} s\n");
                string discharge = string.Create(CultureInfo.InvariantCulture, $"      - discharge: {rate} C\n        until: [any cell <= {layer.WindowMin.Value} V, time >= {back} s]\n      - rest: {random.NextInt(1, 120)} s\n");
                text.Append(shape.DischargesFirst ? discharge + charge : charge + discharge);
            }

            return text.ToString();
        }

        private static double Range(SeededRandom random, double from, double to)
        {
            return from + ((to - from) * random.NextUniform());
        }
    }
}
