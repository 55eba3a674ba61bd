using System;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Simulated.Plant
{
    /// <summary>
    /// All layers of a stack as equivalent circuits in series: open-circuit voltage, ohmic resistance, an interface
    /// branch (R parallel C), a slow element that shifts the state of charge the voltage sees, losses and ageing.
    /// A branch's update is exact for a constant current, whatever the length of the step.
    /// Arrays by layer, counted from 0 at the negative end.
    /// </summary>
    public sealed class Layers
    {
        private const double BoltzmannElectronVoltsPerKelvin = 8.617333262e-5;
        private const double ZeroCelsiusKelvin = 273.15;
        private const double CoulombsPerMilliampereHour = 3.6;

        // A discharge below a hundredth of the capacity is a pulse, not half a cycle.
        private const double CycleFraction = 0.01;

        private readonly LayerModel _model;
        private readonly OpenCircuitCurve _curve;
        private readonly Decay _tick;
        private readonly Decay _fine;
        private readonly Decay _other;

        private readonly double[] _freshCoulombs;
        private readonly double[] _bulkFactor;
        private readonly double[] _interfaceFactor;
        private readonly double[] _perCoulomb;
        private readonly double[] _bulkOhms;
        private readonly double[] _interfaceOhms;
        private readonly double[] _slowPerAmp;
        private readonly double[] _efficiency;
        private readonly double[] _interfaceVolts;
        private readonly double[] _slowShift;
        private readonly double[] _emf;
        private readonly double[] _restVolts;
        private readonly double[] _targetAmps;
        private readonly double[] _interfaceTarget;
        private readonly double[] _slowTarget;
        private readonly double[] _kelvin;
        private readonly double[] _factor;
        private readonly double[] _warm;
        private readonly double[] _oxidationAmps;
        private readonly double[] _turnCoulombs;
        private readonly int[] _cycle;
        private readonly double[] _grownSiemens;
        private readonly double _leakAmps;
        private readonly LayerLaws _laws;
        private double _ageSeconds;
        private double _highestAmps;
        private bool _isStarted;

        /// <param name="model">What the layers are.</param>
        /// <param name="leakNanoamps">Current a layer loses to its taps.</param>
        /// <param name="random">Draws the differences from layer to layer.</param>
        /// <param name="tickSeconds">Usual length of a step.</param>
        /// <param name="fineSeconds">Length of a step around events.</param>
        public Layers(StackModel model, double leakNanoamps, SeededRandom random, double tickSeconds, double fineSeconds)
        {
            _model = model.Layer;
            Count = model.CellCount;
            _curve = new OpenCircuitCurve(_model.OpenCircuit);
            _leakAmps = leakNanoamps * 1e-9;
            _tick = new Decay(_model.InterfaceTime.Value, _model.SlowTime.Value);
            _fine = new Decay(_model.InterfaceTime.Value, _model.SlowTime.Value);
            _other = new Decay(_model.InterfaceTime.Value, _model.SlowTime.Value);
            _tick.Set(tickSeconds);
            _fine.Set(fineSeconds);

            _freshCoulombs = new double[Count];
            _bulkFactor = new double[Count];
            _interfaceFactor = new double[Count];
            _perCoulomb = new double[Count];
            _bulkOhms = new double[Count];
            _interfaceOhms = new double[Count];
            _slowPerAmp = new double[Count];
            _efficiency = new double[Count];
            _interfaceVolts = new double[Count];
            _slowShift = new double[Count];
            _emf = new double[Count];
            _restVolts = new double[Count];
            _laws = new LayerLaws(_model);
            _targetAmps = new double[Count];
            _interfaceTarget = new double[Count];
            _slowTarget = new double[Count];
            _kelvin = new double[Count];
            _factor = new double[Count];
            _warm = new double[Count];
            _oxidationAmps = new double[Count];
            _turnCoulombs = new double[Count];
            _cycle = new int[Count];
            _grownSiemens = new double[Count];
            StateOfCharge = new double[Count];
            ChargedCoulombs = new double[Count];
            DischargedCoulombs = new double[Count];
            LostCoulombs = new double[Count];
            Volts = new double[Count];
            Amps = new double[Count];
            AddedVolts = new double[Count];
            VoltageFactor = new double[Count];
            ShuntSiemens = new double[Count];
            AddedOhms = new double[Count];
            Build(random);
        }

        /// <summary>Number of layers.</summary>
        public int Count { get; }

        /// <summary>Growth of thickness per stored charge and area, in micrometres per mAh/cm2.</summary>
        public double SwellingMicrometres
        {
            get { return _model.Swelling.Value; }
        }

        /// <summary>State of charge; 0 and 1 are the rested ends of the window.</summary>
        public double[] StateOfCharge { get; }

        /// <summary>Charge that went into each layer in coulombs, first to last.</summary>
        public double[] ChargedCoulombs { get; }

        /// <summary>Charge that came out of each layer in coulombs.</summary>
        public double[] DischargedCoulombs { get; }

        /// <summary>Charge that side reactions took, in coulombs.</summary>
        public double[] LostCoulombs { get; }

        /// <summary>Volts of each layer between its own plates.</summary>
        public double[] Volts { get; }

        /// <summary>Current through each layer's own chemistry in amps, charge positive: the stack's less what a short takes.</summary>
        public double[] Amps { get; }

        /// <summary>Volts a fault adds to the layer's own.</summary>
        public double[] AddedVolts { get; }

        /// <summary>Factor a fault puts on the open-circuit voltage; 1 when healthy.</summary>
        public double[] VoltageFactor { get; }

        /// <summary>Conductance of a short across the layer in siemens; 0 when healthy.</summary>
        public double[] ShuntSiemens { get; }

        /// <summary>Resistance a fault puts in series with the layer in ohms; 0 when healthy.</summary>
        public double[] AddedOhms { get; }

        /// <summary>Force on the stack in newtons; for layers whose contact depends on it.</summary>
        public double ClampNewtons { get; set; }

        /// <summary>Volts of the whole stack.</summary>
        public double StackVolts { get; private set; }

        /// <summary>Current through the stack's terminals in amps, charge positive.</summary>
        public double StackAmps { get; private set; }

        /// <summary>Highest layer in volts.</summary>
        public double HighestVolts { get; private set; }

        /// <summary>Lowest layer in volts.</summary>
        public double LowestVolts { get; private set; }

        /// <summary>True while any layer has a short across it.</summary>
        public bool AnyShort { get; private set; }

        /// <summary>Charge between the rested ends of the window now, in coulombs.</summary>
        public double CapacityCoulombs(int layer)
        {
            return 1 / _perCoulomb[layer];
        }

        /// <summary>Ohmic resistance now, without faults, in ohms.</summary>
        public double BulkOhms(int layer)
        {
            return _bulkOhms[layer];
        }

        /// <summary>Interface resistance now in ohms.</summary>
        public double InterfaceOhms(int layer)
        {
            return _interfaceOhms[layer];
        }

        /// <summary>Voltage at rest for the present state of charge, in volts.</summary>
        public double RestVolts(int layer)
        {
            return _curve.Volts(StateOfCharge[layer]);
        }

        /// <summary>Voltage at rest for any state of charge, of a healthy layer, in volts.</summary>
        public double RestVoltsAt(double stateOfCharge)
        {
            return _curve.Volts(stateOfCharge);
        }

        /// <summary>Puts every layer at a state of charge, rested.</summary>
        public void SetStateOfCharge(double stateOfCharge)
        {
            for (int i = 0; i < Count; i++)
            {
                SetStateOfCharge(i, stateOfCharge);
            }
        }

        /// <summary>Puts one layer at a state of charge, rested; other than the assembled state it has had its first charge.</summary>
        public void SetStateOfCharge(int layer, double stateOfCharge)
        {
            StateOfCharge[layer] = stateOfCharge;
            _interfaceVolts[layer] = 0;
            _slowShift[layer] = 0;
            if (stateOfCharge > _model.StateOfCharge.Value)
            {
                ChargedCoulombs[layer] = Math.Max(ChargedCoulombs[layer], _freshCoulombs[layer] / _model.FirstCycleEfficiency.Value);
            }

            UpdateEmf(layer);
        }

        /// <summary>Carries the present currents on for a while.</summary>
        public void Advance(double seconds)
        {
            Decay decay = seconds == _tick.Seconds ? _tick : seconds == _fine.Seconds ? _fine : _other;
            decay.Set(seconds);
            double keepInterface = decay.Interface;
            double keepSlow = decay.Slow;
            double gainInterface = 1 - keepInterface;
            double gainSlow = 1 - keepSlow;
            _isStarted |= StackAmps != 0;
            _ageSeconds += _isStarted ? seconds : 0;
            for (int i = 0; i < _emf.Length; i++)
            {
                double amps = Amps[i];
                if (amps != _targetAmps[i])
                {
                    FindTargets(i, amps);
                }

                if (ShuntSiemens[i] == 0)
                {
                    _interfaceVolts[i] = (_interfaceVolts[i] * keepInterface) + (_interfaceTarget[i] * gainInterface);
                }
                else if (seconds > 0)
                {
                    amps = AdvanceShorted(i, seconds);
                    FindTargets(i, amps);
                }

                Store(i, amps * seconds);
                _slowShift[i] = (_slowShift[i] * keepSlow) + (_slowTarget[i] * gainSlow);
                UpdateEmf(i);
            }
        }

        /// <summary>Finds the layers' voltages for a current through the terminals, limited by what the source can drive.</summary>
        /// <param name="amps">Wanted current, charge positive.</param>
        /// <param name="complianceVolts">Largest stack voltage of either sign the source can hold while it drives.</param>
        public void Solve(double amps, double complianceVolts)
        {
            Distribute(amps);
            if (amps != 0 && (amps > 0 ? StackVolts > complianceVolts : StackVolts < -complianceVolts))
            {
                Distribute(CompliantAmps(amps, complianceVolts));
            }
        }

        /// <summary>Follows temperature and age; once a second is enough for both.</summary>
        /// <param name="plateDegrees">Plate temperatures in degrees Celsius; layer n lies between n and n + 1. Shape [Count + 1 or more].</param>
        public void Refresh(double[] plateDegrees)
        {
            double perKelvin = _model.ActivationEnergy.Value / BoltzmannElectronVoltsPerKelvin;
            double referenceInverse = 1 / (_model.ReferenceTemperature.Value + ZeroCelsiusKelvin);
            double inventory = _model.LithiumInventory.Value * CoulombsPerMilliampereHour;
            double oneCAmps = _model.OneC.Value * 1e-6;
            for (int i = 0; i < Count; i++)
            {
                double degrees = (plateDegrees[i] + plateDegrees[i + 1]) * 0.5;
                double kelvin = degrees + ZeroCelsiusKelvin;
                double warm = Math.Exp(perKelvin * ((1 / kelvin) - referenceInverse));
                _kelvin[i] = kelvin;
                _warm[i] = warm;
                _factor[i] = _interfaceFactor[i] * _laws.InterfaceFactor(_ageSeconds / 3600, ClampNewtons, degrees);
                double cycles = DischargedCoulombs[i] / _freshCoulombs[i];
                double aged = Math.Min(1, cycles / _model.InterfaceCycles.Value);
                double interfaceOhms = _model.InterfaceResistance.Value
                    + (aged * (_model.InterfaceResistanceAfter.Value - _model.InterfaceResistance.Value));
                _bulkOhms[i] = (_model.BulkResistance.Value + (_model.BulkGrowth.Value * cycles)) * _bulkFactor[i] * warm;
                _interfaceOhms[i] = interfaceOhms * _factor[i] * warm;

                double capacity = _freshCoulombs[i] * _laws.Retention(cycles, _cycle[i] + 1) * _laws.WarmCapacity(degrees);
                double lithium = Math.Max(inventory - LostCoulombs[i], 0.001 * _freshCoulombs[i]);
                capacity = Math.Min(capacity, lithium);
                _perCoulomb[i] = 1 / capacity;
                _slowPerAmp[i] = _model.SlowShift.Value / oneCAmps * warm;
                bool first = ChargedCoulombs[i] * _model.FirstCycleEfficiency.Value < _freshCoulombs[i];
                _efficiency[i] = first ? _model.FirstCycleEfficiency.Value : _model.CoulombicEfficiency.Value;
                FindTargets(i, Amps[i]);
                Grow(i);
            }
        }

        /// <summary>Power that turns into heat inside a layer, in watts.</summary>
        public double HeatWatts(int layer)
        {
            double volts = Volts[layer];
            return (Amps[layer] * (volts - _restVolts[layer] - AddedVolts[layer])) + (volts * volts * ShuntSiemens[layer]);
        }

        /// <summary>Sum over the layers of stored charge per area, in mAh/cm2.</summary>
        public double StoredMilliampereHoursPerSquareCentimetre()
        {
            double sum = 0;
            for (int i = 0; i < _perCoulomb.Length; i++)
            {
                sum += StateOfCharge[i] / _perCoulomb[i];
            }

            return sum / (CoulombsPerMilliampereHour * _model.Area.Value);
        }

        // Where interface branch and slow element go under this current; the interface's chord serves a shorted layer.
        private void FindTargets(int layer, double amps)
        {
            _targetAmps[layer] = amps;
            if (_laws.HasPolarisation)
            {
                double volts = _laws.OverpotentialVolts(amps, _kelvin[layer]) * _factor[layer] * _warm[layer];
                _interfaceTarget[layer] = volts;
                _interfaceOhms[layer] = amps == 0 ? _interfaceOhms[layer] : volts / amps;
            }
            else
            {
                _interfaceTarget[layer] = amps * _interfaceOhms[layer];
            }

            _slowTarget[layer] = _laws.HasRateShift ? _laws.Shift(amps) * _warm[layer] : amps * _slowPerAmp[layer];
        }

        // Lithium through a layer stays there, beside whatever short a fault puts there.
        private void Grow(int layer)
        {
            _highestAmps = Math.Max(_highestAmps, Math.Abs(StackAmps));
            if (_grownSiemens[layer] == 0)
            {
                _grownSiemens[layer] = _laws.GrownSiemens(_ageSeconds / 3600, _cycle[layer] + 1, _highestAmps);
                ShuntSiemens[layer] += _grownSiemens[layer];
            }
        }

        private void Build(SeededRandom random)
        {
            double spread = _model.LayerSpread.Value;
            for (int i = 0; i < Count; i++)
            {
                _freshCoulombs[i] = _model.Capacity.Value * CoulombsPerMilliampereHour * (1 + (spread * random.NextNormal()));
                _bulkFactor[i] = 1 + (spread * random.NextNormal());
                _interfaceFactor[i] = 1 + (spread * random.NextNormal());
                VoltageFactor[i] = 1;
            }

            var reference = new double[Count + 1];
            Array.Fill(reference, _model.ReferenceTemperature.Value);
            Refresh(reference);
            SetStateOfCharge(_model.StateOfCharge.Value);
            Solve(0, double.MaxValue);
        }

        private void Store(int layer, double coulombs)
        {
            if (coulombs > 0)
            {
                ChargedCoulombs[layer] += coulombs;
                if (_turnCoulombs[layer] > CycleFraction * _freshCoulombs[layer])
                {
                    _cycle[layer]++;
                }

                _turnCoulombs[layer] = 0;
                double stored = coulombs * _efficiency[layer];
                LostCoulombs[layer] += coulombs - stored;
                coulombs = stored;
            }
            else
            {
                DischargedCoulombs[layer] -= coulombs;
                _turnCoulombs[layer] -= coulombs;
            }

            StateOfCharge[layer] += coulombs * _perCoulomb[layer];
        }

        // A short lets the interface branch feed back on its own current: current = a - b * branch voltage. That is one
        // exponential again, only faster, and the step stays exact. Returns the mean current of the step.
        private double AdvanceShorted(int layer, double seconds)
        {
            double shunt = ShuntSiemens[layer];
            double divider = 1 + ((_bulkOhms[layer] + AddedOhms[layer]) * shunt);
            double rest = _restVolts[layer] + AddedVolts[layer];
            double a = (StackAmps - _leakAmps - (shunt * rest)) / divider;
            double b = shunt / divider;
            double faster = 1 + (b * _interfaceOhms[layer]);
            double end = a * _interfaceOhms[layer] / faster;
            double steps = seconds * faster / _model.InterfaceTime.Value;
            double keep = Math.Exp(-steps);
            double start = _interfaceVolts[layer];
            double mean = end + ((start - end) * (1 - keep) / steps);
            _interfaceVolts[layer] = end + ((start - end) * keep);
            return a - (b * mean);
        }

        private void UpdateEmf(int layer)
        {
            double rest = _curve.Volts(StateOfCharge[layer] + _slowShift[layer]) * VoltageFactor[layer];
            _restVolts[layer] = rest;
            _emf[layer] = rest + _interfaceVolts[layer] + AddedVolts[layer];
            if (_laws.Oxidises)
            {
                _oxidationAmps[layer] = _laws.OxidationAmps(Volts[layer]);
            }
        }

        private void Distribute(double amps)
        {
            double inside = amps - _leakAmps;
            double sum = 0;
            double highest = double.MinValue;
            double lowest = double.MaxValue;
            bool anyShort = false;
            for (int i = 0; i < _emf.Length; i++)
            {
                double ohms = _bulkOhms[i] + AddedOhms[i];
                double shunt = ShuntSiemens[i];
                double volts = _emf[i] + (inside * ohms);
                double own = inside - _oxidationAmps[i];
                if (shunt != 0)
                {
                    volts /= 1 + (ohms * shunt);
                    own -= volts * shunt;
                    anyShort = true;
                }

                Volts[i] = volts;
                Amps[i] = own;
                sum += volts;
                highest = Math.Max(highest, volts);
                lowest = Math.Min(lowest, volts);
            }

            StackAmps = amps;
            StackVolts = sum;
            HighestVolts = highest;
            LowestVolts = lowest;
            AnyShort = anyShort;
        }

        private double CompliantAmps(double wanted, double complianceVolts)
        {
            double emf = 0;
            double ohms = 0;
            for (int i = 0; i < Count; i++)
            {
                double series = _bulkOhms[i] + AddedOhms[i];
                double divider = 1 + (series * ShuntSiemens[i]);
                emf += (_emf[i] - (_leakAmps * series)) / divider;
                ohms += series / divider;
            }

            double possible = ((wanted > 0 ? complianceVolts : -complianceVolts) - emf) / ohms;
            return wanted > 0 ? Math.Clamp(possible, 0, wanted) : Math.Clamp(possible, wanted, 0);
        }
    }
}
