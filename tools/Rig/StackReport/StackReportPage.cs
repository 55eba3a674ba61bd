using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace RigFirmware.Rig.StackReport
{
    /// <summary>The report for people: as text, and as one HTML file with its plot inside.</summary>
    public static class StackReportPage
    {
        private const int Width = 900;
        private const int Height = 420;
        private const int Margin = 50;
        private const double VoltsMin = 3.6;
        private const double VoltsMax = 5.0;

        /// <summary>Lines for a terminal.</summary>
        public static string Text(StackReportResult result)
        {
            return string.Join(
                '\n',
                FormattableString.Invariant($"The stack C000-05, layer 2 with a soft short of {result.ShortOhms / 1e3:F0} kohm, charged at 0.1C from half full."),
                "Sum limit 8.6 V alone:  " + Sentence(result.SumOnly),
                "Each cell 4.3 V too:    " + Sentence(result.PerCell),
                FormattableString.Invariant($"Without a tap between the layers, {result.SumOnly.HoursAboveWindow:F1} h of a cell beyond its window by up to {(result.SumOnly.HighestCellVolts - result.WindowVolts) * 1e3:F0} mV look like a healthy stack below {Math.Max(8.6, result.SumOnly.StackVolts):F1} V."));
        }

        /// <summary>A page that needs nothing beside it.</summary>
        public static string Html(StackReportResult result)
        {
            double hours = Math.Max(result.SumOnly.Hours, result.PerCell.Hours);
            var html = new StringBuilder();
            html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>What per-cell sensing adds</title>")
                .Append("<style>body{font:15px/1.5 sans-serif;margin:2em auto;max-width:900px;padding:0 1em;color:#222}pre{white-space:pre-wrap;font:inherit}</style></head><body><h1>What per-cell sensing adds</h1>\n<pre>")
                .Append(Text(result)).Append("</pre>\n");
            html.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Voltages of both layers over time\" style=\"width:100%;height:auto;font:12px sans-serif\">\n");
            for (double volts = VoltsMin; volts <= VoltsMax + 0.01; volts += 0.2)
            {
                html.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Margin}\" x2=\"{Width - Margin}\" y1=\"{Y(volts):F1}\" y2=\"{Y(volts):F1}\" stroke=\"#e4e4e4\"/><text x=\"{Margin - 6}\" y=\"{Y(volts) + 4:F1}\" text-anchor=\"end\">{volts:F1} V</text>\n");
            }

            html.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Margin}\" x2=\"{Width - Margin}\" y1=\"{Y(result.WindowVolts):F1}\" y2=\"{Y(result.WindowVolts):F1}\" stroke=\"#b00020\" stroke-dasharray=\"6 4\"/><text x=\"{Width - Margin}\" y=\"{Y(result.WindowVolts) - 5:F1}\" text-anchor=\"end\" fill=\"#b00020\">end of the cell's window</text>\n");
            Line(html, result.SumOnly, point => point.Cell1Volts, hours, "#b00020", "", "layer 1, sum limit alone");
            Line(html, result.SumOnly, point => point.Cell2Volts, hours, "#999999", "", "layer 2 (short), sum limit alone");
            Line(html, result.PerCell, point => point.Cell1Volts, hours, "#0a6b2d", "8 5", "layer 1, each cell's limit");
            Line(html, result.PerCell, point => point.Cell2Volts, hours, "#444444", "8 5", "layer 2 (short), each cell's limit");
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">hours of charge, 0 to {hours:F1}</text></svg></body></html>\n");
            return html.ToString();
        }

        private static void Line(StringBuilder html, StackCharge charge, Func<StackPoint, double> volts, double hours, string colour, string dashes, string name)
        {
            int every = Math.Max(1, charge.Course.Count / 600);
            string points = string.Join(' ', charge.Course.Where((_, i) => i % every == 0 || i == charge.Course.Count - 1).Select(point => FormattableString.Invariant($"{X(point.Hours, hours):F1},{Y(volts(point)):F1}")));
            html.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\"><title>{name}</title></polyline>");
            StackPoint last = charge.Course[^1];
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(last.Hours, hours) - 4:F1}\" y=\"{Y(volts(last)) - 7:F1}\" text-anchor=\"end\" fill=\"{colour}\">{name}: {volts(last):F2} V</text>\n");
        }

        private static double X(double at, double hours)
        {
            return Margin + (at / hours * (Width - (2.0 * Margin)));
        }

        private static double Y(double volts)
        {
            return Height - Margin - ((Math.Clamp(volts, VoltsMin, VoltsMax) - VoltsMin) / (VoltsMax - VoltsMin) * (Height - (2.0 * Margin)));
        }

        private static string Sentence(StackCharge charge)
        {
            return FormattableString.Invariant($"ended by {charge.EndedBy} after {charge.Hours:F2} h at layer 1 {charge.Cell1Volts:F3} V, layer 2 {charge.Cell2Volts:F3} V, stack {charge.StackVolts:F3} V; layer 1 above its window for {charge.HoursAboveWindow:F2} h.");
        }
    }
}
