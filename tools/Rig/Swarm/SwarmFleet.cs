using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>Runs many cases on all cores and adds them up.</summary>
    public sealed class SwarmFleet
    {
        private readonly Lock _lock = new();
        private readonly SwarmResult _result = new();

        /// <summary>The bad cases in the order of their seeds.</summary>
        public SortedDictionary<ulong, SwarmOutcome> Bad { get; } = [];

        /// <summary>What the cases have seen of the firmware.</summary>
        public SwarmCoverage Coverage { get; } = new();

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
            _result.HealthyHours[outcome.Stack] = _result.HealthyHours.GetValueOrDefault(outcome.Stack) + outcome.HealthyHours;
            _result.HazardViolations += outcome.Violations.Count;
            _result.NuisanceTrips += outcome.Nuisances.Count;
            _result.NotIdle += outcome.NotIdle.Length > 0 ? 1 : 0;
            Coverage.Add(outcome);
            AddLatencies(outcome);
            if (!outcome.IsGood)
            {
                Bad[outcome.Seed] = outcome;
            }
        }

        private void AddLatencies(SwarmOutcome outcome)
        {
            foreach ((string row, double latencyMs) in outcome.LatencyMs)
            {
                _result.WorstLatencyMs[row] = Math.Max(_result.WorstLatencyMs.GetValueOrDefault(row), latencyMs);
            }

            foreach (HazardLatency hazard in outcome.Hazards)
            {
                HazardLatency? known = _result.HazardLatencies.Find(other => other.Hazard == hazard.Hazard && other.Path == hazard.Path);
                if (known == null)
                {
                    _result.HazardLatencies.Add(hazard);
                }
                else
                {
                    known.Add(hazard);
                }
            }

            _result.WorstDrivenPlateDegrees = Math.Max(_result.WorstDrivenPlateDegrees, outcome.DrivenPlateDegrees ?? 0);
            _result.WorstDrivenRunawayPlateDegrees = Math.Max(_result.WorstDrivenRunawayPlateDegrees, outcome.DrivenRunawayPlateDegrees ?? 0);
            _result.WorstShortedLayerJoules = Math.Max(_result.WorstShortedLayerJoules, outcome.ShortedJoules);
            _result.SelfFeedingRunaways += outcome.RunawayAnswerMs.HasValue ? 1 : 0;
            _result.WorstRunawayAnswerMs = Math.Max(_result.WorstRunawayAnswerMs, outcome.RunawayAnswerMs ?? 0);
        }

        private void Finish(double wallSeconds)
        {
            _result.WallSeconds = wallSeconds;
            _result.SimulatedHours = Math.Round(_result.SimulatedHours, 3);
            foreach (string stack in _result.HealthyHours.Keys.ToList())
            {
                _result.HealthyHours[stack] = Math.Round(_result.HealthyHours[stack], 3);
            }

            _result.WorstDrivenPlateDegrees = Math.Round(_result.WorstDrivenPlateDegrees, 1);
            _result.WorstDrivenRunawayPlateDegrees = Math.Round(_result.WorstDrivenRunawayPlateDegrees, 1);
            _result.WorstShortedLayerJoules = Math.Round(_result.WorstShortedLayerJoules, 3);
            _result.FaultRows = Coverage.Rows;
            _result.FaultRowsTripped = Coverage.Rows - Coverage.RowsMissing.Count;
            _result.StateEdges = Coverage.Edges;
            _result.StateEdgesTaken = Coverage.Edges - Coverage.EdgesMissing.Count;
            _result.FaultKinds = FaultCatalogue.Kinds.Count;
            _result.FaultKindsInjected = FaultCatalogue.Kinds.Count - Coverage.KindsMissing.Count;
            _result.Missing.AddRange(Coverage.RowsMissing.Concat(Coverage.EdgesMissing).Concat(Coverage.KindsMissing));
        }
    }
}
