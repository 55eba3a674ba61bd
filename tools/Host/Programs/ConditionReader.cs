using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;
using RigFirmware.Host.Programs.Source;

namespace RigFirmware.Host.Programs
{
    /// <summary>Reads conditions such as <c>any cell >= 4.3 V and time >= 1 h</c>.</summary>
    public static partial class ConditionReader
    {
        /// <summary>What may stand before the comparison, with the kinds for at or above and at or below; 0 where there is none.</summary>
        private static readonly Dictionary<string, (Dimension Dimension, int Above, int Below)> Subjects = new(StringComparer.Ordinal)
        {
            ["time"] = (Dimension.Time, EndKind.Time, 0),
            ["charge"] = (Dimension.Charge, EndKind.Charge, 0),
            ["stack"] = (Dimension.Voltage, EndKind.StackAbove, EndKind.StackBelow),
            ["any cell"] = (Dimension.Voltage, EndKind.AnyCellAbove, EndKind.AnyCellBelow),
            ["highest cell"] = (Dimension.Voltage, EndKind.AnyCellAbove, EndKind.AllCellsBelow),
            ["lowest cell"] = (Dimension.Voltage, EndKind.AllCellsAbove, EndKind.AnyCellBelow),
            ["all cells"] = (Dimension.Voltage, EndKind.AllCellsAbove, EndKind.AllCellsBelow),
            ["spread"] = (Dimension.Voltage, EndKind.SpreadAbove, EndKind.SpreadBelow),
            ["current"] = (Dimension.Current, EndKind.CurrentAbove, EndKind.CurrentBelow),
            ["temperature"] = (Dimension.Temperature, EndKind.TemperatureAbove, EndKind.TemperatureBelow),
            ["all plates"] = (Dimension.Temperature, EndKind.AllPlatesAbove, EndKind.TemperatureBelow),
            ["cell drift"] = (Dimension.VoltageDrift, EndKind.CellSlopeAbove, EndKind.CellSlopeBelow),
            ["plate drift"] = (Dimension.TemperatureDrift, 0, EndKind.PlateSlopeBelow),
            ["force"] = (Dimension.Force, EndKind.ForceAbove, EndKind.ForceBelow),
        };

        /// <summary>The subjects, for messages and the schema's test.</summary>
        public static IEnumerable<string> SubjectNames => Subjects.Keys.Append("cell 1");

        /// <summary>The conditions of one text joined by "and"; empty, and noted, when one is wrong.</summary>
        public static IReadOnlyList<EndCondition> Read(int line, string text, MapReader reader, ProblemList problems)
        {
            var conditions = new List<EndCondition>();
            foreach (string part in And().Split(text.Trim()))
            {
                EndCondition? condition = ReadOne(line, part.Trim(), reader, problems);
                if (condition is null)
                {
                    return [];
                }

                conditions.Add(condition);
            }

            return conditions;
        }

        private static EndCondition? ReadOne(int line, string text, MapReader reader, ProblemList problems)
        {
            Match match = Form().Match(text);
            if (!match.Success)
            {
                problems.Add(line, $"'{text}' is no condition", "write a subject, >= or <=, and a quantity, for example 'any cell >= 4.3 V'");
                return null;
            }

            string subject = match.Groups[1].Value.Trim();
            bool above = match.Groups[2].Value == ">=";
            int cell = -1;
            (Dimension Dimension, int Above, int Below) kinds;
            if (Cell().Match(subject) is { Success: true } named)
            {
                cell = int.Parse(named.Groups[1].Value, CultureInfo.InvariantCulture) - 1;
                kinds = (Dimension.Voltage, EndKind.CellAbove, EndKind.CellBelow);
                if (cell < 0 || cell >= Channel.CellsMax)
                {
                    problems.Add(line, $"there is no '{subject}'", $"cells are numbered from 1 at the negative end to at most {Channel.CellsMax}");
                    return null;
                }
            }
            else if (!Subjects.TryGetValue(subject, out kinds))
            {
                problems.Add(line, $"'{subject}' is nothing a condition can look at", $"write one of {string.Join(", ", SubjectNames)}");
                return null;
            }

            int kind = above ? kinds.Above : kinds.Below;
            if (kind == 0)
            {
                problems.Add(line, above ? $"'{text}' is nothing a rig waits for" : $"'{text}' holds from the start", above ? $"write '{subject} <= ...'" : $"{subject} only grows: write '{subject} >= ...'");
                return null;
            }

            Quantity? limit = reader.Parse(line, "until", match.Groups[3].Value, kinds.Dimension);
            return limit is null ? null : new EndCondition(line, text, kind, limit, cell);
        }

        [GeneratedRegex(@"\s+and\s+")]
        private static partial Regex And();

        [GeneratedRegex(@"^([a-z][a-z0-9 ]*?)\s*(>=|<=)\s*(.+)$")]
        private static partial Regex Form();

        [GeneratedRegex(@"^cell (\d{1,4})$")]
        private static partial Regex Cell();
    }
}
