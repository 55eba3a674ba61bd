using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Host.Analysis;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>Sets a measured figure beside the printed one.</summary>
    public static class Judgement
    {
        private const double Part = 0.02;

        /// <summary>The row of a figure that is not measured.</summary>
        public static RowResult NotMeasured(Figure figure, string reason)
        {
            return Row(figure, null, null, "notMeasurable", reason);
        }

        /// <summary>The row of a figure that the record should hold and does not.</summary>
        public static RowResult Missing(Figure figure, string reason)
        {
            return Row(figure, null, null, "outside", reason);
        }

        /// <summary>The row of a measured figure.</summary>
        public static RowResult Of(Figure figure, Measured measured, string remark)
        {
            string reason = remark.Length > 0 ? $"{measured.How}; {remark}" : measured.How;
            if (figure.Number is { } printed)
            {
                double tolerance = Math.Max(Part * Math.Abs(printed), measured.Uncertainty);
                bool within = figure.Qualifier switch
                {
                    ">" or ">=" => measured.Value >= printed - tolerance,
                    "<" or "<=" => measured.Value <= printed + tolerance,
                    _ => Math.Abs(measured.Value - printed) <= tolerance,
                };
                return Row(figure, measured, tolerance, within ? "within" : "outside", reason);
            }

            return figure.Numbers.Count > 0 && measured.Values is { } values
                ? OfList(figure, measured, values, reason)
                : Row(figure, measured, null, "notMeasurable", $"{reason}; no single number is printed");
        }

        // Each printed number beside the measured one in its place; the row shows the pair that is farthest apart.
        private static RowResult OfList(Figure figure, Measured measured, IReadOnlyList<double> values, string reason)
        {
            IReadOnlyList<double> printed = figure.Numbers;
            if (printed.Count != values.Count)
            {
                return Row(figure, measured, null, "outside", $"{printed.Count} are printed, {values.Count} were measured: {reason}");
            }

            int worst = Enumerable.Range(0, values.Count).MaxBy(i => Math.Abs(values[i] - printed[i]) / Math.Max(Part * Math.Abs(printed[i]), measured.Uncertainty));
            double tolerance = Math.Max(Part * Math.Abs(printed[worst]), measured.Uncertainty);
            bool within = Math.Abs(values[worst] - printed[worst]) <= tolerance;
            return Row(figure, measured with { Value = values[worst] }, tolerance, within ? "within" : "outside", $"{reason}; the one farthest off is shown");
        }

        /// <summary>
        /// The row of a measured figure that other printed figures contradict. It is not measurable when print is at odds with itself
        /// by more than the tolerance and the rig measures what the other two give; otherwise it is judged like any other.
        /// </summary>
        public static RowResult Of(Figure figure, Measured measured, string remark, Contradiction contradiction)
        {
            RowResult row = Of(figure, measured, remark);
            if (figure.Number is not { } printed || contradiction.Otherwise is not { } otherwise || row.Tolerance is not { } tolerance)
            {
                return row;
            }

            bool isContradicted = Math.Abs(otherwise - printed) > tolerance;
            bool meetsTheOthers = Math.Abs(measured.Value - otherwise) <= Math.Max(Part * Math.Abs(otherwise), measured.Uncertainty);
            return isContradicted && meetsTheOthers
                ? Row(figure, measured, tolerance, "notMeasurable", $"{contradiction.Sentence}; {row.Reason}")
                : row;
        }

        private static RowResult Row(Figure figure, Measured? measured, double? tolerance, string verdict, string reason)
        {
            return new RowResult
            {
                ResultId = figure.ResultId,
                TestId = figure.TestId,
                CellId = figure.CellId,
                Kind = figure.Kind,
                Quantity = figure.Quantity,
                Condition = figure.Condition,
                Qualifier = figure.Qualifier,
                Printed = figure.Number is { } number ? number : figure.Value,
                Measured = measured?.Value,
                Unit = figure.Unit,
                Uncertainty = measured?.Uncertainty,
                Tolerance = tolerance,
                Verdict = verdict,
                Reason = reason,
            };
        }
    }
}
