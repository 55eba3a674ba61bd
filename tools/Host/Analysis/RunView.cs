using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Host.Analysis
{
    /// <summary>A run's record with the facts beside it, seen as half-cycles and cycles.</summary>
    public sealed class RunView
    {
        private const double RateTolerance = 0.03;

        /// <param name="record">The record.</param>
        /// <param name="facts">What was known before the run.</param>
        /// <param name="budget">The rig's uncertainty.</param>
        public RunView(RunRecord record, RunFacts facts, ErrorBudget budget)
        {
            Record = record;
            Facts = facts;
            Budget = budget;
            HalfCycles = FindHalfCycles(record);
            Cycles = facts.OneCNanoamps > 0 ? FindCycles() : [];
        }

        /// <summary>The record.</summary>
        public RunRecord Record { get; }

        /// <summary>What was known before the run.</summary>
        public RunFacts Facts { get; }

        /// <summary>The rig's uncertainty.</summary>
        public ErrorBudget Budget { get; }

        /// <summary>Steps of constant current in order.</summary>
        public IReadOnlyList<HalfCycle> HalfCycles { get; }

        /// <summary>Charges with the discharges after them, in order; complete ones only.</summary>
        public IReadOnlyList<Cycle> Cycles { get; }

        /// <summary>The cycles of the first or last block at a rate.</summary>
        /// <exception cref="AnalysisException">There is none.</exception>
        public IReadOnlyList<Cycle> Block(double rate, bool last)
        {
            List<Cycle> all = Cycles.Where(cycle => Math.Abs(cycle.Rate - rate) <= RateTolerance * rate).ToList();
            if (all.Count == 0)
            {
                throw new AnalysisException($"The record holds no complete cycle at {rate}C{(Record.Trip.Length > 0 ? $"; the rig tripped by {Record.Trip}" : "")}.");
            }

            int block = last ? all[^1].Block : all[0].Block;
            return all.Where(cycle => cycle.Block == block).ToList();
        }

        /// <summary>Current density of a half-cycle in mA/cm2, as measured.</summary>
        public double Density(HalfCycle half)
        {
            return Math.Abs(half.Step.Mean(point => point.Nanoamps)) * 1e-6 / Facts.AreaSquareCentimetres;
        }

        private static List<HalfCycle> FindHalfCycles(RunRecord record)
        {
            var halves = new List<HalfCycle>();
            long? startMs = null;
            foreach (RunStep step in record.Steps.Where(step => step.HasCurrent))
            {
                startMs ??= step.StartMs;
                halves.Add(new HalfCycle(step, (step.StartMs - startMs.Value) / 3.6e6));
            }

            return halves;
        }

        private List<Cycle> FindCycles()
        {
            var cycles = new List<Cycle>();
            HalfCycle? charge = null;
            int block = 0;
            foreach (HalfCycle half in HalfCycles)
            {
                if (half.IsCharge)
                {
                    charge = half;
                }
                else if (charge != null && half.Step.End.Length > 0)
                {
                    double rate = Math.Abs(half.Step.CommandNanoamps) / Facts.OneCNanoamps;
                    block += cycles.Count > 0 && Math.Abs(cycles[^1].Rate - rate) > RateTolerance * rate ? 1 : 0;
                    cycles.Add(new Cycle(charge, half, rate, block));
                    charge = null;
                }
            }

            return cycles;
        }
    }
}
