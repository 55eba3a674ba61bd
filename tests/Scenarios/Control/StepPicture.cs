using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace RigFirmware.Tests.Scenarios.Control
{
    /// <summary>A step response as a picture in artifacts/pictures, for a person to look at; no test reads it.</summary>
    internal sealed class StepPicture
    {
        private const int Width = 900;
        private const int Height = 360;
        private const int Left = 80;
        private const int Bottom = 40;
        private const int Top = 30;
        private const int PointsMax = 2000;
        private readonly string _title;
        private readonly string _unit;
        private readonly List<(double Seconds, double Value, double Wanted)> _points = [];

        public StepPicture(string title, string unit)
        {
            _title = title;
            _unit = unit;
        }

        public void Add(double seconds, double value, double wanted)
        {
            _points.Add((seconds, value, wanted));
        }

        public void Write(string name)
        {
            string folder = Path.Combine(RepositoryRoot.Find(), "artifacts", "pictures");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, name + ".svg"), Text());
        }

        private string Text()
        {
            double first = _points[0].Seconds;
            double span = Math.Max(_points[^1].Seconds - first, 1e-3);
            double low = _points.Min(p => Math.Min(p.Value, p.Wanted));
            double high = _points.Max(p => Math.Max(p.Value, p.Wanted));
            double margin = Math.Max((high - low) * 0.05, 1e-6);
            low -= margin;
            high += margin;
            var svg = new StringBuilder();
            svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"18\" font-size=\"15\">{_title}</text>\n");
            for (int i = 0; i <= 4; i++)
            {
                double value = low + ((high - low) * i / 4);
                double y = Y(value);
                double x = Left + ((Width - Left - 20) * i / 4.0);
                svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - 20}\" y1=\"{y:F1}\" y2=\"{y:F1}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{value:G5} {(i == 4 ? _unit : "")}</text>\n");
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{Height - 14}\" text-anchor=\"middle\">{span * i / 4:G4} s</text>\n");
            }

            svg.Append(Line(p => p.Wanted, "#c60", " stroke-dasharray=\"5 4\"")).Append(Line(p => p.Value, "#06c", "")).Append("</svg>\n");
            return svg.ToString();

            double Y(double value) => Top + ((high - value) / (high - low) * (Height - Top - Bottom));

            string Line(Func<(double Seconds, double Value, double Wanted), double> of, string colour, string style)
            {
                int step = Math.Max(1, _points.Count / PointsMax);
                IEnumerable<string> places = _points.Where((_, i) => i % step == 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{Left + ((p.Seconds - first) / span * (Width - Left - 20)):F1},{Y(of(p)):F1}"));
                return $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"{style} points=\"{string.Join(' ', places)}\"/>\n";
            }
        }
    }
}
