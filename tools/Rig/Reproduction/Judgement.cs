using System;
using System.Collections.Generic;
using System.Globalization;
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

            return Row(figure, measured, null, "notMeasurable", $"{reason}; no single number is printed");
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
