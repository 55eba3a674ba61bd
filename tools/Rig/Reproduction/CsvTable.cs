using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.VisualBasic.FileIO;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>Rows of a CSV file by the names of its first line.</summary>
    public static class CsvTable
    {
        /// <summary>Reads a table whose columns are exactly the given ones.</summary>
        /// <param name="text">The text.</param>
        /// <param name="name">File name for messages.</param>
        /// <param name="columns">The columns wanted, in any order.</param>
        /// <exception cref="ReproductionException">Another header, or a row of another length.</exception>
        public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(TextReader text, string name, params string[] columns)
        {
            using var parser = new TextFieldParser(text) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
            parser.SetDelimiters(",");
            string[] header = parser.ReadFields() ?? [];
            foreach (string column in columns)
            {
                if (Array.IndexOf(header, column) < 0)
                {
                    throw new ReproductionException($"{name}: the column '{column}' is missing; the columns are {string.Join(", ", columns)}.");
                }
            }

            var rows = new List<IReadOnlyDictionary<string, string>>();
            try
            {
                while (!parser.EndOfData)
                {
                    long line = parser.LineNumber;
                    string[] fields = parser.ReadFields()!;
                    if (fields.Length != header.Length)
                    {
                        throw new ReproductionException($"{name}, line {line}: the row has {fields.Length} fields, {header.Length} are right.");
                    }

                    var row = new Dictionary<string, string>();
                    for (int i = 0; i < header.Length; i++)
                    {
                        row[header[i]] = fields[i];
                    }

                    rows.Add(row);
                }
            }
            catch (MalformedLineException error)
            {
                throw new ReproductionException($"{name}: {error.Message}");
            }

            return rows;
        }
    }
}
