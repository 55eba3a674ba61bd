using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Host.Programs;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Tests.Scenarios.Papers
{
    /// <summary>A paper's cell in the rig, cycled by the firmware in virtual time, while a test changes what the layers really are.</summary>
    internal sealed class PaperRun
    {
        private readonly SimulatedRig _plant;
        private readonly CyclicExecutive _rig;
        private readonly int[] _event = new int[EventRecord.Words];
        private readonly int[] _record = new int[TelemetryRecord.Words];
        private int _nowMs;

        public PaperRun(StackModel model, string program, double stateOfCharge = 0.5, ulong seed = 3)
        {
            RigConfiguration configuration = StackConfiguration.For(model);
            _plant = new SimulatedRig(model, seed, StackConfiguration.Hardware(configuration));
            _plant.SetStateOfCharge(stateOfCharge);
            _plant.Advance(0);
            _rig = new CyclicExecutive(configuration, new Calibration(configuration), _plant, _plant);
            Load(ProgramCompiler.Compile(ProgramReader.Parse(program, "paper.yaml"), configuration));
        }

        /// <summary>Rows of severity Warn and above that were raised, as "SoftShort/2": row and cell, 0 without one; each once.</summary>
        public List<string> Raised { get; } = [];

        /// <summary>The row that cut the rig off, in the same form; null while it runs.</summary>
        public string? Trip { get; private set; }

        /// <summary>Hours of the run at which it tripped.</summary>
        public double TripHours { get; private set; }

        public RigMode Mode => _rig.Mode;

        /// <summary>What the layers really are.</summary>
        public Layers Layers => _plant.Truth.Layers;

        /// <summary>What is really so.</summary>
        public PlantTruth Truth => _plant.Truth;

        /// <summary>Hours since the start.</summary>
        public double Hours => _nowMs / 3600000.0;

        /// <summary>Lowest discharge over charge that a row was raised with, in thousandths; 1000 without one.</summary>
        public int LowestEfficiencyPermille { get; private set; } = 1000;

        /// <summary>Runs to a time or to the trip; the plant is changed before every tick.</summary>
        public void Until(double hours, Action<double>? change = null)
        {
            while (Hours < hours && Trip is null)
            {
                change?.Invoke(Hours);
                Tick();
            }
        }

        /// <summary>A second more, for what a trip sets going.</summary>
        public void Settle()
        {
            for (int i = 0; i < 20; i++)
            {
                Tick();
            }
        }

        /// <summary>What happened, for a failed assertion.</summary>
        public string Story()
        {
            return $"{Mode} after {Hours:F3} h; trip {Trip ?? "none"} at {TripHours:F4} h; raised {string.Join(", ", Raised)}; cells {string.Join(", ", Layers.Volts.Select(v => v.ToString("F4")))} V";
        }

        private void Load(byte[] image)
        {
            Until(() => _rig.Mode == RigMode.Idle);
            image.CopyTo(_rig.ProgramStaging, 0);
            Post(RequestRecord.LoadProgram, image.Length);
            Until(() => _rig.Program.IsLoaded);
            Post(RequestRecord.Start, 0);
            Until(() => _rig.Mode == RigMode.Running);
            Raised.Clear();
        }

        private void Until(Func<bool> condition)
        {
            for (int i = 0; i < 200 && !condition(); i++)
            {
                Tick();
            }

            Assert.IsTrue(condition(), Story());
        }

        private void Post(int kind, int argument)
        {
            int[] request = new int[RequestRecord.Words];
            request[RequestRecord.Kind] = kind;
            request[RequestRecord.Id] = 1;
            request[RequestRecord.Argument] = argument;
            Assert.IsTrue(_rig.Requests.TryWrite(request));
        }

        private void Tick()
        {
            _rig.Tick(_nowMs, 0);
            while (_rig.Records.TryRead(_record))
            {
            }

            while (_rig.Events.TryRead(_event))
            {
                Take();
            }

            _nowMs += RigConfiguration.TickMs;
            _plant.Advance(RigConfiguration.TickMs);
        }

        private void Take()
        {
            int kind = _event[EventRecord.Kind];
            if (kind != EventRecord.FaultRaised && kind != EventRecord.Tripped)
            {
                return;
            }

            FaultRow row = _rig.FaultTable.Row(_event[EventRecord.A]);
            string text = $"{row.Name}/{ChannelText.CellFromOne(_event[EventRecord.B])}";
            if (kind == EventRecord.Tripped)
            {
                Trip = text;
                TripHours = Hours;
            }
            else if (row.Id == FaultId.ChargeEfficiencyLow)
            {
                LowestEfficiencyPermille = Math.Min(LowestEfficiencyPermille, _event[EventRecord.C]);
            }

            if (kind == EventRecord.FaultRaised && row.Severity >= Severity.Warn && !Raised.Contains(text))
            {
                Raised.Add(text);
            }
        }
    }
}
