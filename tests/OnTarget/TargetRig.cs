using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;

namespace RigFirmware.Tests.OnTarget
{
    /// <summary>A healthy rig of twelve cells whose inputs carry noise and follow the commands, with a program that never ends.</summary>
    public sealed class TargetRig : IRigInputs, IRigOutputs
    {
        private const int Nanoamps = 565000;
        private const int TimedSteps = 4;
        private readonly RigConfiguration _configuration = new RigConfiguration();
        private readonly int[] _counts = new int[Channel.Count];
        private readonly int[] _witness = new int[Channel.Count];
        private readonly int[] _record = new int[TelemetryRecord.Words];
        private readonly int[] _event = new int[EventRecord.Words];
        private int _currentCounts;
        private int _secondCounts;
        private bool _closed;
        private byte _range;
        private int _tick;
        private int _nowMs;

        public TargetRig()
        {
            _configuration.CellCount = Channel.CellsMax;
            Executive = new CyclicExecutive(_configuration, new Calibration(_configuration), this, this);
            int sum = 0;
            for (int i = 0; i < Channel.CellsMax; i++)
            {
                sum += Set(i, 3650000 + (i * 1000));
            }

            Set(Channel.Stack, sum);
            for (int i = 0; i < Channel.TemperaturesMax; i++)
            {
                Set(Channel.Temperature0 + i, 25000);
            }

            Set(Channel.ClampForce, _configuration.ClampMillinewtons);
        }

        public readonly CyclicExecutive Executive;

        /// <summary>Edges for the heartbeat circuit so far.</summary>
        public int Heartbeats;

        /// <summary>Boots, loads the program and starts it.</summary>
        public void Start()
        {
            Run(40);
            byte[] image = Image();
            System.Array.Copy(image, 0, Executive.ProgramStaging, 0, image.Length);
            Post(RequestRecord.LoadProgram, image.Length);
            Run(2);
            Post(RequestRecord.Start, 0);
            Run(20);
        }

        /// <summary>Ticks of 50 ms of rig time, with what they report read at once; allocates nothing itself.</summary>
        public void Run(int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                _tick++;
                Executive.Tick(_nowMs, 0);
                _nowMs = unchecked(_nowMs + RigConfiguration.TickMs);
                while (Executive.Records.TryRead(_record))
                {
                }

                while (Executive.Events.TryRead(_event))
                {
                }
            }
        }

        public void Sample(RigSample sample, int groups)
        {
            int wobble = _tick & 7;
            sample.SelfTest.IsDone = true;
            for (int i = 0; i < Channel.Count; i++)
            {
                sample.Counts[i] = (i == Channel.Current ? _currentCounts : (i == Channel.CurrentSecond ? _secondCounts : _counts[i])) + wobble;
                sample.Status[i] = SampleStatus.Ok;
            }

            sample.Discretes = _closed ? Discretes.ContactorClosed : 0;
            sample.DiscretesRead = true;
            sample.CurrentRange = _range;
            if (sample.WitnessMask == 0)
            {
                System.Array.Copy(_witness, 0, sample.Witness, 0, Channel.Count);
                sample.WitnessMask = (1 << Channel.Count) - 1;
            }
        }

        public void Apply(RigCommands commands)
        {
            _closed = commands.ContactorClosed;
            _range = commands.CurrentRange;
            _currentCounts = CurrentCounts(commands, Channel.Current);
            _secondCounts = CurrentCounts(commands, Channel.CurrentSecond);
        }

        public void Heartbeat()
        {
            Heartbeats++;
        }

        public void MakeSafe()
        {
            _closed = false;
            _currentCounts = 0;
            _secondCounts = 0;
        }

        private int CurrentCounts(RigCommands commands, int channel)
        {
            long gain = NominalScale.GainQ32(channel, _range, 0);
            return commands.SourceEnabled && gain > 0 ? (int)(((long)commands.StackNanoamps << 32) / gain) : 0;
        }

        private int Set(int channel, int value)
        {
            _witness[channel] = value;
            _counts[channel] = (int)(((long)value << 32) / NominalScale.GainQ32(channel, 0, _configuration.ClampMillinewtonsMax));
            return value;
        }

        private void Post(int kind, int argument)
        {
            int[] request = new int[RequestRecord.Words];
            request[RequestRecord.Kind] = kind;
            request[RequestRecord.Id] = 1;
            request[RequestRecord.Argument] = argument;
            Executive.Requests.TryWrite(request);
        }

        // Charge, rest, discharge, rest, for ever; every timed step with as many conditions as a step may have, none of which is met.
        private static byte[] Image()
        {
            int conditions = TimedSteps * ProgramImage.ConditionsPerStepMax;
            int[] words = new int[ProgramImage.BytesFor(TimedSteps + 1, conditions, 1) / 4];
            words[ProgramImage.Magic] = ProgramImage.MagicValue;
            words[ProgramImage.Version] = ProgramImage.VersionValue;
            words[ProgramImage.Bytes] = words.Length * 4;
            words[ProgramImage.Steps] = TimedSteps + 1;
            words[ProgramImage.Conditions] = conditions;
            words[ProgramImage.RecordRules] = 1;
            words[ProgramImage.Cells] = Channel.CellsMax;
            for (int i = ProgramImage.CellMicrovoltsMax; i <= ProgramImage.ClampMillinewtonsMax; i++)
            {
                words[i] = ProgramImage.Unset;
            }

            Step(words, 0, StepKind.ConstantCurrent, Nanoamps, 0, 10000);
            Step(words, 1, StepKind.Rest, 0, 0, 2000);
            Step(words, 2, StepKind.ConstantCurrent, -Nanoamps, 0, 10000);
            Step(words, 3, StepKind.Rest, 0, 0, 2000);
            words[ProgramImage.StepAt(TimedSteps)] = StepKind.Loop | (ProgramImage.NoRecordRule << 16);
            words[ProgramImage.StepAt(TimedSteps) + 2] = 60000;
            for (int i = 0; i < TimedSteps; i++)
            {
                int condition = i * ProgramImage.ConditionsPerStepMax;
                Condition(words, condition, EndKind.AnyCellAbove, 4200000);
                Condition(words, condition + 1, EndKind.AnyCellBelow, 3000000);
                Condition(words, condition + 2, EndKind.StackAbove, 50000000);
                Condition(words, condition + 3, EndKind.CurrentAbove, 900000);
                Condition(words, condition + 4, EndKind.TemperatureAbove, 45000);
            }

            // At least every 10 s, and on 20 mV, 0.1 mA or 1 degC.
            int rule = ProgramImage.RecordRuleAt(TimedSteps + 1, conditions, 0);
            words[rule] = 1000;
            words[rule + 1] = 20000;
            words[rule + 2] = 100000;
            words[rule + 3] = 1000;
            byte[] image = new byte[words.Length * 4];
            for (int i = 0; i < words.Length - 1; i++)
            {
                Put(image, i, words[i]);
            }

            Put(image, words.Length - 1, new Crc32().Compute(image, image.Length - 4));
            return image;
        }

        private static void Step(int[] words, int step, int kind, int a, int b, int hundredths)
        {
            int at = ProgramImage.StepAt(step);
            words[at] = kind | (ProgramImage.ConditionsPerStepMax << 8);
            words[at + 1] = a;
            words[at + 2] = b;
            words[at + 5] = hundredths;
        }

        private static void Condition(int[] words, int condition, int kind, int limit)
        {
            int at = ProgramImage.ConditionAt(TimedSteps + 1, condition);
            words[at] = kind | (ProgramImage.NoChannel << 8) | (ProgramImage.NextStep << 16);
            words[at + 1] = limit;
        }

        private static void Put(byte[] image, int word, int value)
        {
            for (int i = 0; i < 4; i++)
            {
                image[(word * 4) + i] = (byte)(value >> (8 * i));
            }
        }
    }
}
