using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Hal;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Plant;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>
    /// The checkers: judge the plant's truth, never what the firmware believes. While everything is far inside its limits
    /// an instant costs a few comparisons; the watches look closer only near a limit.
    /// </summary>
    public sealed class TruthMonitor : IPlantObserver
    {
        // Budgets: design section 5 and the reaction times the project promises.
        private const int VoltageBudgetMs = 150;
        private const int HeatBudgetMs = 1000;
        private const int ForceBudgetMs = 1000;

        // Four points watch up to thirteen plates: the next one lags by 2.6 s. What heats at 1.3 degC/s or more loses power within a
        // second; at 0.6 to 1.2 degC/s the rig has needed up to 1.6 s, which is beyond this budget.
        private const int BetweenPointsBudgetMs = 1200;
        private const int EnergyBudgetMs = 1000;

        // Comparator to power off with no processor, design section 5.
        private const int ComparatorBudgetMs = 10;

        // Slowest heartbeat circuit and slowest relay (hardware/interlock.md: 197 + 7.6 ms).
        private const int HeartbeatBudgetMs = 205;

        // Stopping and runaway rungs of dT/dt, with the fastest ramp a program may command on top of the first.
        private const double RateRung = 0.5;
        private const double RunawayRung = 1.0;

        // Twice the accuracy of a temperature, design section 2.
        private const double PlateDegrees = 0.1;

        // What the rig promises of its cell cut-off, design section 2.
        private const double CutOffVolts = 0.002;

        // What warms one plate of 0.9 J/K by about a kelvin.
        private const double ShortedLayerJoules = 1;

        private readonly int _cells;
        private readonly List<HazardWatch> _watches = [];
        private readonly HazardWatch[] _over;
        private readonly HazardWatch[] _under;
        private readonly HazardWatch[] _reversal;
        private readonly HazardWatch[] _energy;
        private readonly HazardWatch[] _comparatorOver;
        private readonly HazardWatch[] _comparatorUnder;
        private readonly SimulatedRig _rig;
        private readonly double[] _joules;
        private readonly HazardWatch _stack;
        private readonly HazardWatch _current;
        private readonly HazardWatch _hot;
        private readonly HazardWatch _rate;
        private readonly HazardWatch _rateBetween;
        private readonly bool[] _hasPoint;
        private readonly HazardWatch _runaway;
        private readonly HazardWatch _force;
        private bool _wasCalm;
        private bool _held;
        private CutBy _powerEnd;
        private bool _powerOn;
        private bool _connected;
        private long _lastUs;

        /// <param name="configuration">The provisioned limits.</param>
        /// <param name="rig">The rig it judges.</param>
        public TruthMonitor(RigConfiguration configuration, SimulatedRig rig)
        {
            _rig = rig;
            _hasPoint = new bool[configuration.CellCount + 1];
            for (int point = 0; point < Channel.Plates; point++)
            {
                _hasPoint[rig.Sensing.PlateOfSensor(point)] = true;
            }

            RigConfiguration c = configuration;
            _cells = c.CellCount;
            double max = (c.CellMicrovoltsMax + c.CellTripMicrovolts) * 1e-6;
            double min = (c.CellMicrovoltsMin - c.CellTripMicrovolts) * 1e-6;
            _over = PerCell(HazardKind.CellOvervoltage, max, true, VoltageBudgetMs, CutOffVolts);
            _under = PerCell(HazardKind.CellUndervoltage, min, false, VoltageBudgetMs, CutOffVolts);
            _reversal = PerCell(HazardKind.CellReversal, ReversalVolts(c), false, VoltageBudgetMs);
            _comparatorOver = PerCell(HazardKind.ComparatorOvervoltage, rig.Truth.Chain.ComparatorVoltsMax, true, ComparatorBudgetMs);
            _comparatorUnder = PerCell(HazardKind.ComparatorUndervoltage, rig.Truth.Chain.ComparatorVoltsMin, false, ComparatorBudgetMs);
            _energy = PerCell(HazardKind.ShortedLayerEnergy, ShortedLayerJoules, true, EnergyBudgetMs);
            _joules = new double[_cells];
            _stack = Add(new HazardWatch(HazardKind.StackOvervoltage, 0, max * _cells, true, VoltageBudgetMs, heldBudgetMs: VoltageBudgetMs + HeartbeatBudgetMs));
            _current = Add(new HazardWatch(HazardKind.Overcurrent, 0, c.StackNanoampsMax * 1.05e-9, true, VoltageBudgetMs, heldBudgetMs: VoltageBudgetMs + HeartbeatBudgetMs));
            _hot = Add(new HazardWatch(HazardKind.Overtemperature, 0, (c.PlateMillidegreesMax * 1e-3) + PlateDegrees, true, HeatBudgetMs));
            _rate = Add(new HazardWatch(HazardKind.TemperatureRate, 0, RateRung + (c.RampMillidegreesPerSecondMax * 1e-3), true, HeatBudgetMs));
            _rateBetween = Add(new HazardWatch(HazardKind.TemperatureRateBetweenPoints, 0, _rate.Limit, true, BetweenPointsBudgetMs));
            _runaway = Add(new HazardWatch(HazardKind.RunawayRate, 0, RunawayRung, true, 0));
            _force = Add(new HazardWatch(HazardKind.ClampForce, 0, c.ClampMillinewtonsMax * 1.1e-3, true, ForceBudgetMs, needsPower: false));
        }

        /// <summary>The plant's side of the fault table's rows; null when nobody measures them.</summary>
        public RowTruth? Rows { get; set; }

        /// <summary>Judges runaways that feed themselves; null when nobody asks.</summary>
        public RunawayCheck? Runaway { get; set; }

        /// <summary>Every watch.</summary>
        public IReadOnlyList<HazardWatch> Watches
        {
            get { return _watches; }
        }

        /// <summary>When energy could no longer go in, in microseconds; 0 when it never could, -1 while it can.</summary>
        public long OffSinceUs { get; private set; }

        /// <summary>Who took the power away when it last went off.</summary>
        public CutBy PowerEnd
        {
            get { return _powerEnd; }
        }

        /// <summary>Longest time since a heartbeat's edge with power connected, in microseconds.</summary>
        public long LongestSilenceUs { get; private set; }

        /// <summary>True when the power stayed connected for longer without an edge than the heartbeat circuit allows.</summary>
        public bool IsSilenceViolated
        {
            get { return LongestSilenceUs > HeartbeatBudgetMs * 1000L; }
        }

        /// <summary>Longest time the circuit may take, in milliseconds.</summary>
        public static int SilenceBudgetMs
        {
            get { return HeartbeatBudgetMs; }
        }

        /// <summary>Most energy that the rig put into a layer while it was shorted, in joules.</summary>
        public double ShortedJoules
        {
            get { return _joules.Max(); }
        }

        /// <summary>Hottest plate of the run in degrees Celsius.</summary>
        public double HottestDegrees { get; private set; } = double.MinValue;

        /// <summary>The watch of a kind; of a cell's kind the cell's, from 1.</summary>
        public HazardWatch? Find(HazardKind kind, int cell)
        {
            return _watches.Find(watch => watch.Kind == kind && watch.Cell == cell);
        }

        /// <summary>Ends what is still under way, at the end of a run.</summary>
        public void Finish()
        {
            foreach (HazardWatch watch in _watches)
            {
                watch.Finish();
            }
        }

        /// <inheritdoc/>
        public void Observe(PlantTruth truth, long nowUs)
        {
            bool connected = truth.IsPowerConnected;
            if (connected != _connected)
            {
                _connected = connected;
                OffSinceUs = connected ? -1 : nowUs;
            }

            long beatUs = truth.Chain.LastBeatUs;
            if (connected && beatUs >= 0 && nowUs - beatUs > LongestSilenceUs)
            {
                LongestSilenceUs = nowUs - beatUs;
            }

            bool on = truth.IsPowerOn;
            if (_powerOn && !on)
            {
                _powerEnd = connected ? CutBy.Nobody : truth.Chain.IsHealthy ? CutBy.Firmware : CutBy.Hardware;
            }

            Rows?.Observe(_lastUs, nowUs);
            bool calm = IsCalm(truth);
            if (!calm && _wasCalm)
            {
                ForgetValues();
                Runaway?.Begin();
            }

            if (!calm || !_wasCalm)
            {
                LookCloser(truth, nowUs, on ? CutBy.Nobody : _powerEnd);
                Runaway?.Observe(nowUs);
            }

            HottestDegrees = Math.Max(HottestDegrees, truth.Heat.HottestDegrees);
            _wasCalm = calm;
            _powerOn = on;
            _lastUs = nowUs;
        }

        private bool IsCalm(PlantTruth truth)
        {
            Layers layers = truth.Layers;
            Heat heat = truth.Heat;
            double amps = layers.StackAmps;
            return layers.HighestVolts < _over[0].Limit - 0.03
                & layers.LowestVolts > _under[0].Limit + 0.03
                & (amps < 0 ? -amps : amps) < _current.Limit * 0.99
                & heat.HottestDegrees < _hot.Limit - 1
                & heat.FastestDegreesPerSecond < _rate.Limit * 0.5
                & truth.Clamp.Newtons < _force.Limit * 0.95
                & !layers.AnyShort;
        }

        private void LookCloser(PlantTruth truth, long nowUs, CutBy end)
        {
            Layers layers = truth.Layers;
            Heat heat = truth.Heat;
            bool power = _powerOn;
            long last = _lastUs;
            double seconds = (nowUs - last) * 1e-6;
            _held = _rig.LoopIsHeldUp;
            bool comparators = !truth.Chain.ComparatorsDead;
            for (int i = 0; i < _cells; i++)
            {
                double volts = layers.Volts[i];
                _over[i].Take(volts, last, nowUs, power, end, _held);
                _under[i].Take(volts, last, nowUs, power, end, _held);
                _reversal[i].Take(volts, last, nowUs, power, end, _held);
                _comparatorOver[i].Take(comparators ? volts : double.NaN, last, nowUs, power, end, _held);
                _comparatorUnder[i].Take(comparators ? volts : double.NaN, last, nowUs, power, end, _held);
                if (layers.ShuntSiemens[i] > 0)
                {
                    _joules[i] += Math.Abs(volts * layers.StackAmps) * seconds;
                }

                _energy[i].Take(_joules[i], last, nowUs, power && layers.StackAmps != 0, end, _held);
            }

            _stack.Take(layers.StackVolts, last, nowUs, power, end, _held);
            _current.Take(Math.Abs(layers.StackAmps), last, nowUs, power, end, _held);
            _hot.Take(heat.HottestDegrees, last, nowUs, power, end, _held);
            TakeRates(heat, last, nowUs, power, end);
            _runaway.Take(heat.FastestDegreesPerSecond, last, nowUs, power, end, _held);
            _force.Take(truth.Clamp.Newtons, last, nowUs, power, end, _held);
        }

        private void TakeRates(Heat heat, long last, long nowUs, bool power, CutBy end)
        {
            double sensed = double.MinValue;
            double between = double.MinValue;
            for (int i = 0; i < _hasPoint.Length; i++)
            {
                double rate = heat.PlateDegreesPerSecond[i];
                if (_hasPoint[i])
                {
                    sensed = Math.Max(sensed, rate);
                }
                else
                {
                    between = Math.Max(between, rate);
                }
            }

            _rate.Take(sensed, last, nowUs, power, end, _held);
            _rateBetween.Take(between, last, nowUs, power, end, _held);
        }

        private void ForgetValues()
        {
            for (int i = 0; i < _watches.Count; i++)
            {
                _watches[i].Forget();
            }
        }

        private static double ReversalVolts(RigConfiguration c)
        {
            return c.CellMicrovoltsMin > 0 ? 0 : (c.CellMicrovoltsMin - c.CellTripMicrovolts - (3 * c.CellWarnMicrovolts)) * 1e-6;
        }

        private HazardWatch[] PerCell(HazardKind kind, double limit, bool isHigh, int budgetMs, double accuracy = 0)
        {
            // The heartbeat ends a loop that stands still; one that comes back before that has its own budget from then on.
            int heldMs = budgetMs == VoltageBudgetMs ? VoltageBudgetMs + HeartbeatBudgetMs : budgetMs;
            var watches = new HazardWatch[_cells];
            for (int i = 0; i < _cells; i++)
            {
                watches[i] = Add(new HazardWatch(kind, i + 1, limit, isHigh, budgetMs, accuracy: accuracy, heldBudgetMs: heldMs));
            }

            return watches;
        }

        private HazardWatch Add(HazardWatch watch)
        {
            _watches.Add(watch);
            return watch;
        }
    }
}
