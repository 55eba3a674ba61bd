using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Core.Configuration;
using RigFirmware.Host.Analysis;
using RigFirmware.Rig.Reproduction;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Rig.Bench
{
    /// <summary>
    /// The long procedures of the papers at the full tick through the whole chain, on two cores, with a clock beside them:
    /// plating, formation with cycles at 1C, cycles of the two-layer stack. Nothing is left out of a tick.
    /// </summary>
    public sealed class ProcedureBench
    {
        private const int CoresMax = 2;
        private const string LoadFile = "/proc/loadavg";
        private readonly IReadOnlyList<PlannedRun> _runs;
        private readonly ErrorBudget _budget = ErrorBudget.Load();

        /// <param name="runs">What to run.</param>
        public ProcedureBench(IReadOnlyList<PlannedRun> runs)
        {
            _runs = runs;
        }

        /// <summary>Ids of the runs that are measured: 2,000 h of plating, 500 cycles at 1C with formation, 31 cycles of the stack.</summary>
        public static IReadOnlyList<string> RunIds { get; } = ["T000-01-PSiO", "T000-03-PSiO", "T000-04"];

        /// <summary>Told of each part's end, from any thread; may be null.</summary>
        public Action<string>? Progress { get; init; }

        /// <summary>The runs of <see cref="RunIds"/> from the shipped tables.</summary>
        public static IReadOnlyList<PlannedRun> ShippedRuns()
        {
            ReproductionPlan plan = ReproductionPlan.Load();
            return RunIds.Select(id => plan.Runs.Single(run => run.Id == id)).ToList();
        }

        /// <summary>Runs all parts and measures.</summary>
        /// <param name="cancellation">Ends the work with an exception.</param>
        public ProcedureBenchResult Measure(CancellationToken cancellation)
        {
            int cores = Math.Min(CoresMax, Environment.ProcessorCount);
            var parts = new ConcurrentDictionary<string, ProcedurePart>();
            long started = Stopwatch.GetTimestamp();
            TimeSpan before = Environment.CpuUsage.TotalTime;

            // The longest first, so that no core waits at the end.
            var queue = Partitioner.Create(_runs.OrderByDescending(run => run.HoursMax).ToList(), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(queue, new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = cancellation }, run =>
            {
                parts[run.Id] = Part(run, cancellation);
                Progress?.Invoke(FormattableString.Invariant($"{run.Id}: {parts[run.Id].SimulatedHours:F1} h in {parts[run.Id].WallSeconds:F1} s"));
            });
            double processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            long ticks = parts.Values.Sum(part => part.Ticks);
            return new ProcedureBenchResult
            {
                Parts = _runs.Select(run => parts[run.Id]).ToList(),
                Cores = cores,
                SimulatedHours = Math.Round(parts.Values.Sum(part => part.SimulatedHours), 1),
                WallSeconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1),
                ProcessorSeconds = Math.Round(processor, 1),
                NsPerTick = Math.Round(processor * 1e9 / Math.Max(1, ticks)),
                LoadAverage = Load(),
            };
        }

        private ProcedurePart Part(PlannedRun run, CancellationToken cancellation)
        {
            long started = Stopwatch.GetTimestamp();
            RunSimulation simulation = RunSimulation.Of(run, ModelLibrary.Stack(run.Stack), seed: 1);
            simulation.Run(run.HoursMax, null, cancellation);
            var view = new RunView(simulation.Record, new RunFacts(run.AreaSquareCentimetres, run.ActiveMilligrams, simulation.OneCNanoamps), _budget);
            HalfCycle? last = view.HalfCycles.Count == 0 ? null : view.HalfCycles[^1];
            return new ProcedurePart
            {
                Run = run.Id,
                Program = run.Program,
                Stack = run.Stack,
                SimulatedHours = Math.Round(simulation.Ticks * RigConfiguration.TickMs / 3.6e6, 3),
                Ticks = simulation.Ticks,
                Cycles = view.Cycles.Count > 0 ? view.Cycles.Count : view.HalfCycles.Count / 2,
                CyclesByRate = string.Join(", ", view.Cycles.GroupBy(cycle => Math.Round(cycle.Rate, 2)).OrderBy(group => group.Key).Select(group => FormattableString.Invariant($"{group.Count()} at {group.Key}C"))),
                CyclingHours = last == null ? 0 : Math.Round(last.StartHours + last.Step.Hours, 3),
                Trip = simulation.Record.Trip,
                WallSeconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 2),
            };
        }

        private static double? Load()
        {
            return File.Exists(LoadFile) && double.TryParse(File.ReadAllText(LoadFile).Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double load) ? load : null;
        }
    }
}
