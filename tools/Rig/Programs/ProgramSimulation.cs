using System;
using System.Collections.Generic;
using System.Threading;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Compiling;
using RigFirmware.Rig.Simulation;

namespace RigFirmware.Rig.Programs
{
    /// <summary>Runs one program on a modelled stack in virtual time, until it ends, the rig trips, or the time is up, and notes how each step ended.</summary>
    public sealed class ProgramSimulation : IDisposable
    {
        private const double NanoampereMillisecondsPerMilliampereHour = 3.6e12;
        private const int TicksPerLook = 1 << 16;
        private readonly CompiledProgram _program;
        private readonly Scenario _scenario;
        private readonly List<StepOutcome> _steps = [];
        private long _chargeBefore;
        private long _elapsedBefore;

        /// <param name="program">Compiled for the scenario's stack.</param>
        /// <param name="scenario">Stack, seed, state of charge and longest duration; its own program is not looked at.</param>
        public ProgramSimulation(CompiledProgram program, Scenario scenario)
        {
            _program = program;
            _scenario = scenario;
            Simulation = new SimulationRunner(scenario, program.Image);
        }

        /// <summary>The rig and its firmware.</summary>
        public SimulationRunner Simulation { get; }

        /// <summary>Told after each cycle; for tests and figures.</summary>
        public Action? AfterCycle { get; set; }

        /// <summary>Runs to the end.</summary>
        public ProgramRunResult Run(CancellationToken cancellation)
        {
            CyclicExecutive rig = Simulation.Executive;
            long ticks = _scenario.DurationMs() / Core.Configuration.RigConfiguration.TickMs;
            bool hasRun = false;
            for (long tick = 0; tick < ticks; tick++)
            {
                int before = rig.Runner.Cycle;
                Simulation.Cycle();
                hasRun |= rig.Mode == RigMode.Running;
                Take(rig.Runner, before);
                AfterCycle?.Invoke();
                if (hasRun && rig.Mode is RigMode.Idle or RigMode.Tripped)
                {
                    break;
                }

                if (tick % TicksPerLook == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }
            }

            return new ProgramRunResult
            {
                Program = _program.Document.Name,
                Stack = _scenario.Stack,
                IsDone = rig.Runner.IsDone,
                FinalState = rig.Mode.ToString(),
                ProgramHours = rig.Runner.ProgramElapsedMs / 3.6e6,
                ChargeMilliampereHours = rig.Runner.ProgramChargeNanoampereMilliseconds / NanoampereMillisecondsPerMilliampereHour,
                Steps = _steps,
            };
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            Simulation.Dispose();
        }

        private void Take(ProgramRunner runner, int cycleBefore)
        {
            // The end of a step stays visible until the next tick of the program: time that has not moved is no new end.
            if (!runner.StepEnded || runner.ProgramElapsedMs == _elapsedBefore)
            {
                return;
            }

            long charge = runner.ProgramChargeNanoampereMilliseconds;
            int cell = runner.EndChannel;
            _steps.Add(new StepOutcome
            {
                Step = runner.EndedStep + 1,
                Name = _program.Steps[runner.EndedStep].Source.Name,
                Cycle = cycleBefore,
                EndHours = runner.ProgramElapsedMs / 3.6e6,
                DurationSeconds = (runner.ProgramElapsedMs - _elapsedBefore) / 1e3,
                ChargeMilliampereHours = (charge - _chargeBefore) / NanoampereMillisecondsPerMilliampereHour,
                EndedBecause = EndSentence.Of(runner.EndKind, runner.EndChannel, runner.EndValue),
                Cell = cell >= Channel.Cell0 && cell < Channel.Cell0 + Channel.CellsMax ? cell - Channel.Cell0 + 1 : null,
            });
            _chargeBefore = charge;
            _elapsedBefore = runner.ProgramElapsedMs;
        }
    }
}
