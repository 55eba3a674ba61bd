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
using RigFirmware.Simulated.Plant;

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
        private const double DrivenDegreesMax = 120;

        // What the ring may hold between two visits of the communication thread, and the first second of a run.
        private const int RecordsUnderWay = 84;
        private readonly SwarmCase _case;
        private readonly SwarmOutcome _outcome;
        private readonly SimulationRunner _runner;
        private readonly double _chargedCoulombs;
        private bool _faultBegan;

        private SwarmRun(SwarmCase drawn)
        {
            _case = drawn;
            _outcome = new SwarmOutcome { Seed = drawn.Seed, Stack = drawn.Scenario.Stack };
            _runner = new SimulationRunner(drawn.Scenario, Compile(drawn)) { EventTaken = Take };
            _chargedCoulombs = _runner.Rig.Truth.Layers.ChargedCoulombs[0];
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
            RigConfiguration configuration = StackConfiguration.For(drawn.Scenario, ScenarioReader.Model(drawn.Scenario, "swarm"));
            return ProgramCompiler.Compile(ProgramReader.Parse(drawn.ProgramText, "swarm.yaml"), configuration);
        }

        private SwarmOutcome Go()
        {
            SimulationResult result = _runner.Run(null, default);
            _runner.Monitor.Finish();
            Judge(result);
            Measure();
            Revive();
            _outcome.Hours = _runner.Rig.NowUs / 3.6e9;
            return _outcome;
        }

        private void Take(int[] record)
        {
            switch (record[EventRecord.Kind])
            {
                case EventRecord.FaultRaised:
                    _outcome.RowsRaised.Add(record[EventRecord.A]);
                    if (_runner.Executive.FaultTable.Row(record[EventRecord.A]).Severity == Severity.Inhibit || record[EventRecord.A] is >= FaultId.CellDrift and <= FaultId.SecondPathMissing)
                    {
                        AskForCause(record);
                    }

                    break;
                case EventRecord.ModeChanged:
                    _outcome.Edges.Add((record[EventRecord.A] << 8) | record[EventRecord.C]);
                    break;
                case EventRecord.Tripped:
                    _outcome.RowsTripped.Add(record[EventRecord.A]);
                    AskForCause(record);
                    break;
            }
        }

        // A trip ends a test, an inhibit interrupts its current, a warning of drift sends for a calibration: none may come to a rig with nothing wrong.
        private void AskForCause(int[] record)
        {
            _faultBegan |= !_case.IsHealthy && (_runner.Rig.LastFaultUs >= 0 || _runner.MemoryWasHit || IsLimitExceeded(record[EventRecord.A]));
            if (!_faultBegan)
            {
                FaultRow row = _runner.Executive.FaultTable.Row(record[EventRecord.A]);
                _outcome.Nuisances.Add(FormattableString.Invariant(
                    $"{row.Name} at {_runner.Rig.NowUs * 1e-6:F2} s (value {record[EventRecord.C]}, limit {record[EventRecord.D]}, channel {record[EventRecord.B]}) with nothing wrong"));
            }
        }

        // The scenario provisions less charge than its program moves in one step: the layers' own charge says whether it did.
        private bool IsLimitExceeded(int row)
        {
            if (row != FaultId.ChargeExceeded || _case.Scenario.ChargeMicroampHoursMax is not { } limit)
            {
                return false;
            }

            Layers layers = _runner.Rig.Truth.Layers;
            double movedCoulombs = layers.ChargedCoulombs[0] - _chargedCoulombs + layers.DischargedCoulombs[0];
            return movedCoulombs > limit * 0.0036 * 0.99;
        }

        private void Judge(SimulationResult result)
        {
            foreach (HazardResult hazard in result.Hazards.Where(hazard => hazard.Violated && !IsBlind(hazard)))
            {
                string cell = hazard.Cell is { } number ? $" cell {number}" : "";
                _outcome.Violations.Add(FormattableString.Invariant($"{hazard.Kind}{cell} for {hazard.DurationMs:F0} ms, budget {hazard.BudgetMs} ms"));
            }

            TruthMonitor monitor = _runner.Monitor;
            if (monitor.IsSilenceViolated)
            {
                _outcome.Violations.Add(FormattableString.Invariant($"power connected {monitor.LongestSilenceUs * 0.001:F0} ms after the last heartbeat, budget {TruthMonitor.SilenceBudgetMs} ms"));
            }

            JudgeRunaway(monitor);
        }

        private void JudgeRunaway(TruthMonitor monitor)
        {
            bool feedsItself = _case.Scenario.Faults.Any(fault => fault.Fault == "runaway");
            if (!feedsItself && !HasForcedVoltageOnAShort())
            {
                _outcome.DrivenPlateDegrees = monitor.HottestDegrees;
                _outcome.DrivenRunawayPlateDegrees = _case.Scenario.Faults.Any(fault => fault.Fault == "drivenRunaway") ? monitor.HottestDegrees : null;
                if (monitor.HottestDegrees > DrivenDegreesMax)
                {
                    _outcome.Violations.Add(FormattableString.Invariant($"a plate at {monitor.HottestDegrees:F1} degC by the rig's own power, at most {DrivenDegreesMax} degC"));
                }
            }

            RunawayCheck check = monitor.Runaway!;
            if (check.ConfirmedUs < 0)
            {
                return;
            }

            if (check.IsAnswerViolated)
            {
                _outcome.Violations.Add($"no alarm and safe clamp {RunawayCheck.AnswerBudgetMs} ms after a confirmed runaway");
            }

            if (check.IsClampViolated && !MayLackHeartbeat())
            {
                _outcome.Violations.Add($"the clamp not at its safe position {RunawayCheck.ClampBudgetMs} ms after it was sent there");
            }

            if (check.IsAnswered)
            {
                _outcome.RunawayAnswerMs = check.AnswerMs;
                JudgeTelemetry();
            }
        }

        // A voltage that is forced onto a shorted layer heats it out of nothing, contactor open or not: that power is not the rig's.
        private bool HasForcedVoltageOnAShort()
        {
            return _case.Scenario.Faults.Any(force => force.Fault is "overvoltage" or "undervoltage"
                && _case.Scenario.Faults.Any(fault => fault.Fault is "hardShort" or "softShort" && fault.Cell == force.Cell));
        }

        // After heat from outside the cells, a time without temperatures or with wrong ones, or a broken invariant the chain stays
        // open until a person has acknowledged it or restarted the rig, and with it the clamp stands still.
        private bool MayLackHeartbeat()
        {
            return _case.Scenario.Faults.Any(fault =>
                fault.Fault is "heaterStuckOn" or "nack" or "airTemperature" or "configurationFlip" or "programFlip" or "deadThread"
                || fault.Channel is "heater" || fault.Channel.StartsWith("plate", StringComparison.Ordinal));
        }

        // Whatever happens to the stack, the loop goes on and its records are taken: one every second tick.
        private void JudgeTelemetry()
        {
            if (_case.Scenario.Faults.Any(fault => fault.Fault is "deadCommunication" or "deadThread" or "stretchedCycle"))
            {
                return;
            }

            double due = (_runner.Rig.NowUs / (2000.0 * RigConfiguration.TickMs)) - RecordsUnderWay;
            if (_runner.TelemetryRecords < due)
            {
                _outcome.Violations.Add(FormattableString.Invariant($"{_runner.TelemetryRecords} telemetry records with a runaway, at least {due:F0} were due"));
            }
        }

        private void Measure()
        {
            Scenario scenario = _case.Scenario;
            double endSeconds = _runner.Rig.NowUs * 1e-6;
            foreach (FaultSpecification fault in scenario.Faults.Where(fault => fault.AtSeconds < endSeconds))
            {
                _outcome.Kinds.Add(fault.Fault);
            }

            _outcome.HealthyHours = _case.IsHealthy ? endSeconds / 3600 : 0;
            _outcome.ShortedJoules = _runner.Monitor.ShortedJoules;
            _outcome.Hazards.AddRange(HazardLatencies.Of(_runner.Monitor, scenario.Faults.Any(SwarmCase.IsCollection)));
            var table = new FaultTable(new RigConfiguration());
            for (int row = 0; row < FaultId.Count; row++)
            {
                double ms = _runner.Latencies.WorstMs[row];
                if (double.IsNaN(ms) || (_runner.MemoryWasHit && row is not (FaultId.ConfigurationCrc or FaultId.ProgramCrc or FaultId.InvariantBroken)))
                {
                    // A bit that has flipped may be the very limit the row compares with: then the row of the checksum has to end the power, and
                    // the dangers in the plant are judged all the same.
                    continue;
                }

                _outcome.LatencyMs[table.Row(row).Name] = ms;
                if (ms > table.Row(row).BudgetMs)
                {
                    _outcome.Violations.Add(FormattableString.Invariant($"row {table.Row(row).Name} after {ms:F0} ms, budget {table.Row(row).BudgetMs} ms"));
                }
            }
        }

        // Between the firmware's tier and the comparators' highest level a cell whose own channel lies is seen by nobody:
        // two independent faults within the first one's detection time. The comparators bound what it can reach, and
        // that bound is judged (reversal, energy, everything else).
        private bool IsBlind(HazardResult hazard)
        {
            // With dead comparators nothing bounds it: that is a third fault.
            bool isVoltage = hazard.Kind is "cellOvervoltage" or "cellUndervoltage";
            bool isUnbounded = hazard.Kind is "cellReversal" or "shortedLayerEnergy" && _case.Scenario.Faults.Any(fault => fault.Fault == "comparatorsDead");
            if (!isVoltage && !isUnbounded)
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
            if (_runner.MemoryWasHit)
            {
                // What the rows of the checksums tell the operator to do.
                _runner.Restart();
            }

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
