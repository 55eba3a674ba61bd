using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;

namespace RigFirmware.DocGen.Tables;

/// <summary>Reads a table strictly: the header has exactly the columns of the row type, every row all its fields.</summary>
public static class CsvTable
{
    /// <exception cref="InvalidDataException">The header or a row does not fit; the message names the file.</exception>
    public static IReadOnlyList<T> Read<T>(string path)
    {
        CsvReaderOptions options = CsvReaderOptions.Default with
        {
            Separator = ',',
            TrimWhitespace = true,
            FormatProvider = CultureInfo.InvariantCulture,
            FieldCountMismatch = CsvFieldCountHandling.Throw,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        try
        {
            using CsvReader csv = CsvReader.FromFile(path, options);
            string[] wanted = typeof(T).GetProperties().Select(property => property.Name).ToArray();
            string[] unknown = csv.Headers.Where(header => !wanted.Contains(header, StringComparer.OrdinalIgnoreCase)).ToArray();
            if (unknown.Length > 0)
            {
                throw new InvalidDataException($"{path}: unknown column {string.Join(", ", unknown)}; the columns are {string.Join(", ", wanted)}.");
            }

            return csv.GetRecords<T>().ToArray();
        }
        catch (Exception error) when (error is FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }
}
