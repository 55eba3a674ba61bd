using System;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Hal.Boards;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Chips;
using RigFirmware.Simulated.Models;
using RigFirmware.Tests.Unit.Programs;

namespace RigFirmware.Tests.Drivers.Chain
{
    /// <summary>Firmware, front end, drivers, simulated chips and plant: everything but the board's own pins.</summary>
    internal sealed class ChipStation
    {
        private readonly int[] _request = new int[RequestRecord.Words];
        private readonly int[] _event = new int[EventRecord.Words];

        public ChipStation(int cells = 2, ulong seed = 7, double stateOfCharge = 0.5, double gainErrorPpm = 50, double offsetMicrovolts = 10)
        {
            StackModel model = ModelLibrary.Stack("C000-05").WithCells(cells);
            Configuration = StackConfiguration.For(model);
            Rig = new ChipRig(model, seed, StackConfiguration.Hardware(Configuration), gainErrorPpm, offsetMicrovolts);
            Rig.Plant.SetStateOfCharge(stateOfCharge);
            Rig.Advance(50);
            Bus = BusOf(Rig);
            FrontEnd = new RigFrontEnd(Bus, Settings(Configuration));
            Executive = new CyclicExecutive(Configuration, new Calibration(Configuration), FrontEnd, FrontEnd);
            Refusal = FrontEnd.Start();
            Monitor = new TruthMonitor(Configuration, Rig.Plant);
            Rig.Plant.Observer = Monitor;
        }

        public RigConfiguration Configuration { get; }

        public ChipRig Rig { get; }

        public FrontEndBus Bus { get; }

        public RigFrontEnd FrontEnd { get; }

        public CyclicExecutive Executive { get; }

        public TruthMonitor Monitor { get; }

        public string? Refusal { get; }

        public int TrippedFault { get; private set; } = -1;

        public static FrontEndBus BusOf(ChipRig rig) => new()
        {
            ConverterA = rig.ConverterA,
            ConverterB = rig.ConverterB,
            ConverterC = rig.ConverterC,
            Dac = rig.Dac,
            Rtd = rig.Rtd,
            Clamp = rig.Clamp,
            Ports = rig.Ports,
            Heartbeat = rig.Heartbeat,
            Heater = rig.Heater,
            MultiplexerAddress = rig.Addresses,
            Coarse = rig.Coarse,
            Auxiliary = rig.Auxiliary,
        };

        public static FrontEndSettings Settings(RigConfiguration configuration) => new()
        {
            CellCount = configuration.CellCount,
            ClampMillinewtonsMax = configuration.ClampMillinewtonsMax,
        };

        public string TrippedFaultName => TrippedFault < 0 ? "none" : Executive.FaultTable.Row(TrippedFault).Name;

        public void Cycle()
        {
            Rig.Advance(RigConfiguration.TickMs);
            Executive.Tick((int)(Rig.Plant.NowUs / 1000), 0);
            while (Executive.Records.TryRead(new int[TelemetryRecord.Words]))
            {
            }

            while (Executive.Events.TryRead(_event))
            {
                if (_event[EventRecord.Kind] == EventRecord.Tripped && TrippedFault < 0)
                {
                    TrippedFault = _event[EventRecord.A];
                }
            }

            Executive.Communication.Report(0);
        }

        public void Run(double seconds)
        {
            for (int i = 0; i < seconds * 20; i++)
            {
                Cycle();
            }
        }

        public bool RunUntil(Func<bool> reached, double seconds)
        {
            for (int i = 0; i < seconds * 20 && !reached(); i++)
            {
                Cycle();
            }

            return reached();
        }

        /// <summary>To Idle, then the program, then Running.</summary>
        public void Start(ImageBuilder program)
        {
            if (!RunUntil(() => Executive.Mode == RigMode.Idle, 20))
            {
                throw new InvalidOperationException($"The rig stays in {Executive.Mode}, tripped by {TrippedFaultName}; the front end said: {Refusal}");
            }

            program.Header[Core.Programs.ProgramImage.Cells] = Configuration.CellCount;
            byte[] image = program.Build();
            Array.Copy(image, Executive.ProgramStaging, image.Length);
            Post(RequestRecord.LoadProgram, image.Length);
            Run(0.2);
            Post(RequestRecord.Start, 0);
            if (!RunUntil(() => Executive.Mode == RigMode.Running, 20))
            {
                throw new InvalidOperationException($"The rig stays in {Executive.Mode}, tripped by {TrippedFaultName}.");
            }
        }

        private void Post(int kind, int argument)
        {
            _request[RequestRecord.Kind] = kind;
            _request[RequestRecord.Id] = 1;
            _request[RequestRecord.Argument] = argument;
            Executive.Requests.TryWrite(_request);
        }
    }
}
