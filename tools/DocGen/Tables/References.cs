using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;

namespace RigFirmware.DocGen.Tables;

/// <summary>Reads "R1 R2 R10..R12" as the five references it names.</summary>
public static partial class References
{
    /// <exception cref="InvalidDataException">A range that counts down or mixes letters.</exception>
    public static IReadOnlyList<string> Expand(string text)
    {
        List<string> all = [];
        foreach (string word in text.Split(' ', System.StringSplitOptions.RemoveEmptyEntries))
        {
            Match range = Range().Match(word);
            if (!range.Success)
            {
                all.Add(word);
                continue;
            }

            int first = int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture);
            int last = int.Parse(range.Groups[4].Value, CultureInfo.InvariantCulture);
            if (range.Groups[1].Value != range.Groups[3].Value || last < first)
            {
                throw new InvalidDataException($"'{word}' is no range of references: write it as R1..R12.");
            }

            for (int number = first; number <= last; number++)
            {
                all.Add(range.Groups[1].Value + number.ToString(CultureInfo.InvariantCulture));
            }
        }

        return all;
    }

    [GeneratedRegex(@"^([A-Z]+)(\d+)\.\.([A-Z]+)(\d+)$")]
    private static partial Regex Range();
}
