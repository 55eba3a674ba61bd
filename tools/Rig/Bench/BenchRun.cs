using System;
using System.Diagnostics;
using MathNet.Numerics.Statistics;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Bench
{
    /// <summary>Measures the parts of a simulated tick in turns, so that a busy machine slows all of them alike.</summary>
    public sealed class BenchRun : IDisposable
    {
        private const int WarmUpTicks = 100000;
        private readonly int _rounds;
        private readonly int _ticks;
        private readonly SimulationRunner _two = Runner(2);
        private readonly SimulationRunner _twelve = Runner(12);
        private readonly SimulatedRig _plant = new(ModelLibrary.Stack("C000-05"), 1);
        private readonly RigCommands _commands = new() { ContactorClosed = true, SourceEnabled = true, StackNanoamps = 28250 };
        private readonly RigSample _sample = new();
        private readonly DigestWriter _digest = new();
        private int _tick;

        /// <param name="rounds">1 or more.</param>
        /// <param name="ticks">Ticks a part and round, 1 or more.</param>
        public BenchRun(int rounds, int ticks)
        {
            _rounds = rounds;
            _ticks = ticks;
            _plant.SetStateOfCharge(0.5);
        }

        /// <summary>Measures.</summary>
        public BenchResult Measure()
        {
            Action[] parts = [_two.Cycle, _twelve.Cycle, Plant, Sensing, Digest];
            foreach (Action part in parts)
            {
                Time(part, WarmUpTicks);
            }

            var times = new double[parts.Length][];
            for (int part = 0; part < parts.Length; part++)
            {
                times[part] = new double[_rounds];
            }

            for (int round = 0; round < _rounds; round++)
            {
                for (int part = 0; part < parts.Length; part++)
                {
                    times[part][round] = Time(parts[part], _ticks);
                }
            }

            return Result(Array.ConvertAll(times, rounds => rounds.Median()));
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _two.Dispose();
            _twelve.Dispose();
            _digest.Dispose();
        }

        private static SimulationRunner Runner(int cells)
        {
            return new SimulationRunner(new Scenario { Stack = "C000-05", Cells = cells, StateOfCharge = 0.5, Seed = 1, DurationHours = 1 }, []);
        }

        private static double Time(Action part, int ticks)
        {
            long started = Stopwatch.GetTimestamp();
            for (int i = 0; i < ticks; i++)
            {
                part();
            }

            return Stopwatch.GetElapsedTime(started).TotalNanoseconds / ticks;
        }

        private void Plant()
        {
            _plant.Apply(_commands);
            _plant.Heartbeat();
            _plant.Advance(RigConfiguration.TickMs);

            // Else a long run would fill the cells.
            _commands.StackNanoamps = _plant.Truth.Layers.HighestVolts > 4.2 ? -28250 : _plant.Truth.Layers.LowestVolts < 3.4 ? 28250 : _commands.StackNanoamps;
        }

        private void Sensing()
        {
            // The same rate table as the firmware's: cells every tick, temperatures and clamp every second one.
            bool medium = _tick++ % Schedule.MediumTicks == 0;
            _plant.Sample(_sample, medium ? SampleGroups.Electrical | SampleGroups.Temperature | SampleGroups.Clamp : SampleGroups.Electrical);
        }

        private void Digest()
        {
            _digest.Add(_two.Executive.Snapshot, _two.Executive.Commands, _two.Executive.Mode);
        }

        private BenchResult Result(double[] ns)
        {
            double whole = ns[0];
            return new BenchResult
            {
                Rounds = _rounds,
                TicksPerRound = _ticks,
                TwoCellNs = Math.Round(whole, 1),
                TwelveCellNs = Math.Round(ns[1], 1),
                PlantNs = Math.Round(ns[2], 1),
                SensingNs = Math.Round(ns[3], 1),
                DigestNs = Math.Round(ns[4], 1),
                RealTimeFactor = Math.Round(RigConfiguration.TickMs * 1e6 / whole),
                PlantRatio = Math.Round(ns[2] / whole, 3),
                SensingRatio = Math.Round(ns[3] / whole, 3),
                DigestRatio = Math.Round(ns[4] / whole, 3),
                FirmwareRatio = Math.Round(1 - ((ns[2] + ns[3] + ns[4]) / whole), 3),
                TwelveToTwoRatio = Math.Round(ns[1] / whole, 2),
            };
        }
    }
}
