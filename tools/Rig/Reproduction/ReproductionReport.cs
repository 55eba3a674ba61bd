using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>The report of a reproduction for people: as text, and as one HTML file with its plot inside.</summary>
    public static class ReproductionReport
    {
        private const int Width = 1100;
        private const int Height = 360;
        private const int Margin = 50;
        private const double PercentMax = 5;

        /// <summary>Lines for a terminal.</summary>
        public static string Text(ReproductionResult result)
        {
            var text = new StringBuilder();
            foreach (RowResult row in result.Rows)
            {
                string figures = row.Measured is { } measured
                    ? $"printed {row.Qualifier} {Printed(row)}, measured {Number(measured)} +- {Number(row.Uncertainty ?? 0)} {row.Unit}"
                    : $"printed {row.Qualifier} {Printed(row)} {row.Unit}";
                text.AppendLine(CultureInfo.InvariantCulture, $"{row.ResultId}  {row.Verdict,-13} {row.Quantity}, {row.CellId}: {figures} ({row.Reason})");
            }

            text.AppendLine();
            text.AppendLine(result.Statement);
            text.Append(Counts(result));
            return text.ToString();
        }

        /// <summary>A page that needs nothing beside it.</summary>
        public static string Html(ReproductionResult result)
        {
            var html = new StringBuilder();
            html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Papers and rig</title><style>")
                .Append("body{font:15px/1.4 sans-serif;margin:2em auto;max-width:1100px;padding:0 1em;color:#222}table{border-collapse:collapse;width:100%;font-size:13px}")
                .Append("td,th{border-bottom:1px solid #ddd;padding:3px 6px;text-align:left;vertical-align:top}td.n{text-align:right;white-space:nowrap}.within{color:#0a6b2d}.outside{color:#b00020;font-weight:bold}.notMeasurable{color:#666}")
                .Append("</style></head><body><h1>What the papers print and what the rig measures</h1>\n");
            html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(result.Statement)}</p><p>{WebUtility.HtmlEncode(Counts(result))}</p>\n");
            AppendPlot(html, result.Rows);
            html.Append("<table><tr><th>figure</th><th>cell</th><th>quantity</th><th>printed</th><th>measured</th><th>uncertainty</th><th>unit</th><th>verdict</th><th>from what, or why not</th></tr>\n");
            foreach (RowResult row in result.Rows)
            {
                html.Append(CultureInfo.InvariantCulture, $"<tr><td>{row.ResultId}</td><td>{row.CellId}</td><td>{Safe(row.Quantity)} <small>{Safe(row.Condition)}</small></td><td class=\"n\">{Safe(row.Qualifier)} {Safe(Printed(row))}</td>");
                html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{(row.Measured is { } measured ? Number(measured) : "")}</td><td class=\"n\">{(row.Uncertainty is { } uncertainty ? Number(uncertainty) : "")}</td><td>{Safe(row.Unit)}</td><td class=\"{row.Verdict}\">{row.Verdict}</td><td>{Safe(row.Reason)}</td></tr>\n");
            }

            return html.Append("</table></body></html>\n").ToString();
        }

        private static void AppendPlot(StringBuilder html, IReadOnlyList<RowResult> rows)
        {
            List<(RowResult Row, double Percent, double Tolerance)> points = rows
                .Where(row => row.Measured != null && row.Printed is double and not 0)
                .Select(row => (row, 100 * ((row.Measured!.Value / (double)row.Printed!) - 1), 100 * (row.Tolerance ?? 0) / Math.Abs((double)row.Printed!))).ToList();
            double step = (Width - (2.0 * Margin)) / Math.Max(1, points.Count);
            html.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Measured over printed, per figure\" style=\"width:100%;height:auto;font:11px sans-serif\">\n");
            for (int percent = -(int)PercentMax; percent <= (int)PercentMax; percent++)
            {
                html.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Margin}\" x2=\"{Width - Margin}\" y1=\"{Y(percent):F1}\" y2=\"{Y(percent):F1}\" stroke=\"{(percent == 0 ? "#444" : "#e4e4e4")}\"/><text x=\"{Margin - 6}\" y=\"{Y(percent) + 4:F1}\" text-anchor=\"end\">{percent:+0;-0;0} %</text>\n");
            }

            for (int i = 0; i < points.Count; i++)
            {
                (RowResult row, double percent, double tolerance) = points[i];
                double x = Margin + ((i + 0.5) * step);
                bool isBound = row.Qualifier.Length > 0 && row.Qualifier[0] is '<' or '>';
                html.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x:F1}\" x2=\"{x:F1}\" y1=\"{Y(-tolerance):F1}\" y2=\"{Y(tolerance):F1}\" stroke=\"#c9d7ea\" stroke-width=\"{Math.Max(1, step * 0.6):F1}\"/>");
                html.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:F1}\" cy=\"{Y(percent):F1}\" r=\"3.2\" fill=\"{(isBound ? "none" : row.Verdict == "within" ? "#0a6b2d" : "#b00020")}\" stroke=\"{(row.Verdict == "within" ? "#0a6b2d" : "#b00020")}\"><title>{row.ResultId} {Safe(row.Quantity)}: printed {Safe(row.Qualifier)} {Safe(Printed(row))}, measured {Number(row.Measured!.Value)} {Safe(row.Unit)}</title></circle>\n");
            }

            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">measured over printed less one, a dot a figure in the table's order; bars: tolerance; open dots: printed as a bound; beyond {PercentMax} % at the edge</text></svg>\n");

            static double Y(double percent)
            {
                double inside = Math.Clamp(percent, -PercentMax, PercentMax);
                return (Height / 2.0) - 10 - (inside / PercentMax * ((Height / 2.0) - 30));
            }
        }

        private static string Counts(ReproductionResult result)
        {
            return FormattableString.Invariant($"{result.Rows.Count} figures: {result.Within} within ({result.WithinReported} of them printed by the papers themselves), {result.Outside} outside, {result.NotMeasurable} not measurable. {result.Runs.Count} runs, {result.SimulatedHours:N0} h at the full tick in {result.WallSeconds:F0} s ({result.ProcessorSeconds:F0} s of processor time).");
        }

        private static string Printed(RowResult row)
        {
            return row.Printed is double number ? Number(number) : (string)row.Printed!;
        }

        private static string Number(double number)
        {
            return number.ToString("G5", CultureInfo.InvariantCulture);
        }

        private static string Safe(string text)
        {
            return WebUtility.HtmlEncode(text);
        }
    }
}
