using System;
using System.Globalization;

namespace RigFirmware.DocGen.Pages;

/// <summary>Three significant digits, no exponent in the sizes that occur here.</summary>
public static class Figure
{
    public static string Text(double value)
    {
        if (Math.Abs(value) < 5e-7)
        {
            return "0";
        }

        int digits = 2 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return digits <= 0
            ? value.ToString("F0", CultureInfo.InvariantCulture)
            : value.ToString("F" + Math.Min(digits, 6).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
