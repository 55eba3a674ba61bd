using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace RigFirmware.Host.Impedance
{
    /// <summary>Draws a sweep: Nyquist, Bode and the residuals of the Kramers-Kronig test, a colour a channel.</summary>
    public static class ImpedanceSvg
    {
        private const int Width = 480;
        private const int Height = 360;
        private const int Margin = 60;

        // Okabe and Ito's colours, which every eye tells apart; the stack is black and comes last.
        private static readonly string[] s_colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

        /// <summary>The picture.</summary>
        /// <param name="sweep">The sweep.</param>
        /// <param name="fits">Circuits to draw as lines, by channel; may be empty.</param>
        public static string Draw(ImpedanceResult sweep, IReadOnlyDictionary<string, CircuitFitResult> fits)
        {
            List<ImpedanceSpectrum> spectra = sweep.Spectra.Where(spectrum => spectrum.Points.Count > 0).ToList();
            var svg = new StringBuilder();
            svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {2 * Width} {(2 * Height) + 30}\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"10\" y=\"18\">Step {sweep.Step}, band {sweep.BandMinHertz:0.###} to {sweep.BandMaxHertz:0.###} Hz{(sweep.IsComplete ? string.Empty : ", incomplete")}</text>\n");
            Legend(svg, spectra);
            Panel(svg, 0, 30, "Nyquist", "real part / ohm", "minus imaginary part / ohm", spectra, point => point.RealOhms, point => -point.ImaginaryOhms, fits, (ohms, _) => (ohms.Real, -ohms.Imaginary));
            Panel(svg, Width, 30, "Bode: magnitude", "log10 of frequency / Hz", "log10 of magnitude / ohm", spectra, point => Math.Log10(point.FrequencyHertz), point => Math.Log10(point.Ohms.Magnitude), fits, (ohms, hertz) => (Math.Log10(hertz), Math.Log10(ohms.Magnitude)));
            Panel(svg, 0, 30 + Height, "Bode: phase", "log10 of frequency / Hz", "phase / degrees", spectra, point => Math.Log10(point.FrequencyHertz), point => point.Ohms.Phase * 180 / Math.PI, fits, (ohms, hertz) => (Math.Log10(hertz), ohms.Phase * 180 / Math.PI));
            Residuals(svg, Width, 30 + Height, spectra);
            return svg.Append("</svg>\n").ToString();
        }

        private static void Legend(StringBuilder svg, List<ImpedanceSpectrum> spectra)
        {
            for (int i = 0; i < spectra.Count; i++)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{300 + (50 * i)}\" y=\"18\" fill=\"{Colour(spectra[i], i)}\">{spectra[i].Channel}</text>\n");
            }
        }

        private static void Panel(StringBuilder svg, int left, int top, string title, string across, string up, List<ImpedanceSpectrum> spectra, Func<ImpedancePoint, double> x, Func<ImpedancePoint, double> y, IReadOnlyDictionary<string, CircuitFitResult> fits, Func<System.Numerics.Complex, double, (double X, double Y)> line)
        {
            List<ImpedancePoint> all = spectra.SelectMany(spectrum => spectrum.Points).ToList();
            Frame frame = Axes(svg, left, top, title, across, up, all.Select(x), all.Select(y));
            for (int i = 0; i < spectra.Count; i++)
            {
                foreach (ImpedancePoint point in spectra[i].Points)
                {
                    Dot(svg, frame, x(point), y(point), Colour(spectra[i], i));
                }

                if (fits.TryGetValue(spectra[i].Channel, out CircuitFitResult? fit) && fit.Refusal is null && Circuit.Find(fit.Circuit) is { } circuit)
                {
                    double[] parameters = fit.Parameters.Select((parameter, index) => circuit.IsLogarithm(index) ? Math.Log(parameter.Value) : parameter.Value).ToArray();
                    double low = spectra[i].Points.Min(point => point.FrequencyHertz);
                    double high = spectra[i].Points.Max(point => point.FrequencyHertz);
                    IEnumerable<string> places = Enumerable.Range(0, 101).Select(k => low * Math.Pow(high / low, k / 100.0)).Select(hertz => line(circuit.Ohms(parameters, 2 * Math.PI * hertz), hertz)).Select(place => frame.Place(place.X, place.Y));
                    svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{Colour(spectra[i], i)}\" points=\"{string.Join(' ', places)}\"/>\n");
                }
            }
        }

        private static void Residuals(StringBuilder svg, int left, int top, List<ImpedanceSpectrum> spectra)
        {
            List<ImpedanceSpectrum> tested = spectra.Where(spectrum => spectrum.KramersKronig is not null).ToList();
            IEnumerable<double> values = tested.SelectMany(spectrum => spectrum.KramersKronig!.RealResiduals.Concat(spectrum.KramersKronig.ImaginaryResiduals)).Select(value => 100 * value).Append(-1).Append(1);
            Frame frame = Axes(svg, left, top, "Kramers-Kronig residuals", "log10 of frequency / Hz", "residual / % of magnitude", tested.SelectMany(spectrum => spectrum.Points).Select(point => Math.Log10(point.FrequencyHertz)), values);
            for (int i = 0; i < tested.Count; i++)
            {
                KramersKronigResult test = tested[i].KramersKronig!;
                for (int k = 0; k < tested[i].Points.Count; k++)
                {
                    double x = Math.Log10(tested[i].Points[k].FrequencyHertz);
                    Dot(svg, frame, x, 100 * test.RealResiduals[k], Colour(tested[i], i));
                    Dot(svg, frame, x, 100 * test.ImaginaryResiduals[k], Colour(tested[i], i));
                }
            }
        }

        private static Frame Axes(StringBuilder svg, int left, int top, string title, string across, string up, IEnumerable<double> xs, IEnumerable<double> ys)
        {
            var frame = new Frame(left + Margin, top + 30, Width - Margin - 20, Height - 80, xs, ys);
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{frame.Left}\" y=\"{frame.Top}\" width=\"{frame.Width}\" height=\"{frame.Height}\" fill=\"none\" stroke=\"#666\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{frame.Left}\" y=\"{frame.Top - 8}\" font-weight=\"bold\">{title}</text>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{frame.Left + (frame.Width / 2)}\" y=\"{frame.Top + frame.Height + 34}\" text-anchor=\"middle\">{across}</text>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate({left + 14},{frame.Top + (frame.Height / 2)}) rotate(-90)\" text-anchor=\"middle\">{up}</text>\n");
            for (int i = 0; i <= 4; i++)
            {
                double x = frame.XMin + ((frame.XMax - frame.XMin) * i / 4);
                double y = frame.YMin + ((frame.YMax - frame.YMin) * i / 4);
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{frame.Left + (frame.Width * i / 4)}\" y=\"{frame.Top + frame.Height + 16}\" text-anchor=\"middle\">{x:G3}</text><text x=\"{frame.Left - 4}\" y=\"{frame.Top + frame.Height - (frame.Height * i / 4) + 4}\" text-anchor=\"end\">{y:G3}</text>\n");
            }

            return frame;
        }

        private static void Dot(StringBuilder svg, Frame frame, double x, double y, string colour)
        {
            string[] place = frame.Place(x, y).Split(',');
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{place[0]}\" cy=\"{place[1]}\" r=\"2.5\" fill=\"{colour}\"/>\n");
        }

        private static string Colour(ImpedanceSpectrum spectrum, int index)
        {
            return spectrum.Channel == "stack" ? "#000000" : s_colours[index % s_colours.Length];
        }

        private sealed class Frame
        {
            public Frame(int left, int top, int width, int height, IEnumerable<double> xs, IEnumerable<double> ys)
            {
                (Left, Top, Width, Height) = (left, top, width, height);
                (XMin, XMax) = Range(xs);
                (YMin, YMax) = Range(ys);
            }

            public int Left { get; }

            public int Top { get; }

            public int Width { get; }

            public int Height { get; }

            public double XMin { get; }

            public double XMax { get; }

            public double YMin { get; }

            public double YMax { get; }

            public string Place(double x, double y)
            {
                return FormattableString.Invariant($"{Left + (Width * (x - XMin) / (XMax - XMin)):F1},{Top + Height - (Height * (y - YMin) / (YMax - YMin)):F1}");
            }

            private static (double Min, double Max) Range(IEnumerable<double> values)
            {
                List<double> all = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
                double span = Math.Max(all.Max() - all.Min(), 1e-6 * Math.Max(Math.Abs(all.Max()), 1));
                return (all.Min() - (0.05 * span), all.Max() + (0.05 * span));
            }
        }
    }
}
