using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>One figure of a paper as printed; a row of figures.csv.</summary>
    public sealed record Figure(string ResultId, string Paper, string TestId, string CellId, string Quantity, string Qualifier, string Value, string Unit, string Condition, string Kind)
    {
        /// <summary>The printed number; null for words and ranges.</summary>
        public double? Number => double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

        /// <summary>The printed numbers of a list with semicolons between; empty for anything else.</summary>
        public IReadOnlyList<double> Numbers
        {
            get
            {
                double?[] numbers = Value.Split(';').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : (double?)null).ToArray();
                return numbers.Length > 1 && numbers.All(number => number != null) ? numbers.Select(number => number!.Value).ToArray() : [];
            }
        }
    }
}
