using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using RigFirmware.Hal;

namespace RigFirmware.Host.Analysis
{
    /// <summary>
    /// What the hardware promises: the root sums square of hardware/generated/error-budget.md, read from that page. Its terms
    /// are data-sheet limits, so a value is a limit of the kind the sheets give, not one standard deviation.
    /// </summary>
    public sealed class ErrorBudget
    {
        private readonly Dictionary<string, string> _rows = [];

        /// <param name="page">Text of the page.</param>
        public ErrorBudget(string page)
        {
            foreach (string line in page.Split('\n'))
            {
                string[] cells = line.Split('|', StringSplitOptions.TrimEntries);
                if (cells.Length >= 6 && cells[1] != "quantity")
                {
                    _rows.TryAdd(cells[1], cells[2]);
                }
            }

            CellMicrovolts = Figure("Cell voltage, after calibration at 25 degC", "uV");
            CutOffMicrovolts = Figure("Cut-off on a cell at 4.3 V", "uV");
            CellNoiseMicrovolts = Figure("Cell noise, one reading", "uV rms");
            PlateMillidegrees = Figure("Temperature point, Pt1000, after a two-point calibration", "mdegC");
            ForcePercent = Figure("Clamp force", "% of force");
            AsymmetryPpmOfRange = Figure("Charge against discharge, at full range +-100 uA, converter gain 1", "ppm of reading");
            CurrentPpmOfRange =
            [
                Figure("Current, range +-100 uA", "ppm of range"),
                Figure("Current, range +-1 mA", "ppm of range"),
                Figure("Current, range +-10 mA", "ppm of range"),
                Figure("Current, range +-500 mA", "ppm of range"),
            ];
        }

        /// <summary>A cell's voltage in microvolts.</summary>
        public double CellMicrovolts { get; }

        /// <summary>A cut-off on a cell in microvolts.</summary>
        public double CutOffMicrovolts { get; }

        /// <summary>Noise of one reading of a cell in microvolts.</summary>
        public double CellNoiseMicrovolts { get; }

        /// <summary>A plate's temperature in millidegrees.</summary>
        public double PlateMillidegrees { get; }

        /// <summary>The clamp's force in percent.</summary>
        public double ForcePercent { get; }

        /// <summary>Charge against discharge in parts per million of the range.</summary>
        public double AsymmetryPpmOfRange { get; }

        /// <summary>Current in parts per million of the range, by <see cref="CurrentRange"/>.</summary>
        public IReadOnlyList<double> CurrentPpmOfRange { get; }

        /// <summary>The page that was there when the tools were built.</summary>
        public static ErrorBudget Load()
        {
            using Stream stream = typeof(ErrorBudget).Assembly.GetManifestResourceStream("error-budget.md")
                ?? throw new InvalidOperationException("The error budget is missing from the program.");
            using var reader = new StreamReader(stream);
            return new ErrorBudget(reader.ReadToEnd());
        }

        /// <summary>Uncertainty of a current in nanoamps.</summary>
        public double CurrentNanoamps(byte range)
        {
            return CurrentPpmOfRange[range] * 1e-6 * CurrentRange.NanoampsMax(range);
        }

        /// <summary>Uncertainty of a current as a fraction of itself.</summary>
        public double CurrentFraction(RunPoint point)
        {
            return CurrentNanoamps(point.Range) / Math.Max(1, Math.Abs((double)point.CommandNanoamps));
        }

        /// <summary>Uncertainty of a charge against a discharge by the same current, as a fraction.</summary>
        public double AsymmetryFraction(RunPoint point)
        {
            return AsymmetryPpmOfRange * 1e-6 * CurrentRange.NanoampsMax(point.Range) / Math.Max(1, Math.Abs((double)point.CommandNanoamps));
        }

        private double Figure(string quantity, string unit)
        {
            if (!_rows.TryGetValue(quantity, out string? text) || !text.EndsWith(unit, StringComparison.Ordinal)
                || !double.TryParse(text[..^unit.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out double figure))
            {
                throw new AnalysisException($"The error budget has no row '{quantity}' in {unit}: generate it anew with docgen error-budget.");
            }

            return figure;
        }
    }
}
