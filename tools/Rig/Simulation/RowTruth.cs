using System;
using System.Collections.Generic;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Plant;
using RigFirmware.Simulated.Sensing;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>
    /// What the rows of the fault table are about, in the plant: since when it has really been so. A row counts as bad only
    /// beyond its limit by more than its channels' accuracy, and only while those channels themselves are sound and the loop
    /// runs: what a lying sensor hides is another row's. Rows without a sharp beginning in the plant have no entry.
    /// </summary>
    public sealed class RowTruth
    {
        // Accuracies of the channels, design section 2 and hal/Simulated/Models/Rig.json.
        private const double CellVolts = 0.002;
        private const double StackVolts = 0.006;
        private const double PlateDegrees = 0.2;
        private const double PartOfCurrent = 0.002;
        private const double PartOfForce = 0.01;
        // What the firmware allows a sensor and the source on top of its setpoint, SafetyMonitor.Tolerance.
        private const int SensorErrorDivider = 50;
        private const int FloorNanoamps = 1000;
        private const int AllChannels = (1 << Channel.Count) - 1;
        private const int CellChannels = (1 << Channel.CellsMax) - 1;
        // Beyond these a plate's reading is not believed (PlausibleRange), and TemperatureChannelMissing answers for it.
        private const double PlateDegreesMin = -40 + PlateDegrees;
        private const double PlateDegreesMax = 180 - PlateDegrees;
        private const int PlateChannels = ((1 << Channel.Plates) - 1) << Channel.Temperature0;
        private const int CurrentChannels = (1 << Channel.Current) | (1 << Channel.CurrentSecond);
        private const int ClampChannels = (1 << Channel.ClampForce) | (1 << Channel.ClampTravel);
        private readonly SimulatedRig _rig;
        private readonly PlantTruth _truth;
        private readonly ChannelDefects _defects;
        private readonly FaultTable _table;
        private readonly List<Entry> _entries = [];
        private readonly Entry?[] _byRow = new Entry?[FaultId.Count];
        private readonly int[] _plates = new int[Channel.Plates];
        private readonly int _cellChannels;
        private bool _open;

        /// <param name="table">The firmware's table: limits.</param>
        /// <param name="configuration">The provisioned limits.</param>
        /// <param name="rig">The plant.</param>
        public RowTruth(FaultTable table, RigConfiguration configuration, SimulatedRig rig)
        {
            _rig = rig;
            _truth = rig.Truth;
            _defects = rig.Sensing.Defects;
            _table = table;
            _cellChannels = (1 << configuration.CellCount) - 1;
            for (int point = 0; point < _plates.Length; point++)
            {
                _plates[point] = rig.Sensing.PlateOfSensor(point);
            }

            AddVoltages();
            AddCurrents(configuration);
            AddTemperatures(configuration);
            AddMachine();
            AddChannels();
            AddEvents();
        }

        /// <summary>Since when the plant has been as bad as the row says, in microseconds; -1 while it is not, or when that cannot be told.</summary>
        public double OnsetUs(int row)
        {
            return _byRow[row] is { Crossing.IsBeyond: true } entry ? entry.Crossing.OnsetUs : -1;
        }

        /// <summary>True when the row has a beginning in the plant that can be told.</summary>
        public bool IsMeasurable(int row)
        {
            return _byRow[row] != null;
        }

        /// <summary>Takes the plant of an instant.</summary>
        /// <param name="lastUs">Time of the instant before.</param>
        /// <param name="nowUs">Time now.</param>
        public void Observe(long lastUs, long nowUs)
        {
            bool open = _rig.ActiveFaults.Count > 0 || _truth.Chain.Latched;
            if (!open && !_open)
            {
                return;
            }

            int unsound = _defects.Frozen | _defects.Silent | _defects.Open | _defects.Biased | (_defects.TapsSwapped ? CellChannels : 0)
                | (Coldest(_truth.Heat.PlateDegrees) < PlateDegreesMin || Hottest(_truth.Heat.PlateDegrees) > PlateDegreesMax ? PlateChannels : 0);
            bool held = !open || _rig.LoopIsHeldUp;
            foreach (Entry entry in _entries)
            {
                if (!_open)
                {
                    entry.Crossing.Forget();
                }

                bool sound = !held && (entry.Channels & unsound) == 0;
                entry.Crossing.Take(sound ? entry.Value() : double.NaN, lastUs, nowUs);
            }

            _open = open;
        }

        private void AddVoltages()
        {
            Layers layers = _truth.Layers;
            foreach (int row in new[] { FaultId.CellOvervoltageWarn, FaultId.CellOvervoltageInhibit, FaultId.CellOvervoltage })
            {
                Limit(row, 1e-6, CellVolts, _cellChannels, () => layers.HighestVolts);
            }

            foreach (int row in new[] { FaultId.CellUndervoltageWarn, FaultId.CellUndervoltageInhibit, FaultId.CellUndervoltage, FaultId.CellReversalWarn, FaultId.CellReversalInhibit, FaultId.CellReversal })
            {
                Limit(row, 1e-6, CellVolts, _cellChannels, () => layers.LowestVolts);
            }

            foreach (int row in new[] { FaultId.CellDivergenceWarn, FaultId.CellDivergence })
            {
                Limit(row, 1e-6, 2 * CellVolts, _cellChannels, () => layers.HighestVolts - layers.LowestVolts);
            }

            Limit(FaultId.StackOvervoltage, 1e-6, StackVolts, 1 << Channel.Stack, () => layers.StackVolts);
            Limit(FaultId.StackUndervoltage, 1e-6, StackVolts, 1 << Channel.Stack, () => layers.StackVolts);
        }

        private void AddCurrents(RigConfiguration configuration)
        {
            Layers layers = _truth.Layers;
            PowerStages power = _truth.Power;
            double accuracy = PartOfCurrent * configuration.StackNanoampsMax * 1e-9;
            Limit(FaultId.Overcurrent, 1e-9, accuracy, CurrentChannels, () => Math.Abs(layers.StackAmps));
            Condition(FaultId.CurrentWithContactorOpen, CurrentChannels, () => !power.ContactorCommanded && Nanoamps() > Tolerance());
            Condition(FaultId.CurrentWithoutCommand, CurrentChannels, () => power.ContactorCommanded && power.SetpointNanoamps == 0 && Nanoamps() > Tolerance());
            Condition(FaultId.NoCurrent, CurrentChannels, () => Math.Abs(power.SetpointNanoamps) > 2 * Tolerance() && Nanoamps() < 0.4 * Math.Abs(power.SetpointNanoamps));
            Condition(FaultId.RangeMismatch, CurrentChannels, () => power.SetpointNanoamps != 0 && power.Range != power.WantedRange);
        }

        private void AddTemperatures(RigConfiguration configuration)
        {
            Heat heat = _truth.Heat;
            double ramp = configuration.RampMillidegreesPerSecondMax * 1e-3;
            Limit(FaultId.OvertemperatureWarn, 1e-3, PlateDegrees, PlateChannels, () => Hottest(heat.PlateDegrees));
            Limit(FaultId.Overtemperature, 1e-3, PlateDegrees, PlateChannels, () => Hottest(heat.PlateDegrees));
            Limit(FaultId.Undertemperature, 1e-3, PlateDegrees, PlateChannels, () => Coldest(heat.PlateDegrees));
            Limit(FaultId.TemperaturesDisagree, 1e-3, 2 * PlateDegrees, PlateChannels, () => Hottest(heat.PlateDegrees) - Coldest(heat.PlateDegrees));

            // The stopping rung is 0.5 degC/s; the row lies a tenth below it, see the table.
            const double Rung = 0.05;
            Limit(FaultId.TemperatureRate, 1e-3, Rung + ramp, PlateChannels, () => Hottest(heat.PlateDegreesPerSecond));
            Limit(FaultId.TemperatureRateWarn, 1e-3, Rung + ramp, PlateChannels, () => Hottest(heat.PlateDegreesPerSecond));
            Limit(FaultId.HeaterHot, 1e-3, PlateDegrees, 1 << Channel.Heater, () => heat.BlockDegrees);
            Limit(FaultId.AmbientHot, 1e-3, PlateDegrees, 1 << Channel.Ambient, () => heat.AirDegrees);
            FaultRow force = _table.Row(FaultId.ClampForce);
            Limit(FaultId.ClampForce, 1e-3, PartOfForce * force.TripLimit * 1e-3, 1 << Channel.ClampForce, () => _truth.Clamp.Newtons);
        }

        private void AddMachine()
        {
            SafetyChain chain = _truth.Chain;
            PowerStages power = _truth.Power;
            Condition(FaultId.EmergencyStop, 0, () => Read(chain.EmergencyStop));
            Condition(FaultId.DoorOpen, 0, () => Read(chain.DoorOpen));
            Condition(FaultId.HardwareTrip, 0, () => Read(chain.Latched));
            Condition(FaultId.PowerFailing, 0, () => Read(_rig.PowerFailing));
            Condition(FaultId.ContactorWelded, 0, () => Read(power.Contactor.MirrorClosed && !power.ContactorCommanded));
            Condition(FaultId.ContactorNotClosed, 0, () => Read(!power.Contactor.MirrorClosed && power.ContactorCommanded));
            Condition(FaultId.DiscretesMissing, 0, () => _rig.DiscretesLost);
        }

        private void AddChannels()
        {
            Silent(FaultId.CellChannelStale, _cellChannels);
            Silent(FaultId.StackChannelMissing, 1 << Channel.Stack);
            Silent(FaultId.CurrentChannelMissing, CurrentChannels);
            Silent(FaultId.TemperatureChannelMissing, PlateChannels);
            Silent(FaultId.HeaterChannelMissing, 1 << Channel.Heater);
            Silent(FaultId.ClampChannelMissing, ClampChannels);
            Condition(FaultId.CellOpenWire, 0, () => (_defects.Open & ~_defects.Silent & _cellChannels) != 0);
            Frozen(FaultId.CellFrozen, _cellChannels);
            Frozen(FaultId.ElectricalFrozen, CurrentChannels | (1 << Channel.Stack));
            Frozen(FaultId.TemperatureFrozen, PlateChannels | (1 << Channel.Heater) | (1 << Channel.Ambient));
            Frozen(FaultId.ForceFrozen, 1 << Channel.ClampForce);
        }

        private void AddEvents()
        {
            Began(FaultId.ClockJump, "clockJump");
            Began(FaultId.ConfigurationCrc, "configurationFlip");
            Began(FaultId.ProgramCrc, "programFlip");
        }

        private void Silent(int row, int channels)
        {
            Condition(row, 0, () => (_defects.Silent & channels) != 0);
        }

        private void Frozen(int row, int channels)
        {
            Condition(row, 0, () => (_defects.Frozen & ~_defects.Biased & ~_defects.Silent & ~_defects.Open & channels) != 0);
        }

        // Of what happens at an instant: from then on, as long as the fault's own time lasts.
        private void Began(int row, string fault)
        {
            Condition(row, 0, () =>
            {
                IReadOnlyList<PlantFault> active = _rig.ActiveFaults;
                for (int i = 0; i < active.Count; i++)
                {
                    if (active[i].Specification.Fault == fault)
                    {
                        return true;
                    }
                }

                return false;
            });
        }

        private void Limit(int row, double plantPerUnit, double accuracy, int channels, Func<double> value)
        {
            FaultRow limits = _table.Row(row);
            double limit = (limits.TripLimit * plantPerUnit) + (limits.High ? accuracy : -accuracy);
            Add(row, new Crossing(limit, limits.High), channels, value);
        }

        private void Condition(int row, int channels, Func<bool> isSo)
        {
            Add(row, new Crossing(0.5, true), channels, () => isSo() ? 1 : 0);
        }

        private void Add(int row, Crossing crossing, int channels, Func<double> value)
        {
            var entry = new Entry(crossing, channels & AllChannels, value);
            _entries.Add(entry);
            _byRow[row] = entry;
        }

        private bool Read(bool isSo)
        {
            return isSo && !_rig.DiscretesLost;
        }

        private double Nanoamps()
        {
            return Math.Abs(_truth.Layers.StackAmps) * 1e9;
        }

        private double Tolerance()
        {
            return 1.1 * ((CurrentRange.NanoampsMax(_truth.Power.Range) / SensorErrorDivider) + FloorNanoamps);
        }

        private double Hottest(double[] byPlate)
        {
            double hottest = double.MinValue;
            foreach (int plate in _plates)
            {
                hottest = Math.Max(hottest, byPlate[plate]);
            }

            return hottest;
        }

        private double Coldest(double[] byPlate)
        {
            double coldest = double.MaxValue;
            foreach (int plate in _plates)
            {
                coldest = Math.Min(coldest, byPlate[plate]);
            }

            return coldest;
        }

        private sealed record Entry(Crossing Crossing, int Channels, Func<double> Value);
    }
}
