using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading;
using RigFirmware.Host.Impedance;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Compiling;
using RigFirmware.Host.Recording;
using RigFirmware.Rig.Programs;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Tests.Integration.Impedance
{
    /// <summary>An impedance program through firmware, noise, quantisation, wire format and analysis; the plant's equations are the truth.</summary>
    internal sealed class MeasuredStack : IDisposable
    {
        private readonly StackModel _model;
        private readonly CompiledProgram _program;
        private readonly SimulatedRecording _recording;

        public MeasuredStack(string steps, int cells = 1, double stateOfCharge = 0.5, ulong seed = 3, string stack = "C000-03", double hours = 3)
        {
            var scenario = new Scenario { Stack = stack, Cells = cells, StateOfCharge = stateOfCharge, DurationHours = hours, Seed = seed };
            _model = ScenarioReader.Model(scenario, "test");
            string text = $"program: x\ncells: {cells}\nsteps:\n" + string.Join('\n', steps.Split('\n').Select(line => "  " + line));
            _program = ProgramCompiler.Build(ProgramReader.Parse(text, "x.yaml"), StackConfiguration.For(_model));
            Simulation = new ProgramSimulation(_program, scenario);
            _recording = new SimulatedRecording(Simulation.Simulation, cells);
        }

        public ProgramSimulation Simulation { get; }

        public IReadOnlyList<TelemetryRow> Rows => _recording.Rows;

        private Layers Layers => Simulation.Simulation.Rig.Truth.Layers;

        public IReadOnlyDictionary<int, ImpedanceTones> Tones => ImpedanceTones.Of(_program);

        public ProgramRunResult Run()
        {
            return Simulation.Run(CancellationToken.None);
        }

        public IReadOnlyList<ImpedanceResult> Analyse(ImpedanceOptions? options = null)
        {
            return ImpedanceAnalysis.Analyse(Rows, ImpedanceTones.Of(_program), options);
        }

        /// <summary>The layer's impedance as its equations give it: bulk, interface branch, and the slope of the open-circuit voltage with the slow element.</summary>
        public Complex Truth(int layer, double hertz)
        {
            var s = new Complex(0, 2 * Math.PI * hertz);
            double charge = Layers.StateOfCharge[layer];
            double slope = (Layers.RestVoltsAt(charge + 0.0005) - Layers.RestVoltsAt(charge - 0.0005)) / 0.001;
            double slow = _model.Layer.SlowShift.Value / (_model.Layer.OneC.Value * 1e-6);
            return Layers.BulkOhms(layer) + (Layers.InterfaceOhms(layer) / (1 + (s * _model.Layer.InterfaceTime.Value)))
                + (slope * ((1 / (s * Layers.CapacityCoulombs(layer))) + (slow / (1 + (s * _model.Layer.SlowTime.Value)))));
        }

        public void Dispose()
        {
            Simulation.Dispose();
        }
    }
}
