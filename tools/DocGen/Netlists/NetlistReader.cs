using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;

namespace RigFirmware.DocGen.Netlists;

/// <summary>
/// Reads a sheet. Lines: <c>sheet 01 Title</c>, <c>part REF kind</c>, <c>net NAME REF.PIN ...</c>,
/// <c>for n 0..12</c> ... <c>end</c> with {n}, {n+1} and {n-1} inside, and # comments.
/// </summary>
public static partial class NetlistReader
{
    /// <exception cref="InvalidDataException">A line that is none of these; the message names file and line.</exception>
    public static Sheet Read(string path) => Read(Path.GetFileName(path), File.ReadAllLines(path));

    /// <summary>Reads lines that came from anywhere; <paramref name="name"/> is for the messages.</summary>
    public static Sheet Read(string name, string[] lines)
    {
        State state = new(name);
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index].Trim();
            Match loop = Loop().Match(line);
            if (!loop.Success)
            {
                state.Take(line, index + 1, null, string.Empty, true);
                continue;
            }

            int end = Array.FindIndex(lines, index, text => text.Trim() == "end");
            if (end < 0)
            {
                throw new InvalidDataException($"{name}, line {index + 1}: this loop has no 'end'.");
            }

            int first = int.Parse(loop.Groups[1].Value, CultureInfo.InvariantCulture);
            int last = int.Parse(loop.Groups[2].Value, CultureInfo.InvariantCulture);
            for (int n = first; n <= last; n++)
            {
                for (int inner = index + 1; inner < end; inner++)
                {
                    state.Take(lines[inner].Trim(), inner + 1, n, $"n = {first}..{last}", n == first);
                }
            }

            index = end;
        }

        return state.Sheet();
    }

    [GeneratedRegex(@"^for n (\d+)\.\.(\d+)$")]
    private static partial Regex Loop();

    [GeneratedRegex(@"\{n([+-]\d+)?\}")]
    private static partial Regex Index();

    private sealed class State(string name)
    {
        private readonly List<string> notes = [];
        private readonly List<Part> parts = [];
        private readonly List<Connection> connections = [];
        private string number = string.Empty;
        private string title = string.Empty;

        public void Take(string line, int lineNumber, int? n, string repeat, bool isFirst)
        {
            if (line.StartsWith('#'))
            {
                if (isFirst)
                {
                    notes.Add(line[1..].Trim());
                }

                return;
            }

            string written = n is int value ? Index().Replace(line, match => Shift(match, value)) : line;
            string[] words = written.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case []:
                    break;
                case ["sheet", string digits, ..]:
                    number = digits;
                    title = written[(written.IndexOf(digits, StringComparison.Ordinal) + digits.Length)..].Trim();
                    break;
                case ["part", string reference, string kind]:
                    parts.Add(new Part(reference, kind, repeat, isFirst));
                    break;
                case ["net", string net, ..] when words.Length > 2:
                    TakeNet(net, words, lineNumber);
                    break;
                default:
                    throw new InvalidDataException($"{name}, line {lineNumber}: '{line}' is neither sheet, part, net, for, end nor a comment.");
            }
        }

        public Sheet Sheet() => number.Length == 0
            ? throw new InvalidDataException($"{name}: the first line must be 'sheet NUMBER TITLE'.")
            : new Sheet(number, title, notes, parts, connections);

        private static string Shift(Match match, int value)
        {
            int offset = match.Groups[1].Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
            return (value + offset).ToString(CultureInfo.InvariantCulture);
        }

        private void TakeNet(string net, string[] words, int lineNumber)
        {
            foreach (string pin in words[2..])
            {
                string[] sides = pin.Split('.');
                if (sides.Length != 2)
                {
                    throw new InvalidDataException($"{name}, line {lineNumber}: '{pin}' is no pin; write REFERENCE.PIN.");
                }

                connections.Add(new Connection(net, sides[0], sides[1]));
            }
        }
    }
}
