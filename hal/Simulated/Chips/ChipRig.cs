using System;
using RigFirmware.Hal;
using RigFirmware.Hal.Drivers.Tmc5160;
using RigFirmware.Simulated.Models;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>
    /// A whole rig at the bus seam: the plant of <see cref="SimulatedRig"/>, and between it and the controller's pins every chip
    /// of the hardware folder. What the firmware does reaches the plant only as levels and codes of chips, what it senses comes
    /// only as their answers.
    /// </summary>
    public sealed class ChipRig
    {
        private const double CellRatio = 0.12;
        private const double StackRatio = 0.015;
        private const double DacRatio = 0.24;
        private const double SetpointSenseRatio = 0.199;
        private const double VoltsPerNewton = 5e-3 / 100;
        private const double VoltsPerMillimetre = 2.5 * 10 / 21 / 10;
        private const double KnownVolts = 2.5 * 10 / 22.1;
        private const double PluggedSenseVolts = 2.5 * 3.01 / (5 + 3.01);
        private const double UnpluggedSenseVolts = 2.5 * 3.01 / (10 + 3.01);
        private const double UnpluggedTravelVolts = -12 * 0.33 / (22 + 0.33);
        private const int FillMs = 5;
        private const int ContactorBit = 1 << 0;
        private const int SourceBit = 1 << 1;
        private const int ClampBit = 1 << 2;
        private const int TapBit = 1 << 3;
        private const int KickBit = 1 << 12;
        private const int TestOverBit = 1 << 13;
        private const int TestUnderBit = 1 << 15;
        private const double FeedOhms = 24900;
        private const double ReferenceVolts = 2.5;

        // What the stimulus makes of the thresholds: 100 ohm across the lower part of one divider, 1 kohm across the upper of the other.
        private const double TestOverVolts = -4.9;
        private const double TestUnderVolts = 5.9;
        private static readonly RtdWiring[] Rtds = [new(0, 1, 2), new(3, 4, 5), new(6, 7, 8), new(9, 10, 11), new(12, 12, 13), new(14, 14, 15)];

        private readonly RigCommands _power = new();
        private readonly OutputPin[] _address = new OutputPin[4];
        private readonly double _elementWatts;
        private readonly double _travelMillimetres;
        private readonly TapPotentials _taps;

        /// <param name="model">The stack.</param>
        /// <param name="seed">Draws plant, chips and noise.</param>
        /// <param name="limits">Thresholds built into the hardware; null for those of a 3.0-4.3 V window.</param>
        /// <param name="gainErrorPpm">Standard deviation of the converters' gains; 0 for a rig that is calibrated out.</param>
        /// <param name="offsetMicrovolts">Standard deviation of the converters' offsets at their inputs.</param>
        /// <param name="errors">What the parts of this front end do wrong; null for nothing beside the two before.</param>
        /// <param name="surroundings">Plant and surroundings; null for the usual.</param>
        public ChipRig(StackModel model, ulong seed, HardwareLimits? limits = null, double gainErrorPpm = 50, double offsetMicrovolts = 10, FrontEndErrors? errors = null, RigModel? surroundings = null)
        {
            RigModel rig = surroundings ?? ModelLibrary.Rig();
            Errors = errors;
            _elementWatts = rig.HeaterElement.Value;
            _travelMillimetres = rig.ActuatorTravel.Value;

            // The stage switches its element fully; the firmware makes the mean. The time until a command acts is the bus's.
            rig.HeaterPowerMax.Value = _elementWatts;
            rig.ActuationDelay.Value = 0;
            Plant = new SimulatedRig(model, seed, limits, rig);
            Time = new BusTime(() => Plant.NowUs);
            var random = new SeededRandom(seed ^ 0x43484950);
            _taps = new TapPotentials(Plant.Truth.Layers, Plant.Sensing.Defects);
            ChipA = new Ads131m08Chip(() => Time.NowUs, InputOfA, Child(random), gainErrorPpm, offsetMicrovolts);
            ChipB = new Ads131m08Chip(() => Time.NowUs, InputOfB, Child(random), gainErrorPpm, offsetMicrovolts);
            ChipC = new Ads131m08Chip(() => Time.NowUs, InputOfC, Child(random), gainErrorPpm, offsetMicrovolts);
            ChipA.Errors = errors?.ConverterA;
            ChipB.Errors = errors?.ConverterB;
            ChipC.Errors = errors?.ConverterC;
            DacChip = new Ad5781Chip(Actuate);
            RtdChip = new Ad7124Chip(() => Time.NowUs, Rtds, OhmsOf, Child(random));
            ClampChip = new Tmc5160Chip(() => Plant.Truth.Clamp.TravelMillimetres, new Tmc5160Settings().MicrostepsPerMillimetre, Actuate);
            PowerPorts = new Mcp23s17Chip(1, LevelsOfPower, Actuate);
            OtherPorts = new Mcp23s17Chip(0, LevelsOfComparators, Actuate);
            ConverterA = new SpiLine(Time, Child(random), ChipA);
            ConverterB = new SpiLine(Time, Child(random), ChipB);
            ConverterC = new SpiLine(Time, Child(random), ChipC);
            Dac = new SpiLine(Time, Child(random), DacChip);
            Rtd = new SpiLine(Time, Child(random), RtdChip);
            Clamp = new SpiLine(Time, Child(random), ClampChip);
            Ports = new SpiLine(Time, Child(random), PowerPorts, OtherPorts);
            Heartbeat = new OutputPin(Time, _ => Plant.Truth.Chain.Beat(Plant.NowUs));
            Heater = new OutputPin(Time, _ => Actuate());
            for (int i = 0; i < _address.Length; i++)
            {
                _address[i] = new OutputPin(Time);
            }

            Coarse = new AnalogInput(Time, () => CoarseVolts(Address), Child(random));
            Auxiliary = new AnalogInput(Time, () => AuxiliaryVolts(Address), Child(random));
            if (errors != null)
            {
                Coarse.Bend = errors.Coarse.Converted;
                Auxiliary.Bend = errors.Coarse.Converted;
            }

            // Its frames are the communication thread's: their time is not the tick's.
            StoreChip = new Cy15b104qChip();
            Store = new SpiLine(new BusTime(() => Plant.NowUs), Child(random), StoreChip);
        }

        /// <summary>What the parts of this front end do wrong; null for nothing.</summary>
        public FrontEndErrors? Errors { get; }

        /// <summary>What hangs on the taps.</summary>
        public TapPotentials Taps => _taps;

        /// <summary>What is behind the chips.</summary>
        public SimulatedRig Plant { get; }

        /// <summary>What each tick spends at the pins.</summary>
        public BusTime Time { get; }

        /// <summary>U1.</summary>
        public Ads131m08Chip ChipA { get; }

        /// <summary>U2.</summary>
        public Ads131m08Chip ChipB { get; }

        /// <summary>U3.</summary>
        public Ads131m08Chip ChipC { get; }

        /// <summary>U20.</summary>
        public Ad5781Chip DacChip { get; }

        /// <summary>U80.</summary>
        public Ad7124Chip RtdChip { get; }

        /// <summary>U70.</summary>
        public Tmc5160Chip ClampChip { get; }

        /// <summary>U90.</summary>
        public Mcp23s17Chip PowerPorts { get; }

        /// <summary>U91.</summary>
        public Mcp23s17Chip OtherPorts { get; }

        /// <summary>U92.</summary>
        public Cy15b104qChip StoreChip { get; }

        /// <summary>Select of U92.</summary>
        public SpiLine Store { get; }

        /// <summary>Select of U1.</summary>
        public SpiLine ConverterA { get; }

        /// <summary>Select of U2.</summary>
        public SpiLine ConverterB { get; }

        /// <summary>Select of U3.</summary>
        public SpiLine ConverterC { get; }

        /// <summary>Select of U20.</summary>
        public SpiLine Dac { get; }

        /// <summary>Select of U80.</summary>
        public SpiLine Rtd { get; }

        /// <summary>Select of U70.</summary>
        public SpiLine Clamp { get; }

        /// <summary>Select of U90 and U91.</summary>
        public SpiLine Ports { get; }

        /// <summary>Every select, for a disturbance of the whole bus.</summary>
        public SpiLine[] Lines => [ConverterA, ConverterB, ConverterC, Dac, Rtd, Clamp, Ports];

        /// <summary>Line of the heartbeat.</summary>
        public OutputPin Heartbeat { get; }

        /// <summary>Line of the heater.</summary>
        public OutputPin Heater { get; }

        /// <summary>Address lines of both multiplexers.</summary>
        public IOutputPin[] Addresses => Array.ConvertAll(_address, pin => (IOutputPin)pin);

        /// <summary>Behind U10.</summary>
        public AnalogInput Coarse { get; }

        /// <summary>Behind U11.</summary>
        public AnalogInput Auxiliary { get; }

        /// <summary>Volts that a broken part of the supervision path adds to a cell; shape [cells].</summary>
        public double[] CoarseErrorVolts { get; } = new double[Channel.CellsMax];

        /// <summary>Volts that a broken part of the precision path adds to a cell; shape [cells].</summary>
        public double[] PreciseErrorVolts { get; } = new double[Channel.CellsMax];

        /// <summary>Degrees that a Pt1000 is off from the place it should measure; shape [points].</summary>
        public double[] PointErrorDegrees { get; } = new double[Channel.TemperaturesMax];

        /// <summary>Bits of the temperature points whose leads are shorted.</summary>
        public int ShortedLeads { get; set; }

        /// <summary>Bits of the thermistors whose leads are off.</summary>
        public int OpenThermistors { get; set; }

        /// <summary>Bits of the thermistors whose leads are shorted.</summary>
        public int ShortedThermistors { get; set; }

        /// <summary>Identity resistor of the fitted clamp head in ohms; infinite for none.</summary>
        public double HeadOhms { get; set; } = 2210;

        /// <summary>Identity resistor of the fitted adapter in ohms; infinite for none.</summary>
        public double AdapterOhms { get; set; } = 2210;

        /// <summary>Limits of the fitted chemistry plug in volts at a cell; shape [2], upper first.</summary>
        public double[] PlugVolts { get; } = [4.403, 2.900];

        /// <summary>Fitted RS1..RS4 in ohms, one behind the other from the smallest range's.</summary>
        public double[] ShuntChainOhms { get; } = [8640, 864, 94.08, 1.92];

        /// <summary>Fitted RS6 and RS5 in ohms.</summary>
        public double[] SecondOhms { get; } = [100, 0.2];

        /// <summary>Bits of the range relays whose contacts stay open.</summary>
        public int OpenRangeRelays { get; set; }

        /// <summary>Bits of the taps whose wires are off, 0 at the negative end.</summary>
        public int OpenTaps
        {
            get { return _taps.OpenTaps; }
            set { _taps.OpenTaps = value; }
        }

        /// <summary>Bits of the cells whose upper comparators never fire.</summary>
        public int DeadUpperComparators { get; set; }

        /// <summary>Bits of the cells whose lower comparators never fire.</summary>
        public int DeadLowerComparators { get; set; }

        /// <summary>Bits of the cells whose comparators are fired for ever.</summary>
        public int StuckComparators { get; set; }

        /// <summary>True while the switch of the upper thresholds' test is stuck, whatever U91 drives.</summary>
        public bool UpperTestStuck { get; set; }

        /// <summary>True while the mask that keeps the lamp test from the latch does not work.</summary>
        public bool LampMaskDead { get; set; }

        /// <summary>Times at which the lamp test's lines were high with the contactor closed.</summary>
        public int TestsUnderPower { get; private set; }

        /// <summary>True while the load cell's plug is off J11; its signal then floats near zero.</summary>
        public bool LoadCellUnplugged { get; set; }

        /// <summary>True while the travel sensor's plug is off J12.</summary>
        public bool TravelUnplugged { get; set; }

        /// <summary>Bits of the temperature points whose leads are off.</summary>
        public int OpenLeads { get; set; }

        private int Address => (_address[0].IsHigh ? 1 : 0) | (_address[1].IsHigh ? 2 : 0) | (_address[2].IsHigh ? 4 : 0) | (_address[3].IsHigh ? 8 : 0);

        /// <summary>Lets a tick's time go on. Conversions that nobody has read since stay in the converters' buffers.</summary>
        /// <param name="stepMs">Milliseconds; 50 in a tick on time.</param>
        public void Advance(int stepMs)
        {
            Time.NextTick();
            int fill = Math.Min(FillMs, stepMs);
            Plant.Advance(fill);
            ChipA.Convert();
            ChipB.Convert();
            ChipC.Convert();
            Plant.Advance(stepMs - fill);
        }

        private static SeededRandom Child(SeededRandom random) => new(random.NextBits());

        private double InputOfA(int input) => CellRatio * PreciseVolts(input);

        private double InputOfB(int input)
        {
            double amps = Plant.Truth.Layers.StackAmps;
            bool small = Plant.Truth.Power.Range <= CurrentRange.Milliamps1;
            return input switch
            {
                < 4 => CellRatio * PreciseVolts(8 + input),
                4 => Small(small ? amps + TestAmps() : 0),
                5 => Errors?.Current.LargeVolts(amps + TestAmps()) ?? ((amps + TestAmps()) * SecondOhms[1]),
                6 => KnownVolts,
                _ => 0,
            };
        }

        private double InputOfC(int input)
        {
            PlantTruth truth = Plant.Truth;
            return input switch
            {
                0 => Errors?.Current.FirstVolts(truth.Layers.StackAmps + TestAmps(), truth.Power.Range) ?? ((truth.Layers.StackAmps + TestAmps()) * ShuntOhms(truth.Power.Range)),
                1 => Errors?.StackVolts(truth.Layers.StackVolts, StackRatio) ?? (truth.Layers.StackVolts * StackRatio),
                2 => LoadCellUnplugged ? 0 : truth.Clamp.Newtons * VoltsPerNewton,
                3 => TravelUnplugged ? UnpluggedTravelVolts : truth.Clamp.TravelMillimetres * VoltsPerMillimetre,
                4 => LoadCellUnplugged ? UnpluggedSenseVolts : PluggedSenseVolts,
                5 => DacChip.Volts * SetpointSenseRatio,
                6 => KnownVolts,
                _ => 0,
            };
        }

        private double Small(double amps) => Errors?.Current.SmallVolts(amps) ?? (amps * SecondOhms[0]);

        private double PreciseVolts(int cell)
        {
            double volts = Errors?.Cells.Seen(cell, _taps.TapVolts(cell + 1), _taps.TapVolts(cell)) ?? _taps.CellVolts(cell);
            return volts + PreciseErrorVolts[cell];
        }

        private double CoarseVolts(int channel)
        {
            return channel switch
            {
                0 => Divided(AdapterOhms),
                13 => ThresholdVolts(0, IsTested(TestOverBit) ? TestOverVolts : PlugVolts[0]),
                14 => ThresholdVolts(1, IsTested(TestUnderBit) ? TestUnderVolts : PlugVolts[1]),
                15 => Errors?.Coarse.KnownVolts(KnownVolts) ?? KnownVolts,
                _ => CoarseNodeVolts(channel - 1, _taps.CellVolts(channel - 1) + CoarseErrorVolts[channel - 1]),
            };
        }

        private double CoarseNodeVolts(int cell, double volts) => Errors?.Coarse.NodeVolts(cell, volts) ?? NodeVolts(volts);

        private double ThresholdVolts(int threshold, double volts) => Errors?.Coarse.ThresholdVolts(threshold, volts) ?? NodeVolts(volts);

        private static double NodeVolts(double cellVolts) => (0.1993 * cellVolts) + 1.155;

        // U11, sheet 04: thermistors, rails, identities. Rails and heater current stand at their nominal values.
        private double AuxiliaryVolts(int channel)
        {
            return channel switch
            {
                < 5 => ThermistorVolts(channel),
                5 => 0,
                6 => 59.0 * 10 / 271,
                7 => 12.0 * 10 / 61,
                8 => 2.5 - (14.5 * 10 / 85),
                9 => 24.0 * 10 / 210,
                10 => 5.0 * 10 / 22,
                11 => Divided(7000),
                12 => Divided(1000),
                13 => LoadCellUnplugged ? ReferenceVolts : Divided(HeadOhms),
                14 => ThermistorVolts(5),
                _ => Errors?.Coarse.KnownVolts(KnownVolts) ?? KnownVolts,
            };
        }

        private double ThermistorVolts(int point)
        {
            if ((OpenThermistors & (1 << point)) != 0)
            {
                return ReferenceVolts;
            }

            // 10 kohm at 25 degC with a B of 3988 K (hardware/external.csv, X13).
            double kelvin = DegreesOf(point) + 273.15;
            return (ShortedThermistors & (1 << point)) != 0 ? 0 : Divided(10000 * Math.Exp(3988 * ((1 / kelvin) - (1 / 298.15))));
        }

        private static double Divided(double ohms) => double.IsInfinity(ohms) ? ReferenceVolts : ReferenceVolts * ohms / (10000 + ohms);

        private double ShuntOhms(int range)
        {
            double ohms = 0;
            for (int i = range; i < ShuntChainOhms.Length; i++)
            {
                ohms += ShuntChainOhms[i];
            }

            return ohms;
        }

        // Both test lines close the reed RK22: 2.5 V over 24.9 kohm into RET, through both sensors and the closed range relay.
        private double TestAmps()
        {
            int range = RangeOf(PowerPorts.Outputs);
            if (range < 0 || !IsTested(TestOverBit) || !IsTested(TestUnderBit) || (OpenRangeRelays & (1 << range)) != 0)
            {
                return 0;
            }

            double second = SecondOhms[1] + (range <= CurrentRange.Milliamps1 ? SecondOhms[0] : 0);
            return ReferenceVolts / (FeedOhms + second + ShuntOhms(range));
        }

        private static int RangeOf(int outputs) => Array.IndexOf([1, 2, 4, 8], (outputs >> 4) & 15);

        private bool IsTested(int bit) => (OtherPorts.Outputs & bit) != 0 || (UpperTestStuck && bit == TestOverBit);

        private double DegreesOf(int point)
        {
            Heat heat = Plant.Truth.Heat;
            return point < Channel.Plates ? heat.PlateDegrees[Plant.Sensing.PlateOfSensor(point)] : point == Channel.Plates ? heat.BlockDegrees : heat.AirDegrees;
        }

        private double OhmsOf(int point)
        {
            if ((OpenLeads & (1 << point)) != 0)
            {
                return double.PositiveInfinity;
            }

            if ((ShortedLeads & (1 << point)) != 0)
            {
                return 0.5;
            }

            double t = DegreesOf(point) + PointErrorDegrees[point];
            double cold = t < 0 ? 4.183e-12 * (t - 100) * t * t * t : 0;
            return 1000 * (1 + (3.9083e-3 * t) - (5.775e-7 * t * t) - cold);
        }

        private int LevelsOfPower()
        {
            SafetyChain chain = Plant.Truth.Chain;
            bool motion = !chain.EmergencyStop && !chain.DoorOpen;
            return (Plant.Truth.Power.Contactor.MirrorClosed ? 0 : 1 << 8)
                | (motion ? 1 << 9 : 0)
                | (motion && !chain.TooHot ? 1 << 10 : 0)
                | (chain.Latched ? 1 << 11 : 0)
                | (chain.IsBeating ? 1 << 12 : 0)
                | (Plant.AcknowledgeHeld ? 0 : 1 << 13)
                | (Plant.PowerFailing ? 0 : 1 << 14)
                | (motion ? 1 << 15 : 0);
        }

        private int LevelsOfComparators()
        {
            int levels = 0x0FFF;
            double upper = IsTested(TestOverBit) ? TestOverVolts : Plant.Limits.ComparatorVoltsMax;
            double lower = IsTested(TestUnderBit) ? TestUnderVolts : Plant.Limits.ComparatorVoltsMin;
            for (int i = 0; i < Plant.Truth.Layers.Count; i++)
            {
                int bit = 1 << i;
                double volts = _taps.CellVolts(i) + CoarseErrorVolts[i];
                bool fired = (volts > upper && (DeadUpperComparators & bit) == 0) || (volts < lower && (DeadLowerComparators & bit) == 0) || (StuckComparators & bit) != 0;
                levels &= fired ? ~bit : -1;
            }

            return levels;
        }

        // U47 lets a tested or stuck comparator through to the latch unless a test line is high and the contactor really open.
        private void ShowLatch()
        {
            bool isTested = IsTested(TestOverBit) || IsTested(TestUnderBit);
            bool isClosed = Plant.Truth.Power.Contactor.MirrorClosed;
            TestsUnderPower += isTested && isClosed ? 1 : 0;
            bool isMasked = isTested && !isClosed && !LampMaskDead;
            bool isFired = isTested && LevelsOfComparators() != 0x0FFF;
            if ((isFired || StuckComparators != 0) && !isMasked)
            {
                Plant.Truth.Chain.FireComparators();
            }
        }

        // What the chips' outputs mean for the plant; acts when the bus has got so far in this tick.
        private void Actuate()
        {
            if (OtherPorts == null || Heater == null)
            {
                return;
            }

            int outputs = PowerPorts.Outputs;
            int range = RangeOf(outputs);
            _power.ContactorClosed = (outputs & ContactorBit) != 0;
            _power.SourceEnabled = (outputs & SourceBit) != 0 && range >= 0;
            _power.CurrentRange = range >= 0 ? (byte)range : _power.CurrentRange;
            double amps = -DacChip.Volts * DacRatio / ShuntOhms(_power.CurrentRange);
            _power.StackNanoamps = (int)Math.Round(Math.Clamp(amps * 1e9, int.MinValue, int.MaxValue));
            _power.HeaterMilliwatts = Heater.IsHigh ? (int)(_elementWatts * 1000) : 0;
            _taps.AreConnected = (outputs & TapBit) != 0;
            _taps.IsKicked = (OtherPorts.Outputs & KickBit) != 0;
            ShowLatch();
            Plant.Truth.Power.Command(_power, Plant.NowUs, Time.SpentUs);
            double target = (outputs & ClampBit) != 0 ? ClampChip.TargetMillimetres : Plant.Truth.Clamp.TravelMillimetres;
            Plant.Truth.Clamp.Drive(target / _travelMillimetres);
        }
    }
}
