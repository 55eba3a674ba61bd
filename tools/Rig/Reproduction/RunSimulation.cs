using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Host.Analysis;
using RigFirmware.Host.Programs;
using RigFirmware.Host.Programs.Compiling;
using RigFirmware.Host.Recording;
using RigFirmware.Rig.Programs;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Models;
using CborWriter = RigFirmware.Core.Protocol.CborWriter;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>
    /// One run through the whole chain in virtual time: the program is compiled, the rig's firmware loads and runs it on the
    /// modelled cell behind sensors with noise and quantisation, and what the rig would send is encoded, decoded and recorded.
    /// Telemetry leaves out records that the program's rule does not want, as nobody reads them; events are all kept.
    /// </summary>
    public sealed class RunSimulation
    {
        private const int TickMs = RigConfiguration.TickMs;

        // Less than half of the rings' 256 entries.
        private const int TicksPerDrain = 128;
        private const int TicksPerLook = 1 << 16;
        private const int RecordsPerFrame = 10;
        private const int FrameBytesMax = 16384;
        private readonly SimulatedRig _plant;
        private readonly CyclicExecutive _firmware;
        private readonly OperatorDesk _operator;
        private readonly TelemetryBatch _batch;
        private readonly CborWriter _cbor = new(FrameBytesMax);
        private readonly JsonWriter _json = new(FrameBytesMax);
        private readonly MessageHead _head = new() { RigId = "reproduce", BootId = 1 };
        private readonly EventMessage _events;
        private readonly int[] _record = new int[TelemetryRecord.Words];
        private readonly int[] _event = new int[EventRecord.Words];
        private readonly Action<TelemetryFrame, int>? _store;
        private int _seq;

        /// <param name="program">Compiled for the configuration.</param>
        /// <param name="configuration">How the rig is provisioned.</param>
        /// <param name="plant">The simulated rig, not yet advanced.</param>
        /// <param name="store">Told of each frame and its bytes; may be null.</param>
        public RunSimulation(CompiledProgram program, RigConfiguration configuration, SimulatedRig plant, Action<TelemetryFrame, int>? store = null)
        {
            _plant = plant;
            _store = store;
            _plant.Advance(0);
            _firmware = new CyclicExecutive(configuration, new Calibration(configuration), plant, plant);
            _operator = new OperatorDesk([], program.Image, _firmware, plant);
            _batch = new TelemetryBatch(RecordsPerFrame, BirthMessage.ChannelMask(configuration));
            _events = new EventMessage(_firmware.FaultTable);
            OneCNanoamps = (double)(program.Document.OneC?.Value ?? 0);
        }

        /// <summary>The simulation of a planned run.</summary>
        /// <param name="run">What to run.</param>
        /// <param name="model">The modelled stack.</param>
        /// <param name="seed">Decides layers, sensor errors and noise.</param>
        /// <param name="store">Told of each frame and its bytes; may be null.</param>
        /// <exception cref="ProgramException">The program is not one that such a rig takes.</exception>
        public static RunSimulation Of(PlannedRun run, StackModel model, ulong seed, Action<TelemetryFrame, int>? store = null)
        {
            ProgramDocument document = ProgramReader.Read(ShippedPrograms.Find(run.Program), run.Settings);
            RigConfiguration configuration = ProgramRigs.For(document);
            RigModel surroundings = ModelLibrary.Rig();
            surroundings.AirTemperature.Value = run.AirDegrees;
            var plant = new SimulatedRig(model, seed, StackConfiguration.Hardware(configuration), surroundings);
            if (run.StateOfCharge is { } charge)
            {
                plant.SetStateOfCharge(charge);
            }

            return new RunSimulation(ProgramCompiler.Build(document, configuration), configuration, plant, store);
        }

        /// <summary>The record so far.</summary>
        public RunRecord Record { get; } = new();

        /// <summary>Current of 1C as the program states it; 0 without.</summary>
        public double OneCNanoamps { get; }

        /// <summary>Ticks that were run.</summary>
        public long Ticks { get; private set; }

        /// <summary>Runs until the program ends, the rig trips or the time is up.</summary>
        /// <param name="hoursMax">The time that is up then.</param>
        /// <param name="progress">Told now and then the simulated hours; may be null.</param>
        /// <param name="cancellation">Ends the run with an exception.</param>
        public void Run(double hoursMax, Action<double>? progress, CancellationToken cancellation)
        {
            long ticks = (long)(hoursMax * 3600000 / TickMs);
            bool hasRun = false;
            int nowMs = 0;
            for (long tick = 0; tick < ticks; tick++)
            {
                _plant.Advance(tick == 0 ? 0 : TickMs);
                _firmware.Tick(nowMs, 0);
                nowMs = unchecked(nowMs + TickMs);
                Ticks++;
                RigMode mode = _firmware.Mode;
                hasRun |= mode == RigMode.Running;
                if (tick % TicksPerDrain == 0)
                {
                    Drain();
                }

                if (hasRun && mode is RigMode.Idle or RigMode.Tripped)
                {
                    break;
                }

                if (tick % TicksPerLook == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Invoke(tick * TickMs / 3.6e6);
                }
            }

            Drain();
            Send();
        }

        private void Drain()
        {
            while (_firmware.Events.TryRead(_event))
            {
                TakeEvent();
            }

            _firmware.Communication.Report(0);
            while (_firmware.Records.TryRead(_record))
            {
                if ((_record[TelemetryRecord.CommandBits] & TelemetryRecord.WantedBit) != 0)
                {
                    _batch.Add(_record);
                    if (_batch.IsFull)
                    {
                        Send();
                    }
                }
            }

            _operator.Act();
        }

        private void TakeEvent()
        {
            _operator.Take(_event);
            int kind = EventMessage.FrameKindOf(_event[EventRecord.Kind]);
            if (kind is not FrameKind.Step and not FrameKind.Trip)
            {
                return;
            }

            _head.Seq = ++_seq;
            _json.Reset();
            _events.Write(_json, _head, _event);
            Record.Add(MessageDecoder.Decode(_head.RigId, FrameKind.Topic(kind), isNumbered: true, _json.Bytes.AsMemory(0, _json.Length)));
        }

        private void Send()
        {
            if (_batch.Count == 0)
            {
                return;
            }

            _batch.Encode(_cbor, _head.BootId, ++_seq, 0);
            _batch.Clear();
            if (_cbor.Overflowed)
            {
                throw new InvalidDataException($"A frame of {RecordsPerFrame} records does not fit in {FrameBytesMax} bytes.");
            }

            TelemetryFrame frame = TelemetryDecoder.Decode(_head.RigId, _cbor.Bytes.AsMemory(0, _cbor.Length));
            Record.Add(frame);
            _store?.Invoke(frame, _cbor.Length);
        }
    }
}
