using System;
using System.Globalization;
using System.Linq;

namespace RigFirmware.Host.Programs
{
    /// <summary>A number with a unit as written in a program or a rig's file, such as <c>0.1 mA/cm2</c> or <c>C/20</c>.</summary>
    /// <param name="Text">As written.</param>
    /// <param name="Value">In image units (1/100 s, nA, nAh, uV, millidegrees, mN, cm2, uV/s, uV/h, millidegrees/h, mHz; of a rig: mW, millidegrees/s, mJ/degC, um, mN/mm, um/s, thousandths), before its basis is multiplied in.</param>
    /// <param name="Dimension">What it measures.</param>
    /// <param name="Basis">What is still to be multiplied in.</param>
    public sealed record Quantity(string Text, decimal Value, Dimension Dimension, UnitBasis Basis)
    {
        /// <summary>Largest magnitude of a written number; far beyond any rig, and no product of it overflows.</summary>
        public const decimal NumberMax = 1e9m;

        /// <summary>Reads a quantity; null with one half sentence in <paramref name="reason"/> when it is none of that dimension.</summary>
        public static Quantity? TryParse(string text, Dimension dimension, out string reason)
        {
            string trimmed = text.Trim();
            reason = $"'{trimmed}' is no {Word(dimension)}";
            if (dimension == Dimension.Current && TryParseFraction(trimmed, out Quantity? rate))
            {
                return rate;
            }

            int split = trimmed.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or 'e').Count();
            string number = trimmed[..split];
            string symbol = trimmed[split..].Trim();
            if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) || Math.Abs(value) > NumberMax)
            {
                return null;
            }

            Unit? unit = Unit.All.FirstOrDefault(candidate => candidate.Symbol == symbol && candidate.Dimension == dimension);
            if (unit is null)
            {
                reason = symbol.Length == 0 ? $"'{trimmed}' has no unit" : $"'{symbol}' is no unit of {Article(Word(dimension))}";
                return null;
            }

            return new Quantity(trimmed, value * unit.Factor, dimension, unit.Basis);
        }

        /// <summary>What to write for a dimension.</summary>
        public static string Remedy(Dimension dimension)
        {
            return $"write a number and one of {Unit.Symbols(dimension)}, for example '{Example(dimension)}'";
        }

        private static bool TryParseFraction(string text, out Quantity? rate)
        {
            rate = null;
            bool negative = text.StartsWith('-');
            string rest = negative ? text[1..].TrimStart() : text;
            if (!rest.StartsWith("C/", StringComparison.Ordinal)
                || !decimal.TryParse(rest[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal hours)
                || hours <= 0 || hours > NumberMax)
            {
                return false;
            }

            rate = new Quantity(text, (negative ? -1 : 1) / hours, Dimension.Current, UnitBasis.OneC);
            return true;
        }

        private static string Article(string word)
        {
            return word[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? $"an {word}" : $"a {word}";
        }

        private static string Word(Dimension dimension)
        {
            return dimension switch
            {
                Dimension.VoltageRate => "scan rate",
                Dimension.VoltageDrift or Dimension.TemperatureDrift => "drift",
                Dimension.TemperatureRate => "ramp",
                Dimension.PowerPerDegree => "power per degree",
                Dimension.HeatCapacity => "heat capacity",
                _ => dimension.ToString().ToLowerInvariant(),
            };
        }

        private static string Example(Dimension dimension)
        {
            return dimension switch
            {
                Dimension.Time => "2 h",
                Dimension.Current => "0.1 C",
                Dimension.Charge => "0.6 mAh",
                Dimension.Voltage => "4.3 V",
                Dimension.Temperature => "40 degC",
                Dimension.Force => "45 N",
                Dimension.Area => "1.131 cm2",
                Dimension.VoltageRate => "0.5 mV/s",
                Dimension.VoltageDrift => "1 mV/h",
                Dimension.Frequency => "0.1 Hz",
                Dimension.Power => "20 W",
                Dimension.TemperatureRate => "0.05 degC/s",
                Dimension.PowerPerDegree => "0.15 W/degC",
                Dimension.HeatCapacity => "63 J/degC",
                Dimension.Length => "10 mm",
                Dimension.Stiffness => "10 N/mm",
                Dimension.Speed => "0.4 mm/s",
                Dimension.Acceleration => "10 mm/s2",
                Dimension.Share => "14 %",
                _ => "0.5 degC/h",
            };
        }
    }
}
