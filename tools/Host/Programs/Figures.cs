using System;
using System.Globalization;
using RigFirmware.Core.Programs;

namespace RigFirmware.Host.Programs
{
    /// <summary>Writes the image's numbers for people.</summary>
    public static class Figures
    {
        /// <summary>Hundredths of a second as 250 ms, 12 s, 10 min, 30 h.</summary>
        public static string Time(decimal hundredths)
        {
            return hundredths switch
            {
                < 100 => Number(hundredths * 10, "ms"),
                < 6000 => Number(hundredths / 100, "s"),
                < 720000 => Number(hundredths / 6000, "min"),
                _ => Number(Math.Round(hundredths / 360000, 2), "h"),
            };
        }

        /// <summary>Nanoamps as nA, uA or mA.</summary>
        public static string Current(decimal nanoamps)
        {
            return Math.Abs(nanoamps) switch
            {
                < 1000 => Number(nanoamps, "nA"),
                < 1000000 => Number(nanoamps / 1000, "uA"),
                _ => Number(nanoamps / 1000000, "mA"),
            };
        }

        /// <summary>Microvolts as V.</summary>
        public static string Voltage(decimal microvolts)
        {
            return (microvolts / 1000000).ToString("0.000###", CultureInfo.InvariantCulture) + " V";
        }

        /// <summary>What a condition looks at, with its comparison and limit or value.</summary>
        /// <param name="kind">One of <see cref="EndKind"/>.</param>
        /// <param name="cell">Cell from 0; meaningless for kinds that name none.</param>
        /// <param name="limit">In the unit of the kind.</param>
        public static string Condition(int kind, int cell, int limit)
        {
            return kind switch
            {
                EndKind.Time => $"{Time(limit)} have passed",
                EndKind.Charge => $"{Number(limit / 1000000m, "mAh")} have flowed",
                EndKind.StackAbove => $"the stack rises to {Voltage(limit)}",
                EndKind.StackBelow => $"the stack falls to {Voltage(limit)}",
                EndKind.AnyCellAbove => $"any cell rises to {Voltage(limit)}",
                EndKind.AnyCellBelow => $"any cell falls to {Voltage(limit)}",
                EndKind.AllCellsAbove => $"every cell is at or above {Voltage(limit)}",
                EndKind.AllCellsBelow => $"every cell is at or below {Voltage(limit)}",
                EndKind.CellAbove => $"cell {cell + 1} rises to {Voltage(limit)}",
                EndKind.CellBelow => $"cell {cell + 1} falls to {Voltage(limit)}",
                EndKind.SpreadAbove => $"highest and lowest cell are {Voltage(limit)} or more apart",
                EndKind.SpreadBelow => $"highest and lowest cell are {Voltage(limit)} or less apart",
                EndKind.CurrentAbove => $"the current is {Current(limit)} or more",
                EndKind.CurrentBelow => $"the current is {Current(limit)} or less",
                EndKind.TemperatureAbove => $"the hottest plate is at or above {Number(limit / 1000m, "degC")}",
                EndKind.TemperatureBelow => $"the hottest plate is at or below {Number(limit / 1000m, "degC")}",
                EndKind.AllPlatesAbove => $"every plate is at or above {Number(limit / 1000m, "degC")}",
                EndKind.ForceAbove => $"the clamp presses with {Number(limit / 1000m, "N")} or more",
                EndKind.ForceBelow => $"the clamp presses with {Number(limit / 1000m, "N")} or less",
                EndKind.CellSlopeBelow => $"no cell drifts faster than {Number(limit / 1000m, "mV/h")}",
                EndKind.CellSlopeAbove => $"a cell drifts by {Number(limit / 1000m, "mV/h")} or more",
                EndKind.PlateSlopeBelow => $"no plate drifts faster than {Number(limit / 1000m, "degC/h")}",
                EndKind.ProgramLimit => "the program's own limit was passed",
                _ => $"condition {kind} holds",
            };
        }

        /// <summary>A number with up to six digits behind the point, and its unit.</summary>
        public static string Number(decimal value, string unit)
        {
            decimal rounded = Math.Abs(value) >= 100 ? Math.Round(value, 1) : Math.Round(value, 4);
            return rounded.ToString("0.####", CultureInfo.InvariantCulture) + " " + unit;
        }
    }
}
