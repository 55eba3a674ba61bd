using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;

namespace RigFirmware.Host.Calibration
{
    /// <summary>
    /// Reference points as a CSV file with the columns channel, range, reference, commonMode, reading, crc: values in V, A, degC, N or mm,
    /// range only for currents, commonMode only for cells (the lower tap against the rig's ground; empty for 0). Where the reading is empty the
    /// rig is asked for it; crc is the checksum of the calibration that the reading was taken under.
    /// </summary>
    public static class PointFile
    {
        private static readonly string[] Columns = ["channel", "range", "reference", "commonMode", "reading", "crc"];

        /// <summary>Reads a file.</summary>
        /// <param name="path">The file.</param>
        /// <param name="presentCrc">Checksum of the calibration in force.</param>
        /// <returns>The points; the reading of one that the rig has to be asked for is NaN.</returns>
        /// <exception cref="CalibrationException">A line is wrong.</exception>
        public static IReadOnlyList<CalibrationPoint> Read(string path, int presentCrc)
        {
            if (!File.Exists(path))
            {
                throw new CalibrationException($"There is no file '{path}' with points.");
            }

            return [.. Lines(path).Select((line, index) => ReadPoint(line, $"line {index + 2} of '{path}'", presentCrc))];
        }

        /// <summary>Writes points with their readings.</summary>
        public static void Write(string path, IEnumerable<CalibrationPoint> points, int presentCrc)
        {
            // Names and numbers only: nothing in it needs quotes.
            IEnumerable<string> lines = points.Select(point =>
            {
                double unit = Names.PerInstrumentUnit(point.Channel);
                string range = CalibrationKind.OfChannel(point.Channel) == CalibrationKind.Current ? Names.Ranges[point.Range] : "";
                return string.Create(CultureInfo.InvariantCulture, $"{ChannelText.Name(point.Channel)},{range},{point.Reference / unit:R},{CommonMode(point)},{point.Reading / unit:R},{presentCrc}");
            });
            File.WriteAllLines(path, lines.Prepend(string.Join(',', Columns)));
        }

        private static PointLine[] Lines(string path)
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
                return csv.Headers.SequenceEqual(Columns)
                    ? [.. csv.GetRecords<PointLine>()]
                    : throw new CalibrationException($"The first line of '{path}' must be {string.Join(',', Columns)}.");
            }
            catch (Exception error) when (error is FormatException or KeyNotFoundException or InvalidOperationException)
            {
                throw new CalibrationException($"'{path}' is no table of points: {error.Message}");
            }
        }

        private static CalibrationPoint ReadPoint(PointLine line, string where, int presentCrc)
        {
            int channel = Names.FindChannel(line.Channel);
            if (channel < 0)
            {
                throw new CalibrationException($"The channel '{line.Channel}' in {where} is none: cell1..cell12, stack, current, currentSecond, plate1..plate4, heater, ambient, clampForce and clampTravel are.");
            }

            if (!string.IsNullOrEmpty(line.Crc) && line.Crc != presentCrc.ToString(CultureInfo.InvariantCulture))
            {
                throw new CalibrationException($"The reading in {where} was taken under another calibration than the one in force: measure anew.");
            }

            double unit = Names.PerInstrumentUnit(channel);
            double reading = string.IsNullOrEmpty(line.Reading) ? double.NaN : unit * Number(line.Reading, "reading", where);
            double commonMode = string.IsNullOrEmpty(line.CommonMode) ? 0 : unit * Number(line.CommonMode, "common mode", where);
            if (commonMode != 0 && CalibrationKind.OfChannel(channel) != CalibrationKind.Cells)
            {
                throw new CalibrationException($"The common mode in {where} belongs to {ChannelText.Name(channel)}: only cells have one, leave it empty.");
            }

            return new CalibrationPoint(channel, Range(line.Range ?? "", channel, where), unit * Number(line.Reference, "reference", where), reading, commonMode);
        }

        private static string CommonMode(CalibrationPoint point)
        {
            return point.CommonMode == 0 ? "" : (point.CommonMode / Names.PerInstrumentUnit(point.Channel)).ToString("R", CultureInfo.InvariantCulture);
        }

        private static byte Range(string text, int channel, string where)
        {
            if (CalibrationKind.OfChannel(channel) != CalibrationKind.Current)
            {
                return 0;
            }

            for (byte range = 0; range < Names.Ranges.Count; range++)
            {
                if (string.Equals(Names.Ranges[range], text.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
                {
                    return range;
                }
            }

            throw new CalibrationException($"The current in {where} has the range '{text}': {string.Join(", ", Names.Ranges)} are right.");
        }

        private static double Number(string? text, string column, string where)
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                ? value
                : throw new CalibrationException($"The {column} '{text}' in {where} is no number.");
        }
    }
}
