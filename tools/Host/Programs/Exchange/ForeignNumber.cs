using System;
using System.Globalization;
using System.Linq;

namespace RigFirmware.Host.Programs.Exchange
{
    /// <summary>Numbers of other programs' formats as quantities and back.</summary>
    public static class ForeignNumber
    {
        /// <summary>A quantity of a number and one of our units.</summary>
        public static Quantity Quantity(decimal number, string symbol)
        {
            Unit unit = Unit.All.Single(candidate => candidate.Symbol == symbol);
            return new Quantity($"{Text(number)} {symbol}", number * unit.Factor, unit.Dimension, unit.Basis);
        }

        /// <summary>A number as short as it goes.</summary>
        public static string Text(decimal number)
        {
            return number.ToString("0.############", CultureInfo.InvariantCulture);
        }

        /// <summary>Reads a number; false for anything else.</summary>
        public static bool TryParse(string text, out decimal number)
        {
            return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= Programs.Quantity.NumberMax;
        }

        /// <summary>Reads a C-rate such as 0.5, C/3, D/2 (a discharge) or 1/5; false for anything else.</summary>
        public static bool TryParseRate(string text, out decimal rate)
        {
            string packed = text.Replace(" ", string.Empty, StringComparison.Ordinal);
            if (TryParse(packed, out rate))
            {
                return true;
            }

            string[] parts = packed.Split('/');
            if (parts.Length != 2 || !TryParse(parts[1], out decimal below) || below == 0)
            {
                return false;
            }

            int sign = parts[0].Contains('D', StringComparison.Ordinal) ? -1 : 1;
            string above = parts[0].Trim('C', 'D');
            if (!TryParse(above.Length == 0 ? "1" : above, out decimal numerator))
            {
                return false;
            }

            rate = sign * numerator / below;
            return true;
        }
    }
}
