using System;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Simulated.Plant
{
    /// <summary>
    /// What of a layer is no straight line: overpotential and slow element against the current, ageing by hours and cycles,
    /// contact by pressure, shorts, oxidation. A model that names none of them behaves as the linear circuit.
    /// </summary>
    public sealed class LayerLaws
    {
        private const double GasConstantOverFaraday = 8.314462618 / 96485.33212;
        private const double OxidationMilliampsPerSquareCentimetre = 0.01;
        private readonly LayerModel _model;
        private readonly Course? _polarisation;
        private readonly Course? _rateShift;
        private readonly Course? _hourResistance;
        private readonly Course? _pressureResistance;
        private readonly Course? _contactPressure;
        private readonly Course? _cycleCapacity;
        private readonly Course? _temperatureCapacity;

        /// <param name="model">The layer.</param>
        public LayerLaws(LayerModel model)
        {
            _model = model;
            _polarisation = Course.Of(model.Polarisation);
            _rateShift = Course.Of(model.RateShift);
            _hourResistance = Course.Of(model.HourResistance);
            _pressureResistance = Course.Of(model.PressureResistance);
            _contactPressure = Course.Of(model.ContactPressure);
            _cycleCapacity = Course.Of(model.CycleCapacity);
            _temperatureCapacity = Course.Of(model.TemperatureCapacity);
        }

        /// <summary>True when the interfaces' overpotential is no resistance times the current.</summary>
        public bool HasPolarisation
        {
            get { return _polarisation != null || _model.ExchangeCurrentDensity != null; }
        }

        /// <summary>True when the slow element does not follow the current in proportion.</summary>
        public bool HasRateShift
        {
            get { return _rateShift != null; }
        }

        /// <summary>True when the electrolyte oxidises within reach.</summary>
        public bool Oxidises
        {
            get { return _model.OxidationVoltage != null; }
        }

        /// <summary>Steady overpotential of the interfaces in volts at the reference temperature, fresh; with <see cref="HasPolarisation"/>.</summary>
        /// <param name="amps">Current, charge positive.</param>
        /// <param name="kelvin">Temperature of the layer.</param>
        public double OverpotentialVolts(double amps, double kelvin)
        {
            double density = Math.Abs(amps) * 1e3 / _model.Area.Value;
            double volts = _polarisation != null
                ? _polarisation.Value(density) * 1e-3
                : 4 * GasConstantOverFaraday * kelvin * Math.Asinh(density / (2 * _model.ExchangeCurrentDensity!.Value));
            return Math.CopySign(volts, amps);
        }

        /// <summary>Steady shift of the slow element as a fraction of the capacity; with <see cref="HasRateShift"/>.</summary>
        public double Shift(double amps)
        {
            return Math.CopySign(_rateShift!.Value(Math.Abs(amps) * 1e6 / _model.OneC.Value), amps);
        }

        /// <summary>Factor on the interfaces' overpotential.</summary>
        /// <param name="hours">Hours since the first current.</param>
        /// <param name="newtons">Force on the stack.</param>
        /// <param name="degrees">Temperature of the layer.</param>
        public double InterfaceFactor(double hours, double newtons, double degrees)
        {
            double factor = _hourResistance?.Value(hours) ?? 1;
            if (_pressureResistance != null && _contactPressure != null)
            {
                double kilopascals = newtons * 10 / _model.Area.Value;
                factor *= _pressureResistance.Value(kilopascals / _contactPressure.Value(degrees));
            }

            return factor;
        }

        /// <summary>Part of the fresh capacity that is left, from ageing.</summary>
        /// <param name="equivalentCycles">Discharged charge over fresh capacity.</param>
        /// <param name="cycle">Number of the cycle from 1.</param>
        public double Retention(double equivalentCycles, int cycle)
        {
            return _cycleCapacity?.Value(cycle) ?? Math.Pow(_model.RetentionPerCycle.Value, equivalentCycles);
        }

        /// <summary>Factor of the temperature on the capacity.</summary>
        public double WarmCapacity(double degrees)
        {
            return _temperatureCapacity?.Value(degrees) ?? 1;
        }

        /// <summary>Conductance that lithium has grown by now, in siemens.</summary>
        /// <param name="hours">Hours since the first current.</param>
        /// <param name="cycle">Number of the cycle from 1.</param>
        /// <param name="highestAmps">Largest magnitude of the current so far.</param>
        public double GrownSiemens(double hours, int cycle, double highestAmps)
        {
            bool isThrough = (_model.ShortAfterHours != null && hours >= _model.ShortAfterHours.Value)
                || (_model.ShortAfterCycles != null && cycle >= _model.ShortAfterCycles.Value)
                || (_model.CriticalCurrentDensity != null && highestAmps * 1e3 / _model.Area.Value >= _model.CriticalCurrentDensity.Value);
            return isThrough ? _model.ShortConductance!.Value * 1e-3 : 0;
        }

        /// <summary>Current that oxidation takes, in amps; with <see cref="Oxidises"/>.</summary>
        public double OxidationAmps(double volts)
        {
            double above = (volts - _model.OxidationVoltage!.Value) * 1e3 / _model.OxidationWidth!.Value;
            return OxidationMilliampsPerSquareCentimetre * 1e-3 * _model.Area.Value * Math.Exp(Math.Min(above, 10));
        }
    }
}
