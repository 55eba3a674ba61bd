using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Core.Safety;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>Runs many cases on all cores and adds them up.</summary>
    public sealed class SwarmFleet
    {
        private readonly Lock _lock = new();
        private readonly HashSet<int> _rows = [];
        private readonly HashSet<int> _edges = [];
        private readonly HashSet<string> _kinds = [];
        private readonly SwarmResult _result = new();

        /// <summary>The bad cases in the order of their seeds.</summary>
        public SortedDictionary<ulong, SwarmOutcome> Bad { get; } = [];

        /// <summary>Names of the fault rows that were never raised.</summary>
        public IReadOnlyList<string> RowsMissing { get; private set; } = [];

        /// <summary>Edges that were never taken.</summary>
        public IReadOnlyList<string> EdgesMissing { get; private set; } = [];

        /// <summary>Runs the seeds from..to, both included.</summary>
        /// <param name="from">First seed.</param>
        /// <param name="to">Last seed.</param>
        /// <param name="done">Told after each case how many are done.</param>
        /// <param name="cancellation">Ends the swarm early with an exception.</param>
        public SwarmResult Run(ulong from, ulong to, Action<int>? done, CancellationToken cancellation)
        {
            long started = Stopwatch.GetTimestamp();
            int count = (int)(to - from + 1);
            var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
            Parallel.For(0, count, options, index =>
            {
                SwarmOutcome outcome = RunSeed(from + (ulong)index);
                lock (_lock)
                {
                    Add(outcome);
                    done?.Invoke(_result.Scenarios);
                }
            });
            Finish(Stopwatch.GetElapsedTime(started).TotalSeconds);
            return _result;
        }

        private static SwarmOutcome RunSeed(ulong seed)
        {
            try
            {
                return SwarmRun.Run(SwarmGenerator.Draw(seed));
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"Seed {seed} could not be run: {error.Message}", error);
            }
        }

        private void Add(SwarmOutcome outcome)
        {
            _result.Scenarios++;
            _result.SimulatedHours += outcome.Hours;
            _result.HazardViolations += outcome.Violations.Count;
            _result.NuisanceTrips += outcome.Nuisances.Count;
            _result.NotIdle += outcome.NotIdle.Length > 0 ? 1 : 0;
            _rows.UnionWith(outcome.Rows);
            _edges.UnionWith(outcome.Edges);
            _kinds.UnionWith(outcome.Kinds);
            foreach ((string fault, double latencyMs) in outcome.LatencyMs)
            {
                _result.WorstLatencyMs[fault] = Math.Max(_result.WorstLatencyMs.GetValueOrDefault(fault), latencyMs);
            }

            if (!outcome.IsGood)
            {
                Bad[outcome.Seed] = outcome;
            }
        }

        private void Finish(double wallSeconds)
        {
            var table = new FaultTable(new Core.Configuration.RigConfiguration());
            List<int> edges = Edges();
            _result.WallSeconds = wallSeconds;
            _result.SimulatedHours = Math.Round(_result.SimulatedHours, 3);
            _result.FaultRows = table.Count;
            _result.FaultRowsTripped = _rows.Count;
            _result.StateEdges = edges.Count;
            _result.StateEdgesTaken = edges.Count(_edges.Contains);
            _result.FaultKinds = FaultCatalogue.Kinds.Count;
            _result.FaultKindsInjected = _kinds.Count;
            RowsMissing = Enumerable.Range(0, table.Count).Where(id => !_rows.Contains(id)).Select(id => table.Row(id).Name).ToList();
            EdgesMissing = edges.Where(edge => !_edges.Contains(edge)).Select(edge => $"{(RigMode)(edge >> 8)} by {(RigEvent)(edge & 255)}").ToList();
        }

        // Every (mode, event) that leads to another mode, as the firmware's own table has them.
        private static List<int> Edges()
        {
            var states = new StateTable();
            var edges = new List<int>();
            for (int mode = 0; mode < StateTable.Modes; mode++)
            {
                for (int e = 0; e < StateTable.Events; e++)
                {
                    if (states.Next((RigMode)mode, (RigEvent)e) != (RigMode)mode)
                    {
                        edges.Add((mode << 8) | e);
                    }
                }
            }

            return edges;
        }
    }
}
