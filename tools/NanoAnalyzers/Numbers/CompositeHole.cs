using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoAnalyzers.Numbers
{
    /// <summary>One "{index:format}" of a composite format string.</summary>
    internal sealed class CompositeHole
    {
        private static readonly Regex Holes = new Regex(@"(?<!\{)\{(?<index>\d+)(,-?\d+)?:(?<format>[^{}]*)\}", RegexOptions.CultureInvariant);

        private CompositeHole(int index, string format)
        {
            Index = index;
            Format = format;
        }

        /// <summary>Which argument, from 0.</summary>
        public int Index { get; }

        /// <summary>The text after the colon.</summary>
        public string Format { get; }

        /// <summary>The holes that carry a format.</summary>
        public static IEnumerable<CompositeHole> In(string text)
        {
            foreach (Match match in Holes.Matches(text))
            {
                if (int.TryParse(match.Groups["index"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int index)) yield return new CompositeHole(index, match.Groups["format"].Value);
            }
        }
    }
}
