using Microsoft.CodeAnalysis;
using NanoAnalyzers.Flow;

namespace NanoAnalyzers.Numbers
{
    /// <summary>The number formats the board can do: F0..F17, N, E and G for all numbers, D and X for integers.</summary>
    internal static class BoardFormat
    {
        private const int MostPlaces = 17;

        /// <summary>Why the format does not work for a number of that type, or null when it does.</summary>
        public static string? Complaint(string format, ITypeSymbol? type)
        {
            if (format.Length == 0) return null;
            char letter = char.ToUpperInvariant(format[0]);
            bool places = HasPlaces(format, out int count);
            if (!places) return "is a custom format, which the board returns as it stands or refuses" + Instead(format, type);
            if (letter is 'F' or 'N' or 'E' or 'G') return count <= MostPlaces ? null : "asks for more than 17 places: use F17 at most";
            if (letter is 'D' or 'X') return NumberType.IsFloating(type) ? "works for integers only and comes back as it stands: use F0..F17, N, E or G" : null;
            if (letter is 'R' or 'P' or 'C') return "throws on the board: use F0..F17, N, E or G";
            return "is not known on the board: use F0..F17, N, E or G" + (NumberType.IsFloating(type) ? "" : ", D or X");
        }

        /// <summary>The standard format that gives what "0.000" or "000" asks for, or null.</summary>
        public static string? Standard(string format, ITypeSymbol? type)
        {
            foreach (char c in format)
            {
                if (c is not ('0' or '.')) return null;
            }

            int point = format.IndexOf('.');
            if (point == 1 && format.LastIndexOf('.') == point) return "F" + (format.Length - point - 1);
            return point < 0 && NumberType.IsInteger(type) ? "D" + format.Length : point < 0 && format.Length == 1 ? "F0" : null;
        }

        private static string Instead(string format, ITypeSymbol? type) =>
            Standard(format, type) is { } standard ? ": use \"" + standard + "\"" : ": use F0..F17, N, E, G, and D or X for integers";

        private static bool HasPlaces(string format, out int count)
        {
            count = 0;
            if (!char.IsLetter(format[0])) return false;
            return format.Length == 1 || int.TryParse(format.Substring(1), out count);
        }
    }
}
