using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace RigFirmware.DocGen.Spice;

/// <summary>
/// Reads a deck. Annotations: <c>*@ title</c>, <c>*@ sheets</c>, <c>*@ vary NAME 5%</c> or <c>*@ vary NAME LOW HIGH</c>,
/// <c>*@ limit RESULT max|min VALUE reason</c>. Everything else is plain ngspice, which runs the deck by itself.
/// </summary>
public static class DeckReader
{
    private static readonly (string End, double Factor)[] Suffixes =
    [
        ("meg", 1e6), ("t", 1e12), ("g", 1e9), ("k", 1e3), ("m", 1e-3), ("u", 1e-6), ("n", 1e-9), ("p", 1e-12), ("f", 1e-15),
    ];

    /// <exception cref="InvalidDataException">An annotation that can not be read; the message names file and line.</exception>
    public static SpiceDeck Read(string path) => Read(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path).ReplaceLineEndings("\n"));

    /// <summary>Reads text that came from anywhere.</summary>
    public static SpiceDeck Read(string name, string text)
    {
        string[] lines = text.Split('\n');
        Dictionary<string, double> nominals = Nominals(lines);
        string title = name;
        string sheets = string.Empty;
        List<SpiceParameter> parameters = [];
        List<SpiceLimit> limits = [];
        for (int index = 0; index < lines.Length; index++)
        {
            if (!lines[index].StartsWith("*@", StringComparison.Ordinal))
            {
                continue;
            }

            string[] words = lines[index].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case [_, "title", ..]:
                    title = string.Join(' ', words[2..]);
                    break;
                case [_, "sheets", ..]:
                    sheets = string.Join(", ", words[2..]);
                    break;
                case [_, "vary", string parameter, ..] when nominals.TryGetValue(parameter, out double nominal):
                    parameters.Add(Parameter(parameter, nominal, words[3..]));
                    break;
                case [_, "limit", string result, "max" or "min", string bound, ..]:
                    limits.Add(new SpiceLimit(result, words[3] == "max", Value(bound), string.Join(' ', words[5..])));
                    break;
                default:
                    throw new InvalidDataException($"{name}.cir, line {index + 1}: '{lines[index]}' is no annotation, or varies what no .param line sets.");
            }
        }

        int control = Array.IndexOf(lines, ".control");
        int end = Array.IndexOf(lines, ".endc");
        if (control < 0 || end < control || limits.Count == 0)
        {
            throw new InvalidDataException($"{name}.cir needs a .control block and at least one '*@ limit' line.");
        }

        string[] circuit = lines[..control].Concat(lines[(end + 1)..]).Where(line => line.Trim() != ".end" && line.Length > 0).ToArray();
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new SpiceDeck(name, title, sheets, parameters, limits, circuit, lines[(control + 1)..end], hash);
    }

    /// <summary>Reads a number in ngspice's way: 47k, 2.2n, 10meg, -4m, 1e11.</summary>
    public static double Value(string text)
    {
        string lower = text.ToLowerInvariant();
        if (double.TryParse(lower, NumberStyles.Float, CultureInfo.InvariantCulture, out double plain))
        {
            return plain;
        }

        foreach ((string end, double factor) in Suffixes)
        {
            if (lower.EndsWith(end, StringComparison.Ordinal) && double.TryParse(lower[..^end.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                return number * factor;
            }
        }

        throw new InvalidDataException($"'{text}' is no number; write 47k, 2.2n or 1e11.");
    }

    private static SpiceParameter Parameter(string name, double nominal, string[] bounds) => bounds switch
    {
        [string tolerance] when tolerance.EndsWith('%') => Around(name, nominal, Value(tolerance[..^1]) / 100),
        [string low, string high] => new SpiceParameter(name, nominal, Value(low), Value(high)),
        _ => throw new InvalidDataException($"'*@ vary {name}' takes a tolerance such as 5% or two bounds."),
    };

    private static SpiceParameter Around(string name, double nominal, double part) =>
        new(name, nominal, nominal * (1 - part), nominal * (1 + part));

    private static Dictionary<string, double> Nominals(string[] lines)
    {
        Dictionary<string, double> nominals = [];
        foreach (string line in lines.Where(line => line.StartsWith(".param ", StringComparison.Ordinal) && !line.Contains('{')))
        {
            foreach (string pair in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..])
            {
                string[] sides = pair.Split('=');
                nominals[sides[0]] = Value(sides[1]);
            }
        }

        return nominals;
    }
}
