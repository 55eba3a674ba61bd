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
    /// <summary>Draws a random rig from a seed: stack, program, noise, people, and up to five faults.</summary>
    public static class SwarmGenerator
    {
        private const int FaultsMax = 5;
        private const int SeedsPerHealthy = 5;
        private const double HealthyHours = 6;

        // Those that a rig as provisioned by default takes, and that are stacked: full cells of 3.0 to 4.3 V at room temperature.
        private static readonly string[] Stacks = ["C000-03", "C000-04", "C000-05"];

        /// <summary>The case of a seed; every fifth is a healthy rig that runs for hours.</summary>
        public static SwarmCase Draw(ulong seed)
        {
            var random = new SeededRandom(seed);
            bool healthy = seed % SeedsPerHealthy == 0;
            IReadOnlyList<string> stacks = Stacks;
            int cells = random.NextInt(1, Channel.CellsMax);
            var scenario = new Scenario
            {
                // The chemistries take turns on the healthy seeds, so that each gets its share of hours.
                Stack = stacks[healthy ? (int)(seed / SeedsPerHealthy % (ulong)stacks.Count) : random.NextInt(0, stacks.Count - 1)],
                Cells = cells,
                StateOfCharge = Range(random, 0.2, 0.8),
                NoiseFactor = Range(random, 0.5, 1.5),
                Seed = seed,
                DurationSeconds = healthy ? HealthyHours * 3600 : Range(random, 60, 600),
                ClockStartMs = random.NextInt(0, 9) == 0 ? int.MaxValue - random.NextInt(1000, 60000) : random.NextInt(0, 1000000),
            };
            if (!healthy)
            {
                DrawFaults(random, scenario);
                DrawActions(random, scenario);
            }

            return new SwarmCase { Seed = seed, Scenario = scenario, ProgramText = DrawProgram(random, cells, seed) };
        }

        private static void DrawFaults(SeededRandom random, Scenario scenario)
        {
            int count = random.NextInt(1, FaultsMax);
            for (int i = 0; i < count; i++)
            {
                FaultKind kind = FaultCatalogue.Kinds[random.NextInt(0, FaultCatalogue.Kinds.Count - 1)];
                bool early = random.NextInt(0, 9) == 0;
                var fault = new FaultSpecification
                {
                    Fault = kind.Name,
                    Cell = kind.Target == FaultTarget.Cell ? random.NextInt(1, scenario.Cells) : 0,
                    Channel = DrawChannel(random, kind, scenario.Cells),
                    Value = DrawValue(random, kind),
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

        private static double? DrawValue(SeededRandom random, FaultKind kind)
        {
            bool soft = random.NextInt(0, 1) == 0;
            return kind.Name switch
            {
                "overvoltage" => soft ? Math.Round(Range(random, 4.305, 4.365), 4) : Math.Round(Range(random, 4.36, 6.0), 4),
                "undervoltage" => soft ? Math.Round(Range(random, 2.93, 2.995), 4) : Math.Round(Range(random, -1.5, 2.94), 4),
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

        private static string DrawProgram(SeededRandom random, int cells, ulong seed)
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"program: swarm {seed}\ncells: {cells}\noneC: 0.565 mA\narea: 1.131 cm2\nsteps:\n");
            if (random.NextInt(0, 2) == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - temperature: {random.NextInt(25, 45)} degC\n");
            }

            if (random.NextInt(0, 2) == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - force: {random.NextInt(15, 80)} N\n");
            }

            bool ends = random.NextInt(0, 9) == 0;
            text.Append(CultureInfo.InvariantCulture, $"  - loop: {(ends ? 1 : 100000)}\n    steps:\n");
            int steps = random.NextInt(1, 3);
            for (int i = 0; i < steps; i++)
            {
                string rate = Range(random, 0.02, 1.2).ToString("F3", CultureInfo.InvariantCulture);
                int seconds = random.NextInt(10, 900);
                text.Append(CultureInfo.InvariantCulture, $"      - charge: {rate} C\n        until: [any cell >= 4.3 V, time >= {seconds} s]\n");
                text.Append(CultureInfo.InvariantCulture, $"      - rest: {random.NextInt(1, 120)} s\n");
                text.Append(CultureInfo.InvariantCulture, $"      - discharge: {rate} C\n        until: [any cell <= 3.0 V, time >= {seconds} s]\n");
                text.Append(CultureInfo.InvariantCulture, $"      - rest: {random.NextInt(1, 120)} s\n");
            }

            return text.ToString();
        }

        private static double Range(SeededRandom random, double from, double to)
        {
            return from + ((to - from) * random.NextUniform());
        }
    }
}
