using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;

namespace RigFirmware.Tests.UnitKit
{
    /// <summary>
    /// A rig whose inputs a test sets by hand, in the channels' units. Its contactor answers in the next tick and its
    /// sensors carry the commanded current, so that a healthy run needs no script.
    /// </summary>
    public sealed class ScriptedRig : IRigInputs, IRigOutputs
    {
        public readonly RigConfiguration Configuration = new RigConfiguration();
        public readonly int[] Values = new int[Channel.Count];
        public readonly byte[] Status = new byte[Channel.Count];
        public readonly RigCommands Applied = new RigCommands();
        public CyclicExecutive Executive;
        public int ExtraDiscretes;
        public bool DiscretesRead = true;
        public bool ContactorStuckClosed;
        public bool ContactorStuckOpen;
        public int ExtraNanoamps;
        public int SecondSensorOffset;
        public int StackOffset;
        public int LateMs;
        public bool TravelStuck;
        public bool NoCurrentFlows;

        /// <summary>What the second path reads beside the truth, by channel.</summary>
        public readonly int[] WitnessOffset = new int[Channel.Count];

        /// <summary>Bits of the channels whose second path is read.</summary>
        public int WitnessMask = -1;
        public int FrozenChannel = -1;
        public byte RangeShift;
        public bool KeepRecords;
        public readonly SelfTestReport SelfTest = new SelfTestReport();

        /// <summary>Resistance of the cells in milliohms: their values move with the current.</summary>
        public int CellMilliohms;
        public bool Throws;
        public int Heartbeats;
        public int MadeSafe;
        public int NowMs;
        private int _dither;
        private readonly int[] _record = new int[TelemetryRecord.Words];
        private readonly int[] _event = new int[EventRecord.Words];

        public ScriptedRig()
        {
            SelfTest.IsDone = true;
            Values[0] = 3700000;
            Values[1] = 3710000;
            for (int i = 0; i < Channel.TemperaturesMax; i++)
            {
                Values[Channel.Temperature0 + i] = 20000;
            }

            Values[Channel.ClampForce] = 45200;
            Values[Channel.ClampTravel] = 4520000;
            for (int i = 0; i < Channel.Count; i++)
            {
                Status[i] = SampleStatus.Ok;
            }
        }

        /// <summary>Makes the executive; call after the configuration is set.</summary>
        public ScriptedRig Build()
        {
            Executive = new CyclicExecutive(Configuration, new Calibration(Configuration), this, this);
            return this;
        }

        /// <summary>Runs ticks of 50 ms.</summary>
        public void Run(int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                Executive.Tick(NowMs, LateMs);
                NowMs += RigConfiguration.TickMs;
                while (!KeepRecords && Executive.Records.TryRead(_record))
                {
                }
            }
        }

        /// <summary>Runs through boot and self-test.</summary>
        public void RunToIdle()
        {
            Run(25);
        }

        /// <summary>Boots, loads the image, starts it and arms.</summary>
        public void RunToRunning(byte[] image)
        {
            RunToIdle();
            System.Array.Copy(image, 0, Executive.ProgramStaging, 0, image.Length);
            Post(RequestRecord.LoadProgram, image.Length);
            Run(1);
            Post(RequestRecord.Start, 0);
            Run(10);
        }

        /// <summary>Posts a request with id 7.</summary>
        public void Post(int kind, int argument)
        {
            int[] request = new int[RequestRecord.Words];
            request[RequestRecord.Kind] = kind;
            request[RequestRecord.Id] = 7;
            request[RequestRecord.Argument] = argument;
            Executive.Requests.TryWrite(request);
        }

        /// <summary>Drains the events and gives the last one of a kind, or an empty one.</summary>
        public int[] LastEvent(int kind)
        {
            int[] found = new int[EventRecord.Words];
            while (Executive.Events.TryRead(_event))
            {
                if (_event[EventRecord.Kind] == kind)
                {
                    for (int i = 0; i < EventRecord.Words; i++)
                    {
                        found[i] = _event[i];
                    }
                }
            }

            return found;
        }

        /// <summary>Presses the acknowledge for a second, after it was released for two ticks.</summary>
        public void Acknowledge()
        {
            ExtraDiscretes &= ~Discretes.Acknowledge;
            Run(2);
            ExtraDiscretes |= Discretes.Acknowledge;
            Run(20);
            ExtraDiscretes &= ~Discretes.Acknowledge;
        }

        public void Sample(RigSample sample, int groups)
        {
            if (Throws)
            {
                throw new System.Exception("scripted");
            }

            sample.SelfTest.Copy(SelfTest);
            int current = Applied.SourceEnabled && Applied.ContactorClosed && !NoCurrentFlows ? Applied.StackNanoamps : 0;
            int step = (int)((long)current * CellMilliohms / 1000000);
            Values[Channel.Stack] = Sum() + (step * Configuration.CellCount) + StackOffset;
            Values[Channel.Current] = current + ExtraNanoamps;
            Values[Channel.CurrentSecond] = current + ExtraNanoamps + SecondSensorOffset;
            Values[Channel.ClampTravel] = TravelStuck || Applied.ClampHeld ? Values[Channel.ClampTravel] : Applied.ClampPermille * 10000;
            sample.CurrentRange = (byte)((Applied.CurrentRange + RangeShift) % CurrentRange.Count);
            // One count of noise in every other tick pair: a converter that never moves is a stuck one.
            _dither = (NowMs / 100) & 1;
            for (int i = 0; i < Channel.Count; i++)
            {
                sample.Status[i] = Status[i];
                long gain = NominalScale.GainQ32(i, sample.CurrentRange, Configuration.ClampMillinewtonsMax);

                // The nearest count: the calibration's rounding gives the value back.
                long value = i < Configuration.CellCount ? Values[i] + step : Values[i];
                sample.Witness[i] = (int)value + WitnessOffset[i];
                sample.Counts[i] = (int)(((value << 32) + (value < 0 ? -gain / 2 : gain / 2)) / gain) + (i == Channel.ClampTravel || i == FrozenChannel ? 0 : _dither);
            }

            bool closed = (Applied.ContactorClosed || ContactorStuckClosed) && !ContactorStuckOpen;
            sample.Discretes = ExtraDiscretes | (closed ? Discretes.ContactorClosed : 0);
            sample.DiscretesRead = DiscretesRead;
            sample.WitnessMask = WitnessMask;
        }

        public void Apply(RigCommands commands)
        {
            Applied.ContactorClosed = commands.ContactorClosed;
            Applied.SourceEnabled = commands.SourceEnabled;
            Applied.CurrentRange = commands.CurrentRange;
            Applied.StackNanoamps = commands.StackNanoamps;
            Applied.HeaterMilliwatts = commands.HeaterMilliwatts;
            Applied.ClampPermille = commands.ClampPermille;
            Applied.ClampHeld = commands.ClampHeld;
            Applied.ClampSafe = commands.ClampSafe;
            Applied.Alarm = commands.Alarm;
        }

        public void Heartbeat()
        {
            Heartbeats++;
        }

        public void MakeSafe()
        {
            MadeSafe++;
            Applied.SetSafe();
        }

        private int Sum()
        {
            int sum = 0;
            for (int i = 0; i < Configuration.CellCount; i++)
            {
                sum += Values[i];
            }

            return sum;
        }
    }
}
