using System.Globalization;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>One figure of a paper as printed; a row of figures.csv.</summary>
    public sealed record Figure(string ResultId, string Paper, string TestId, string CellId, string Quantity, string Qualifier, string Value, string Unit, string Condition, string Kind)
    {
        /// <summary>The printed number; null for words and ranges.</summary>
        public double? Number => double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
    }
}
