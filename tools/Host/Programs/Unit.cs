using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Host.Programs
{
    /// <summary>A unit as it is written in a program or a rig's file and its size in the image's unit.</summary>
    /// <param name="Symbol">As written, case matters.</param>
    /// <param name="Dimension">What it measures.</param>
    /// <param name="Factor">Image units in one of it; see <see cref="Basis"/>.</param>
    /// <param name="Basis">What the factor leads to.</param>
    public sealed record Unit(string Symbol, Dimension Dimension, decimal Factor, UnitBasis Basis = UnitBasis.Absolute)
    {
        /// <summary>Every unit a file may use; those from the power on are of a rig's file alone.</summary>
        public static readonly IReadOnlyList<Unit> All =
        [
            new("ms", Dimension.Time, 0.1m), new("s", Dimension.Time, 100m), new("min", Dimension.Time, 6000m), new("h", Dimension.Time, 360000m), new("d", Dimension.Time, 8640000m),
            new("nA", Dimension.Current, 1m), new("uA", Dimension.Current, 1000m), new("mA", Dimension.Current, 1000000m), new("A", Dimension.Current, 1000000000m),
            new("C", Dimension.Current, 1m, UnitBasis.OneC),
            new("mA/cm2", Dimension.Current, 1000000m, UnitBasis.Area), new("uA/cm2", Dimension.Current, 1000m, UnitBasis.Area),
            new("nAh", Dimension.Charge, 1m), new("uAh", Dimension.Charge, 1000m), new("mAh", Dimension.Charge, 1000000m),
            new("mAh/cm2", Dimension.Charge, 1000000m, UnitBasis.Area),
            new("uV", Dimension.Voltage, 1m), new("mV", Dimension.Voltage, 1000m), new("V", Dimension.Voltage, 1000000m),
            new("degC", Dimension.Temperature, 1000m),
            new("mN", Dimension.Force, 1m), new("N", Dimension.Force, 1000m), new("kN", Dimension.Force, 1000000m),
            new("kPa", Dimension.Force, 100m, UnitBasis.Area), new("MPa", Dimension.Force, 100000m, UnitBasis.Area),
            new("cm2", Dimension.Area, 1m), new("mm2", Dimension.Area, 0.01m),
            new("mV/h", Dimension.VoltageDrift, 1000m), new("uV/h", Dimension.VoltageDrift, 1m), new("degC/h", Dimension.TemperatureDrift, 1000m),
            new("mHz", Dimension.Frequency, 1m), new("Hz", Dimension.Frequency, 1000m),
            new("mV/s", Dimension.VoltageRate, 1000m), new("uV/s", Dimension.VoltageRate, 1m), new("V/s", Dimension.VoltageRate, 1000000m),
            new("mW", Dimension.Power, 1m), new("W", Dimension.Power, 1000m), new("mW/degC", Dimension.PowerPerDegree, 1m), new("W/degC", Dimension.PowerPerDegree, 1000m),
            new("degC/s", Dimension.TemperatureRate, 1000m), new("J/degC", Dimension.HeatCapacity, 1000m),
            new("um", Dimension.Length, 1m), new("mm", Dimension.Length, 1000m), new("N/mm", Dimension.Stiffness, 1000m),
            new("mm/s", Dimension.Speed, 1000m), new("mm/s2", Dimension.Acceleration, 1000m), new("%", Dimension.Share, 10m),
        ];

        /// <summary>The symbols of a dimension, for messages.</summary>
        public static string Symbols(Dimension dimension)
        {
            return string.Join(", ", All.Where(unit => unit.Dimension == dimension).Select(unit => unit.Symbol));
        }
    }
}
