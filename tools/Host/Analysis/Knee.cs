using System;
using System.Collections.Generic;
using System.Linq;

namespace RigFirmware.Host.Analysis
{
    /// <summary>Two straight lines that meet: where, and how steep each is.</summary>
    /// <param name="X">Where they meet.</param>
    /// <param name="SlopeBefore">Of the first line.</param>
    /// <param name="SlopeAfter">Of the second.</param>
    public sealed record Knee(double X, double SlopeBefore, double SlopeAfter)
    {
        private const int PointsMin = 8;

        /// <summary>Least squares over every place where the lines may part.</summary>
        /// <exception cref="AnalysisException">Too few points, or no knee.</exception>
        public static Knee Find(IReadOnlyList<(double X, double Y)> points)
        {
            if (points.Count < 2 * PointsMin)
            {
                throw new AnalysisException($"A knee needs {2 * PointsMin} half-cycles, the record holds {points.Count} there.");
            }

            Knee? best = null;
            double least = double.MaxValue;
            for (int i = PointsMin; i <= points.Count - PointsMin; i++)
            {
                (double a, double b, double before) = Line(points.Take(i).ToList());
                (double c, double d, double after) = Line(points.Skip(i).ToList());
                if (before + after < least && b != d)
                {
                    least = before + after;
                    best = new Knee((c - a) / (b - d), b, d);
                }
            }

            return best is { } knee && knee.X >= points[0].X && knee.X <= points[^1].X ? knee : throw new AnalysisException("The overpotential's course has no knee.");
        }

        private static (double Offset, double Slope, double Squares) Line(List<(double X, double Y)> points)
        {
            double meanX = points.Average(point => point.X);
            double meanY = points.Average(point => point.Y);
            double xx = points.Sum(point => (point.X - meanX) * (point.X - meanX));
            double xy = points.Sum(point => (point.X - meanX) * (point.Y - meanY));
            double slope = xx > 0 ? xy / xx : 0;
            double offset = meanY - (slope * meanX);
            return (offset, slope, points.Sum(point => Math.Pow(point.Y - offset - (slope * point.X), 2)));
        }
    }
}
