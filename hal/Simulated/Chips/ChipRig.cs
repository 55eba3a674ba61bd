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
        private const double SecondSmallOhms = 100;
        private const double SecondLargeOhms = 0.2;
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
        private static readonly double[] ShuntOhms = [9600, 960, 96, 1.92];
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
        public ChipRig(StackModel model, ulong seed, HardwareLimits? limits = null, double gainErrorPpm = 50, double offsetMicrovolts = 10)
        {
            RigModel rig = ModelLibrary.Rig();
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
            Auxiliary = new AnalogInput(Time, () => KnownVolts, Child(random));
        }

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
                4 => small ? amps * SecondSmallOhms : 0,
                5 => amps * SecondLargeOhms,
                6 => KnownVolts,
                _ => 0,
            };
        }

        private double InputOfC(int input)
        {
            PlantTruth truth = Plant.Truth;
            return input switch
            {
                0 => truth.Layers.StackAmps * ShuntOhms[truth.Power.Range],
                1 => truth.Layers.StackVolts * StackRatio,
                2 => LoadCellUnplugged ? 0 : truth.Clamp.Newtons * VoltsPerNewton,
                3 => TravelUnplugged ? UnpluggedTravelVolts : truth.Clamp.TravelMillimetres * VoltsPerMillimetre,
                4 => LoadCellUnplugged ? UnpluggedSenseVolts : PluggedSenseVolts,
                5 => DacChip.Volts * SetpointSenseRatio,
                6 => KnownVolts,
                _ => 0,
            };
        }

        private double PreciseVolts(int cell)
        {
            return _taps.CellVolts(cell) + PreciseErrorVolts[cell];
        }

        private double CoarseVolts(int channel)
        {
            return channel switch
            {
                0 => 0,
                13 => NodeVolts(4.403),
                14 => NodeVolts(2.900),
                15 => KnownVolts,
                _ => NodeVolts(_taps.CellVolts(channel - 1) + CoarseErrorVolts[channel - 1]),
            };
        }

        private static double NodeVolts(double cellVolts) => (0.1993 * cellVolts) + 1.155;

        private double OhmsOf(int point)
        {
            if ((OpenLeads & (1 << point)) != 0)
            {
                return double.PositiveInfinity;
            }

            Heat heat = Plant.Truth.Heat;
            double t = point < Channel.Plates ? heat.PlateDegrees[Plant.Sensing.PlateOfSensor(point)] : point == Channel.Plates ? heat.BlockDegrees : heat.AirDegrees;
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
            Layers layers = Plant.Truth.Layers;
            for (int i = 0; i < layers.Count; i++)
            {
                bool outside = layers.Volts[i] > Plant.Limits.ComparatorVoltsMax || layers.Volts[i] < Plant.Limits.ComparatorVoltsMin;
                levels &= outside ? ~(1 << i) : -1;
            }

            return levels;
        }

        // What the chips' outputs mean for the plant; acts when the bus has got so far in this tick.
        private void Actuate()
        {
            if (OtherPorts == null || Heater == null)
            {
                return;
            }

            int outputs = PowerPorts.Outputs;
            int range = Array.IndexOf([1, 2, 4, 8], (outputs >> 4) & 15);
            _power.ContactorClosed = (outputs & ContactorBit) != 0;
            _power.SourceEnabled = (outputs & SourceBit) != 0 && range >= 0;
            _power.CurrentRange = range >= 0 ? (byte)range : _power.CurrentRange;
            double amps = -DacChip.Volts * DacRatio / ShuntOhms[_power.CurrentRange];
            _power.StackNanoamps = (int)Math.Round(Math.Clamp(amps * 1e9, int.MinValue, int.MaxValue));
            _power.HeaterMilliwatts = Heater.IsHigh ? (int)(_elementWatts * 1000) : 0;
            _taps.AreConnected = (outputs & TapBit) != 0;
            _taps.IsKicked = (OtherPorts.Outputs & KickBit) != 0;
            Plant.Truth.Power.Command(_power, Plant.NowUs, Time.SpentUs);
            double target = (outputs & ClampBit) != 0 ? ClampChip.TargetMillimetres : Plant.Truth.Clamp.TravelMillimetres;
            Plant.Truth.Clamp.Drive(target / _travelMillimetres);
        }
    }
}
