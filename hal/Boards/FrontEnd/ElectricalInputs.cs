using RigFirmware.Hal.Drivers.Ads131m08;

namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// The three simultaneous converters: which input is which channel, and which gain belongs to which range
    /// (hardware/netlist/03-adc.net, hardware/source.md).
    /// </summary>
    [CycleCode]
    public sealed class ElectricalInputs
    {
        private const int CellsOfA = 8;
        private const int CellsOfB = 4;
        private const int SecondSmall = 4;
        private const int SecondLarge = 5;
        private const int Current = 0;
        private const int Stack = 1;
        private const int Force = 2;
        private const int Travel = 3;
        private const int Sense = 4;
        private const int ConverterMillivolts = 1200;
        private const int RetryTicks = 20;

        // Channel 2 of U3, the load cell's bridge, at gain 128; all others at gain 1.
        private const int GainForce = 0x0700;

        // And channel 0, the first current sensor, at gain 4.
        private const int GainFine = GainForce | 2;

        // GAIN2 of U2 by range: channel 4 at 64 and 8, channel 5 at 128 and 8.
        private static readonly int[] SecondGain = new int[] { 0x0006, 0x0003, 0x0070, 0x0030 };

        private readonly Ads131m08Converter _a;
        private readonly Ads131m08Converter _b;
        private readonly Ads131m08Converter _c;
        private readonly int _cellCount;
        private byte _range;
        private int _ticksToRetry;

        /// <summary>Converters that are not started yet.</summary>
        public ElectricalInputs(FrontEndBus bus, int cellCount)
        {
            _a = new Ads131m08Converter(bus.ConverterA, "U1 (ADS131M08, select J20 pole 7)");
            _b = new Ads131m08Converter(bus.ConverterB, "U2 (ADS131M08, select J20 pole 8)");
            _c = new Ads131m08Converter(bus.ConverterC, "U3 (ADS131M08, select J20 pole 9)");
            _cellCount = cellCount;
        }

        /// <summary>True while U1 has its configuration.</summary>
        public bool FirstRuns
        {
            get { return !_a.IsReset; }
        }

        /// <summary>True while U2 has its configuration.</summary>
        public bool SecondRuns
        {
            get { return !_b.IsReset; }
        }

        /// <summary>True while U3 has its configuration.</summary>
        public bool ThirdRuns
        {
            get { return !_c.IsReset; }
        }

        /// <summary>True when travel and excitation were read.</summary>
        public bool IsClampRead
        {
            get { return _c.Status[Travel] != SampleStatus.Missing && _c.Status[Travel] != SampleStatus.BusError && _c.Status[Sense] == SampleStatus.Ok; }
        }

        /// <summary>The load cell's excitation as sensed, in millivolts.</summary>
        public int SenseMillivolts
        {
            get { return Millivolts(Sense); }
        }

        /// <summary>The travel sensor's wiper in millivolts.</summary>
        public int TravelMillivolts
        {
            get { return Millivolts(Travel); }
        }

        /// <summary>True while the first current sensor's converter has, or was last asked for, gain 4.</summary>
        public bool IsFine { get; private set; }

        /// <summary>False while that gain did not read back: the sensor is Missing.</summary>
        public bool IsGainKnown { get; private set; } = true;

        /// <summary>Starts all three; null, or what the first of them that refused says.</summary>
        [BootCode]
        public string Start()
        {
            string a = _a.Start(0, 0);
            string b = _b.Start(0, SecondGain[_range]);
            string c = StartC();
            return a ?? b ?? c;
        }

        /// <summary>Gives the second current sensor the gain of a range. False when it did not read back.</summary>
        public bool SelectRange(byte range)
        {
            _range = range;
            return _b.SetGains(0, SecondGain[range]);
        }

        /// <summary>Gives the first current sensor's converter gain 4, or gain 1; seven frames. See <see cref="IsGainKnown"/>.</summary>
        public void SelectFine(bool fine)
        {
            IsFine = fine;
            IsGainKnown = _c.SetGains(fine ? GainFine : GainForce, 0);
        }

        /// <summary>Reads all three and fills the electrical channels; nine frames, and a few more on a fast bus.</summary>
        public void Collect(RigSample sample)
        {
            RestartOne();
            _a.Flush();
            _b.Flush();
            _c.Flush();
            _a.Collect();
            _b.Collect();
            _c.Collect();
            int ofA = _cellCount < CellsOfA ? _cellCount : CellsOfA;
            for (int i = 0; i < ofA; i++)
            {
                Put(sample, Channel.Cell0 + i, _a, i);
            }

            for (int i = 0; i < CellsOfB && i + CellsOfA < _cellCount; i++)
            {
                Put(sample, Channel.Cell0 + CellsOfA + i, _b, i);
            }

            Put(sample, Channel.Stack, _c, Stack);
            Put(sample, Channel.Current, _c, Current);
            if (!IsGainKnown)
            {
                sample.Status[Channel.Current] = SampleStatus.Missing;
            }

            Put(sample, Channel.CurrentSecond, _b, _range <= CurrentRange.Milliamps1 ? SecondSmall : SecondLarge);
        }

        /// <summary>Fills the clamp's channels from the frame that <see cref="Collect"/> has read in the same tick.</summary>
        public void PutClamp(RigSample sample)
        {
            Put(sample, Channel.ClampForce, _c, Force);
            Put(sample, Channel.ClampTravel, _c, Travel);
        }

        // A chip that lost its configuration is started again once a second, one chip at a time: its channels are Missing meanwhile.
        private void RestartOne()
        {
            if (--_ticksToRetry > 0)
            {
                return;
            }

            _ticksToRetry = RetryTicks;
            if (_a.IsReset)
            {
                _a.Start(0, 0);
            }
            else if (_b.IsReset)
            {
                _b.Start(0, SecondGain[_range]);
            }
            else if (_c.IsReset)
            {
                StartC();
            }
        }

        private int Millivolts(int input)
        {
            return (int)(((long)_c.Counts[input] * ConverterMillivolts) / NominalScale.FullScaleCounts);
        }

        [BootCode]
        private string StartC()
        {
            string refusal = _c.Start(IsFine ? GainFine : GainForce, 0);
            IsGainKnown |= refusal == null;
            return refusal;
        }

        private static void Put(RigSample sample, int channel, Ads131m08Converter converter, int input)
        {
            sample.Counts[channel] = converter.Counts[input];
            sample.Status[channel] = converter.Status[input];
        }
    }
}
