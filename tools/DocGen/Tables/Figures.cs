using System.Globalization;
using System.IO;

namespace RigFirmware.DocGen.Tables;

/// <summary>Reads one figure out of "ohms=47000;tolerancePercent=0.1".</summary>
public static class Figures
{
    /// <exception cref="InvalidDataException">The figure is missing or no number.</exception>
    public static double Read(string reference, string figures, string name)
    {
        foreach (string pair in figures.Split(';'))
        {
            string[] sides = pair.Split('=');
            if (sides[0].Trim() != name)
            {
                continue;
            }

            if (sides.Length == 2 && double.TryParse(sides[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                return value;
            }

            throw new InvalidDataException($"{reference}: '{pair}' is no figure; write name=value with a point in the number.");
        }

        throw new InvalidDataException($"{reference} has no figure {name} in its column figures; it has '{figures}'.");
    }
}
