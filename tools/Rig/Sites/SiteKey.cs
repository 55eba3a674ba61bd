using System;
using System.Globalization;
using System.Linq;
using RigFirmware.App;
using RigFirmware.Host.Programs;

namespace RigFirmware.Rig.Sites
{
    /// <summary>One number of a rig's file: where it stands, what may be written, and which setting it is.</summary>
    /// <param name="Section">The map it stands in.</param>
    /// <param name="Name">Its key.</param>
    /// <param name="Symbol">Unit of the ends and of what <paramref name="Set"/> takes; empty for a whole number.</param>
    /// <param name="Min">Least value.</param>
    /// <param name="Max">Largest value.</param>
    /// <param name="Set">Puts a value into the settings.</param>
    /// <param name="IsNeeded">Whether the section must have it: what no default can know.</param>
    public sealed record SiteKey(string Section, string Name, string Symbol, decimal Min, decimal Max, Action<SiteSettings, decimal> Set, bool IsNeeded = false)
    {
        /// <summary>The unit; null for a whole number.</summary>
        public Unit? Unit { get; } = Symbol.Length == 0 ? null : Unit.All.Single(unit => unit.Symbol == Symbol);

        /// <summary>What to write.</summary>
        public string Remedy
        {
            get { return string.Create(CultureInfo.InvariantCulture, $"write {Text(Min)} to {Text(Max)}"); }
        }

        private string Text(decimal value)
        {
            return $"{value.ToString("0.######", CultureInfo.InvariantCulture)} {Symbol}".TrimEnd();
        }
    }
}
