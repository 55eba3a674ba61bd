using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Host.Programs;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>
    /// Runs one case: first the scenario with its faults, judged by the plant's truth; then liveness: the faults are
    /// gone, the stack is replaced, the operator acknowledges, and the rig has to reach Idle.
    /// </summary>
    public sealed class SwarmRun
    {
        private const double LivenessSeconds = 200;
        private const double SecondsPerTry = 5;
        private readonly SwarmCase _case;
        private readonly SwarmOutcome _outcome;
        private readonly SimulationRunner _runner;
        private bool _faultBegan;

        private SwarmRun(SwarmCase drawn)
        {
            _case = drawn;
            _outcome = new SwarmOutcome { Seed = drawn.Seed };
            _runner = new SimulationRunner(drawn.Scenario, Compile(drawn)) { EventTaken = Take };
        }

        /// <summary>Runs a case to its end.</summary>
        public static SwarmOutcome Run(SwarmCase drawn)
        {
            var run = new SwarmRun(drawn);
            using (run._runner)
            {
                return run.Go();
            }
        }

        private static byte[] Compile(SwarmCase drawn)
        {
            RigConfiguration configuration = StackConfiguration.For(ScenarioReader.Model(drawn.Scenario, "swarm"));
            return ProgramCompiler.Compile(ProgramReader.Parse(drawn.ProgramText, "swarm.yaml"), configuration);
        }

        private SwarmOutcome Go()
        {
            SimulationResult result = _runner.Run(null, default);
            Judge(result);
            Revive();
            _outcome.Hours = _runner.Rig.NowUs / 3.6e9;
            foreach (FaultSpecification fault in _case.Scenario.Faults)
            {
                _outcome.Kinds.Add(fault.Fault);
            }

            return _outcome;
        }

        private void Take(int[] record)
        {
            switch (record[EventRecord.Kind])
            {
                case EventRecord.FaultRaised:
                    _outcome.Rows.Add(record[EventRecord.A]);
                    break;
                case EventRecord.ModeChanged:
                    _outcome.Edges.Add((record[EventRecord.A] << 8) | record[EventRecord.C]);
                    break;
                case EventRecord.Tripped:
                    _outcome.Rows.Add(record[EventRecord.A]);
                    _faultBegan |= _runner.Rig.LastFaultUs >= 0;
                    if (!_faultBegan)
                    {
                        FaultRow row = _runner.Executive.FaultTable.Row(record[EventRecord.A]);
                        _outcome.Nuisances.Add(FormattableString.Invariant(
                            $"{row.Name} at {_runner.Rig.NowUs * 1e-6:F2} s (value {record[EventRecord.C]}, limit {record[EventRecord.D]}, channel {record[EventRecord.B]}) with nothing wrong"));
                    }

                    break;
            }
        }

        private void Judge(SimulationResult result)
        {
            foreach (HazardResult hazard in result.Hazards.Where(hazard => hazard.Violated && !IsBlind(hazard)))
            {
                string cell = hazard.Cell is { } number ? $" cell {number}" : "";
                _outcome.Violations.Add(FormattableString.Invariant($"{hazard.Kind}{cell} for {hazard.DurationMs:F0} ms, budget {hazard.BudgetMs} ms"));
            }

            foreach (TripResult trip in result.Trips.Where(trip => trip.LatencyMs.HasValue && trip.HasPlantLimit))
            {
                _outcome.LatencyMs[trip.Fault] = Math.Max(_outcome.LatencyMs.GetValueOrDefault(trip.Fault), trip.LatencyMs!.Value);
            }
        }

        // Between the firmware's tier and the comparators' highest level a cell whose own channel lies is seen by nobody:
        // two independent faults within the first one's detection time. The comparators bound what it can reach, and
        // that bound is judged (reversal, energy, everything else).
        private bool IsBlind(HazardResult hazard)
        {
            if (hazard.Kind is not ("cellOvervoltage" or "cellUndervoltage"))
            {
                return false;
            }

            return _case.Scenario.Faults.Any(fault =>
                fault.Fault is "sensorStuck" or "sensorDrift" && fault.Channel == $"cell{hazard.Cell}");
        }

        private void Revive()
        {
            _runner.Rig.ClearAll();
            _runner.Cycle();
            _runner.Rig.ReplaceStack(0.5);
            long endUs = _runner.Rig.NowUs + (long)(LivenessSeconds * 1e6);
            while (_runner.Rig.NowUs < endUs && _runner.Executive.Mode != RigMode.Idle)
            {
                _runner.Operator.Do(_runner.Executive.Mode == RigMode.Tripped ? "acknowledge" : "stop");
                long untilUs = _runner.Rig.NowUs + (long)(SecondsPerTry * 1e6);
                while (_runner.Rig.NowUs < untilUs)
                {
                    _runner.Cycle();
                }
            }

            if (_runner.Executive.Mode != RigMode.Idle)
            {
                _outcome.NotIdle = $"still {_runner.Executive.Mode} {LivenessSeconds} s after the faults were gone: {string.Join(", ", ActiveRows())}";
            }
        }

        private IEnumerable<string> ActiveRows()
        {
            for (int id = 0; id < FaultId.Count; id++)
            {
                if (_runner.Executive.Faults.IsActive(id))
                {
                    yield return _runner.Executive.FaultTable.Row(id).Name;
                }
            }
        }
    }
}
