using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Hal.Boards;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Chips;
using RigFirmware.Simulated.Models;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Drivers.Chain
{
    /// <summary>Firmware, front end, drivers, simulated chips and plant: everything but the board's own pins.</summary>
    internal sealed class ChipStation
    {
        private readonly int[] _request = new int[RequestRecord.Words];
        private readonly int[] _event = new int[EventRecord.Words];
        private readonly JsonWriter _json = new(1024);
        private readonly EventMessage _message;
        private readonly int[] _record = new int[TelemetryRecord.Words];

        public ChipStation(int cells = 2, ulong seed = 7, double stateOfCharge = 0.5, double gainErrorPpm = 50, double offsetMicrovolts = 10, Action<ChipRig>? hands = null, Func<ChipRig, FrontEndBus>? socket = null)
            : this(ModelLibrary.Stack("C000-05").WithCells(cells), seed, stateOfCharge, gainErrorPpm, offsetMicrovolts, hands: hands, socket: socket)
        {
        }

        /// <param name="errors">What the front end's parts do wrong; null for nothing.</param>
        /// <param name="provision">Changes what the rig is provisioned for; null leaves it.</param>
        /// <param name="fit">Changes what its front end is told of plug, heater and head; null leaves it.</param>
        public ChipStation(StackModel model, ulong seed, double stateOfCharge, double gainErrorPpm, double offsetMicrovolts, FrontEndErrors? errors = null, Action<RigConfiguration>? provision = null, Action<ChipRig>? hands = null, Func<ChipRig, FrontEndBus>? socket = null, Action<FrontEndSettings>? fit = null)
        {
            Configuration = StackConfiguration.For(model);
            provision?.Invoke(Configuration);
            Rig = new ChipRig(model, seed, StackConfiguration.Hardware(Configuration), gainErrorPpm, offsetMicrovolts, errors);
            Rig.Plant.SetStateOfCharge(stateOfCharge);
            hands?.Invoke(Rig);
            Rig.Advance(50);
            Bus = (socket ?? BusOf)(Rig);
            FrontEndSettings settings = Settings(Configuration);
            fit?.Invoke(settings);
            FrontEnd = new RigFrontEnd(Bus, settings);
            Executive = new CyclicExecutive(Configuration, new Calibration(Configuration), FrontEnd, FrontEnd);
            _message = new EventMessage(Executive.FaultTable);
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

        /// <summary>Called with each telemetry record; its array is used again.</summary>
        public Action<int[]>? Recorded { get; set; }

        /// <summary>The loop's newest answer to a request, -1 for none.</summary>
        public int Answer { get; private set; } = -1;

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
            Store = rig.Store,
            Heartbeat = rig.Heartbeat,
            Heater = rig.Heater,
            MultiplexerAddress = rig.Addresses,
            AdapterMillivolts = 453,
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
            while (Executive.Records.TryRead(_record))
            {
                Recorded?.Invoke(_record);
            }

            while (Executive.Events.TryRead(_event))
            {
                Tell();
                Answer = _event[EventRecord.Kind] == EventRecord.RequestAnswered ? _event[EventRecord.B] : Answer;
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

        /// <summary>What the rig tells of its newest self-test, as it stands in the messages.</summary>
        public List<string> Sentences { get; } = [];

        /// <summary>Self-tests of which the rig has told an end.</summary>
        public int SelfTests { get; private set; }

        /// <summary>What the newest refusal to arm names, or null.</summary>
        public string[]? BlockedBy { get; private set; }

        /// <summary>Through boot until the rig tells what its self-test found.</summary>
        public void RunSelfTest()
        {
            int before = SelfTests;
            if (!RunUntil(() => SelfTests > before, 15))
            {
                throw new InvalidOperationException($"No self-test ended; the rig is in {Executive.Mode}.");
            }
        }

        /// <summary>Asks for a program as a person does who does not look; what refuses it is in <see cref="BlockedBy"/>.</summary>
        public void TryStart(ImageBuilder program)
        {
            program.Header[Core.Programs.ProgramImage.Cells] = Configuration.CellCount;
            byte[] image = program.Build();
            Array.Copy(image, Executive.ProgramStaging, image.Length);
            Post(RequestRecord.LoadProgram, image.Length);
            Run(0.2);
            BlockedBy = null;
            Post(RequestRecord.Start, 0);
            Run(2);
        }

        // Through the message's own writer: what is judged is what leaves the rig.
        private void Tell()
        {
            int kind = _event[EventRecord.Kind];
            if (kind != EventRecord.SelfTestEnded && kind != EventRecord.SelfTestFound && kind != EventRecord.RequestAnswered)
            {
                return;
            }

            var head = new MessageHead { RigId = "rig1", BootId = 1, Seq = 1 };
            _message.Write(_json, head, _event);
            if (_json.Overflowed)
            {
                throw new InvalidOperationException("The message does not fit.");
            }

            JsonNode body = JsonNode.Parse(Encoding.UTF8.GetString(_json.Bytes, 0, _json.Length))!;
            switch ((string?)body["kind"])
            {
                case "selfTestEnded":
                    SelfTests++;
                    Sentences.Clear();
                    break;
                case "selfTestFound":
                    Sentences.Add((string)body["sentence"]!);
                    break;
                default:
                    BlockedBy = body["blockedBy"] is JsonArray blocks ? [.. blocks.Select(block => (string)block!)] : BlockedBy;
                    break;
            }
        }

        /// <summary>Forgets what has tripped so far.</summary>
        public void ForgetTrip()
        {
            TrippedFault = -1;
        }

        /// <summary>Has the loop take a calibration; the loop's answer.</summary>
        public int Load(ReadOnlyMemory<byte> calibration)
        {
            calibration.Span.CopyTo(Executive.ProgramStaging);
            Answer = -1;
            Post(RequestRecord.LoadCalibration, calibration.Length);
            Run(0.2);
            return Answer;
        }

        /// <summary>Holds the acknowledge button until the rig is idle.</summary>
        public void BackToIdle()
        {
            Run(3);
            Rig.Plant.HoldAcknowledge(3000);
            if (!RunUntil(() => Executive.Mode == RigMode.Idle, 60))
            {
                throw new InvalidOperationException($"The rig stays in {Executive.Mode}, tripped by {TrippedFaultName}.");
            }

            TrippedFault = -1;
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
