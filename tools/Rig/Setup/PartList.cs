using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace RigFirmware.Rig.Setup
{
    /// <summary>The table of everything a verb needs from the system, read from parts.csv.</summary>
    public static class PartList
    {
        /// <summary>The columns of parts.csv in their order.</summary>
        public const string Header = "name,probe,versionArguments,apt,brew,winget,tool,neededBy,purpose";

        /// <summary>Every part.</summary>
        public static IReadOnlyList<Part> All { get; } = Read();

        /// <summary>The parts that any of the given verbs (or <c>verb:what</c>) needs, in the table's order.</summary>
        public static IReadOnlyList<Part> NeededBy(params string[] needs)
        {
            return All.Where(part => part.NeededBy.Intersect(needs).Any()).ToList();
        }

        /// <summary>Reads one row; a '-' stands for nothing, '|' separates alternatives.</summary>
        public static Part ReadRow(string row)
        {
            string[] fields = row.Split(',');
            int columns = Header.Split(',').Length;
            if (fields.Length != columns)
            {
                throw new FormatException($"parts.csv: the row '{row}' has {fields.Length} fields, {columns} are right.");
            }

            string[] probe = fields[1].Split(':', 2);
            return new Part(
                fields[0],
                Enum.Parse<PartKind>(probe[0], ignoreCase: true),
                probe[1].Split('|'),
                OrNull(fields[2]),
                OrNull(fields[3])?.Split('|') ?? [],
                OrNull(fields[4]),
                OrNull(fields[5]),
                OrNull(fields[6]),
                fields[7].Split(' '),
                fields[8]);
        }

        private static List<Part> Read()
        {
            using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("parts.csv")!;
            using var reader = new StreamReader(stream);
            string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (lines[0] != Header)
            {
                throw new FormatException($"parts.csv: the first line is '{lines[0]}', '{Header}' is right.");
            }

            return lines.Skip(1).Select(ReadRow).ToList();
        }

        private static string? OrNull(string field)
        {
            return field == "-" ? null : field;
        }
    }
}
