using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Runtime.Trace
{
    /// <summary>
    /// A run that follows from its seed alone: a plant with noise, an operator who starts, pauses and acknowledges, and
    /// faults that come and go, among them spikes, lost and saturated channels, an open door, a weak cell, late ticks.
    /// Everything that goes in and comes out is added up in <see cref="Hash"/>.
    /// </summary>
    public sealed class TraceRig : IRigInputs, IRigOutputs
    {
        private const int EpisodeTicks = 250;
        private readonly TraceRandom _random;
        private readonly TracePlant _plant;
        private readonly RigConfiguration _configuration = new RigConfiguration();
        private readonly RigCommands _applied = new RigCommands();
        private readonly int[] _record = new int[TelemetryRecord.Words];
        private readonly int[] _event = new int[EventRecord.Words];
        private readonly int[] _request = new int[RequestRecord.Words];
        private int _fault;
        private int _faultChannel;
        private int _tick;
        private int _nowMs = int.MaxValue - 100000;

        public TraceRig(uint seed)
        {
            _configuration.CellCount = Channel.CellsMax;
            _random = new TraceRandom(seed);
            _plant = new TracePlant(_configuration);
            Executive = new CyclicExecutive(_configuration, new Calibration(_configuration), this, this);
        }

        public readonly CyclicExecutive Executive;

        /// <summary>A sum over everything so far.</summary>
        public int Hash = 17;

        /// <summary>How many trips, steps ended and ticks of running there were: a trace that shows nothing proves nothing.</summary>
        public int Trips;
        public int StepsEnded;
        public int TicksRunning;

        /// <summary>One tick.</summary>
        public void Tick()
        {
            Episode();
            Operate();
            Executive.Tick(_nowMs, _fault == 9 && _tick % 40 == 0 ? 60 + _random.Next(600) : 0);
            _nowMs = unchecked(_nowMs + RigConfiguration.TickMs);
            _plant.Advance(_applied, _fault == 8 ? _faultChannel : -1);
            TicksRunning += Executive.Mode == RigMode.Running ? 1 : 0;
            AddOutcome();
            _tick++;
        }

        public void Sample(RigSample sample, int groups)
        {
            sample.SelfTest.IsDone = true;
            sample.CurrentRange = _applied.CurrentRange;
            for (int i = 0; i < Channel.Count; i++)
            {
                bool medium = i >= Channel.Temperature0;
                if (medium && (groups & SampleGroups.Temperature) == 0)
                {
                    continue;
                }

                long gain = NominalScale.GainQ32(i, sample.CurrentRange, _configuration.ClampMillinewtonsMax);
                sample.Counts[i] = (int)(((long)_plant.Values[i] << 32) / gain) + _random.Next(9) - 4;
                sample.Status[i] = SampleStatus.Ok;
            }

            Spoil(sample);
            bool closed = _applied.ContactorClosed;
            int discretes = closed ? Discretes.ContactorClosed : 0;
            discretes |= _fault == 5 ? Discretes.EmergencyStop : 0;
            discretes |= _fault == 6 ? Discretes.DoorOpen : 0;
            discretes |= Executive.Mode == RigMode.Tripped && _tick % 60 >= 20 ? Discretes.Acknowledge : 0;
            sample.Discretes = discretes;
            sample.DiscretesRead = _fault != 7 || _random.Next(3) != 0;
            AddSample(sample);
        }

        public void Apply(RigCommands commands)
        {
            _applied.ContactorClosed = commands.ContactorClosed;
            _applied.SourceEnabled = commands.SourceEnabled;
            _applied.CurrentRange = commands.CurrentRange;
            _applied.StackNanoamps = commands.StackNanoamps;
            _applied.HeaterMilliwatts = commands.HeaterMilliwatts;
            _applied.ClampPermille = commands.ClampPermille;
            _applied.ClampHeld = commands.ClampHeld;
        }

        public void Heartbeat()
        {
            Add(1);
        }

        public void MakeSafe()
        {
            _applied.SetSafe();
        }

        // Every second episode is a fault, so that the rig comes back between them.
        private void Episode()
        {
            if (_tick % EpisodeTicks == 0)
            {
                _fault = (_tick / EpisodeTicks & 1) == 0 ? 0 : 1 + _random.Next(10);
                _faultChannel = _random.Next(Channel.CellsMax);
            }
        }

        private void Spoil(RigSample sample)
        {
            int c = _faultChannel;
            switch (_fault)
            {
                case 1: sample.Counts[c] += _random.Next(20) == 0 ? 800000 : 0; break;
                case 2: sample.Status[c] = _random.Next(4) == 0 ? SampleStatus.BusError : SampleStatus.Ok; break;
                case 3: sample.Status[c] = SampleStatus.OpenWire; break;
                case 4: sample.Counts[c] = NominalScale.FullScaleCounts - 1; sample.Status[c] = SampleStatus.Saturated; break;
                case 10: sample.Counts[Channel.Temperature0 + (c & 3)] += _tick % EpisodeTicks * 150; break;
                default: break;
            }
        }

        private void Operate()
        {
            if (_tick == 30)
            {
                byte[] image = Image();
                System.Array.Copy(image, 0, Executive.ProgramStaging, 0, image.Length);
                Post(RequestRecord.LoadProgram, image.Length);
            }
            else if (_tick > 30 && _tick % 20 == 0 && Executive.Mode == RigMode.Idle)
            {
                Post(RequestRecord.Start, 0);
            }
            else if (_tick % 1500 == 700)
            {
                Post(RequestRecord.Pause, 0);
            }
            else if (_tick % 1500 == 730)
            {
                Post(RequestRecord.Resume, 0);
            }
        }

        // Charge, rest, discharge and rest for ever, a held voltage, at 30 degC: five conditions on the long steps.
        private static byte[] Image()
        {
            ImageBuilder image = new ImageBuilder();
            image.Header[ProgramImage.Cells] = Channel.CellsMax;
            image.Step(StepKind.SetTemperature, 30000).Step(StepKind.SetForce, 45200);
            image.Current(565000, 40).Until(EndKind.StackAbove, 46000000).Until(EndKind.AnyCellAbove, 3742000).Until(EndKind.SpreadAbove, 300000).Until(EndKind.TemperatureAbove, 55000).Until(EndKind.Charge, 6000);
            image.Step(StepKind.ConstantStackVoltage, 44850000, 565000, seconds: 8).Until(EndKind.CurrentBelow, 20000);
            image.Rest(3);
            image.Current(-565000, 40).Until(EndKind.StackBelow, 40000000).Until(EndKind.AnyCellBelow, 3660000).Until(EndKind.Charge, 6000);
            image.Rest(3).Loop(2, 1000);
            return image.Build();
        }

        private void Post(int kind, int argument)
        {
            _request[RequestRecord.Kind] = kind;
            _request[RequestRecord.Id] = _tick;
            _request[RequestRecord.Argument] = argument;
            Executive.Requests.TryWrite(_request);
        }

        private void AddSample(RigSample sample)
        {
            for (int i = 0; i < Channel.Count; i++)
            {
                Add(sample.Counts[i] + sample.Status[i]);
            }

            Add(sample.Discretes);
        }

        private void AddOutcome()
        {
            while (Executive.Records.TryRead(_record))
            {
                for (int i = 0; i < TelemetryRecord.Words; i++)
                {
                    Add(_record[i]);
                }
            }

            while (Executive.Events.TryRead(_event))
            {
                Trips += _event[EventRecord.Kind] == EventRecord.Tripped ? 1 : 0;
                StepsEnded += _event[EventRecord.Kind] == EventRecord.StepEnded ? 1 : 0;
                for (int i = 0; i < EventRecord.Words; i++)
                {
                    Add(_event[i]);
                }
            }

            RigCommands c = Executive.Commands;
            Add((int)Executive.Mode);
            Add(c.StackNanoamps);
            Add(c.HeaterMilliwatts);
            Add(c.ClampPermille + (c.CurrentRange << 12) + (c.ContactorClosed ? 1 << 16 : 0) + (c.SourceEnabled ? 1 << 17 : 0) + (c.ClampSafe ? 1 << 18 : 0) + (c.Alarm ? 1 << 19 : 0));
            for (int id = 0; id < FaultId.Count; id++)
            {
                Add((Executive.Faults.IsActive(id) ? 1 : 0) + (Executive.Faults.IsLatched(id) ? 2 : 0));
            }
        }

        private void Add(int value)
        {
            Hash = unchecked((Hash * 31) + value);
        }
    }
}
