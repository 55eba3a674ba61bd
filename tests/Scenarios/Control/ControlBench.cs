using System;
using System.Collections.Generic;
using System.Globalization;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Host.Programs;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Scenarios.Control
{
    /// <summary>
    /// The whole firmware against the plant, one program, virtual time: what a loop does is read from the plant, never from the
    /// firmware. A trip or a program that does not start fails the test.
    /// </summary>
    internal sealed class ControlBench
    {
        private readonly SimulatedRig _rig;
        private readonly CyclicExecutive _executive;
        private readonly OperatorDesk _desk;
        private readonly int[] _event = new int[EventRecord.Words];
        private readonly int[] _record = new int[TelemetryRecord.Words];
        private readonly List<double> _stepStarts = [];
        private int _ticks;
        private int _answeredId;
        private int _answer;

        /// <param name="model">The stack.</param>
        /// <param name="stateOfCharge">It begins with, 0..1.</param>
        /// <param name="steps">The program's list of steps as YAML; null leaves the rig idle.</param>
        /// <param name="rig">The surroundings; null for the usual ones.</param>
        /// <param name="seed">Draws errors and noise.</param>
        /// <param name="provision">Changes what the rig is provisioned for; null leaves it.</param>
        public ControlBench(StackModel model, double stateOfCharge, string? steps, RigModel? rig = null, ulong seed = 3, Action<RigConfiguration>? provision = null)
        {
            RigConfiguration configuration = StackConfiguration.For(model);
            configuration.StackNanoampsMax = 500000000;
            configuration.ChargeMicroampHoursMax = 1000000;
            configuration.PlateMillidegreesMax = 100000;
            provision?.Invoke(configuration);
            Configuration = configuration;
            _rig = new SimulatedRig(model, seed, StackConfiguration.Hardware(configuration), rig);
            _rig.SetStateOfCharge(stateOfCharge);
            _rig.Advance(0);
            _executive = new CyclicExecutive(configuration, new Calibration(configuration), _rig, _rig);
            _desk = new OperatorDesk([], steps == null ? [] : Compile(model, steps, configuration), _executive, _rig);
        }

        /// <summary>What the rig is provisioned for.</summary>
        public RigConfiguration Configuration { get; }

        /// <summary>The simulated rig.</summary>
        public SimulatedRig Rig => _rig;

        /// <summary>The firmware's loop.</summary>
        public CyclicExecutive Executive => _executive;

        /// <summary>True when a trip is part of the test and no failure.</summary>
        public bool MayTrip { get; set; }

        /// <summary>When the program's steps began, in seconds since the rig's start.</summary>
        public IReadOnlyList<double> StepStarts => _stepStarts;

        /// <summary>Seconds since the rig's start.</summary>
        public double Seconds => _rig.NowUs * 1e-6;

        /// <summary>A tick, then the look at the plant; so many seconds.</summary>
        public void Run(double seconds, Action? look = null)
        {
            long endUs = _rig.NowUs + (long)(seconds * 1e6);
            while (_rig.NowUs < endUs)
            {
                Tick();
                look?.Invoke();
            }
        }

        /// <summary>Hands the loop a calibration image.</summary>
        /// <returns>The loop's <see cref="RequestResult"/>.</returns>
        public int LoadCalibration(byte[] image)
        {
            const int Id = 77;
            Array.Copy(image, _executive.ProgramStaging, image.Length);
            _executive.Requests.TryWrite([RequestRecord.LoadCalibration, Id, image.Length]);
            _answeredId = 0;
            RunUntil(() => _answeredId == Id, 1);
            return _answer;
        }

        /// <summary>Ticks until the condition holds.</summary>
        /// <exception cref="InvalidOperationException">It does not within the time.</exception>
        public void RunUntil(Func<bool> condition, double secondsMax, Action? look = null)
        {
            double end = Seconds + secondsMax;
            while (!condition())
            {
                if (Seconds > end)
                {
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Not reached within {secondsMax} s; the rig is {_executive.Mode}."));
                }

                Tick();
                look?.Invoke();
            }
        }

        private void Tick()
        {
            if (_ticks > 0)
            {
                _rig.Advance(RigConfiguration.TickMs);
            }

            _executive.Tick(_ticks * RigConfiguration.TickMs, 0);
            _ticks++;
            while (_executive.Records.TryRead(_record))
            {
            }

            while (_executive.Events.TryRead(_event))
            {
                TakeEvent();
            }

            _executive.Communication.Report(0);
            _desk.Act();
        }

        private void TakeEvent()
        {
            _desk.Take(_event);
            int kind = _event[EventRecord.Kind];
            if (kind == EventRecord.RequestAnswered)
            {
                _answeredId = _event[EventRecord.A];
                _answer = _event[EventRecord.B];
            }

            if (kind == EventRecord.StepStarted)
            {
                _stepStarts.Add(Seconds);
            }
            else if (kind == EventRecord.Tripped && !MayTrip)
            {
                throw new InvalidOperationException($"The rig tripped after {Seconds} s: {_executive.FaultTable.Row(_event[EventRecord.A]).Name}, value {_event[EventRecord.C]}.");
            }
        }

        private static byte[] Compile(StackModel model, string steps, RigConfiguration configuration)
        {
            string oneC = model.Layer.OneC.Value.ToString(CultureInfo.InvariantCulture);
            string text = $"program: bench\nsource: test\ncells: {model.CellCount}\noneC: {oneC} uA\nsteps:\n{steps}\n";
            return ProgramCompiler.Compile(ProgramReader.Parse(text, "bench.yaml"), configuration);
        }
    }
}
