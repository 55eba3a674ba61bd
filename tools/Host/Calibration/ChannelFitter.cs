using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;

namespace RigFirmware.Host.Calibration
{
    /// <summary>
    /// Least squares of reference against reading, with one gain or one for each sign, with a cell's factor for its common mode where
    /// the points were taken at more than one, and with the channel's bend where there are points enough.
    /// </summary>
    public static class ChannelFitter
    {
        private const double CoverageFactor = 2;

        /// <summary>
        /// Fits one channel. Where there are points enough to tell a bend, what is fitted is what predicts best by generalised
        /// cross-validation (Craven and Wahba, Numer. Math. 31, 377 (1979)): a bend that is not there is not found either.
        /// </summary>
        /// <param name="points">Of that channel and range; at least as many as parameters.</param>
        /// <param name="rule">Of that channel.</param>
        /// <param name="present">The calibration in force: what the points do not tell stays as it is there.</param>
        /// <exception cref="CalibrationException">The points do not determine the fit.</exception>
        public static ChannelFit Fit(IReadOnlyList<CalibrationPoint> points, CalibrationRule rule, ChannelScale present)
        {
            CalibrationPoint[] ordered = [.. points.OrderBy(point => point.Reference)];
            if (!(ordered.Max(point => Math.Abs(present.Straight(point))) > 0))
            {
                throw new CalibrationException($"The points of {Names.Of(points[0])} all read zero: the reference must reach the channel.");
            }

            bool tellsBend = Distinct(ordered, rule) >= rule.BendPointsMin;
            ChannelFit? best = null;
            double bestScore = double.PositiveInfinity;
            foreach ((bool halves, int powers) in Shapes(rule, tellsBend))
            {
                (ChannelFit fit, double score) = Fit(ordered, rule, present, halves, tellsBend ? powers : null);
                if (best is null || score < bestScore)
                {
                    best = fit;
                    bestScore = score;
                }
            }

            return best!;
        }

        // The plainest first. A gain for each sign is a bend too: either, or both.
        private static IEnumerable<(bool Halves, int Powers)> Shapes(CalibrationRule rule, bool tellsBend)
        {
            yield return (rule.HasHalves, 0);
            for (int powers = 1; tellsBend && powers <= rule.BendPowers; powers++)
            {
                yield return (false, powers);
                if (rule.HasHalves)
                {
                    yield return (true, powers);
                }
            }
        }

        // Without powers the bend in force stays; with none of them there is no bend.
        private static (ChannelFit Fit, double Score) Fit(CalibrationPoint[] ordered, CalibrationRule rule, ChannelScale present, bool halves, int? powers)
        {
            double scale = ordered.Max(point => Math.Abs(present.Straight(point)));
            double most = ordered.Max(point => Math.Abs(present.Part(point)));
            double span = ordered.Max(point => point.CommonMode) - ordered.Min(point => point.CommonMode);
            bool tellsCommonMode = span >= rule.CommonModeSpanMin;
            int gains = halves ? 2 : 1;
            int bends = gains + (tellsCommonMode ? 2 : 1);

            // Columns of about one, so that the normal equations are well conditioned.
            Matrix<double> design = Matrix<double>.Build.Dense(ordered.Length, bends + (powers ?? 0), (row, column) =>
                column >= bends ? Math.Pow(present.Part(ordered[row]) / most, 2 + column - bends)
                : column > gains ? ordered[row].CommonMode / span : Term(present.Straight(ordered[row]) / scale, column, halves));
            Vector<double> references = Vector<double>.Build.Dense(ordered.Length, row =>
                ordered[row].Reference - (tellsCommonMode ? 0 : present.CommonMode * ordered[row].CommonMode) - (powers is null ? ordered[row].Reading - present.Offset - present.Straight(ordered[row]) : 0));
            Matrix<double> normal = design.TransposeThisAndMultiply(design);
            if (normal.ConditionNumber() > 1e8)
            {
                throw new CalibrationException($"The points of {Names.Of(ordered[0])} do not determine gain and offset: take points of both signs, spread over the range.");
            }

            Vector<double> found = design.QR().Solve(references);
            Vector<double> residuals = references - (design * found);
            int free = ordered.Length - found.Count;
            double squares = residuals.DotProduct(residuals);
            Matrix<double> covariance = normal.Inverse() * (free > 0 ? squares / free : 0);
            var fit = new ChannelFit
            {
                Channel = ordered[0].Channel,
                Range = ordered[0].Range,
                Points = ordered,
                Gain = found[1] / scale,
                DischargeGain = found[gains] / scale,
                Asymmetry = ((found[1] - found[gains]) / scale) + (powers > 0 ? 2 * found[bends] / scale : 0),
                Offset = found[0],
                CommonMode = tellsCommonMode ? found[gains + 1] / span : null,
                Bend = powers is { } count ? new ChannelBend(Power(found, bends, count, 2, most, present.Full), Power(found, bends, count, 3, most, present.Full)) : null,
                Residuals = [.. residuals],
                GainUncertaintyPpm = 1e6 * CoverageFactor * Math.Sqrt(Math.Max(covariance[1, 1], covariance[gains, gains])) / scale,
                OffsetUncertainty = CoverageFactor * Math.Sqrt(covariance[0, 0]),
            };
            return (fit, free > 0 ? squares / ((double)free * free) : double.PositiveInfinity);
        }

        // Part of full scale that a power adds there; the gain's own change is too small to matter to it.
        private static double Power(Vector<double> found, int bends, int powers, int power, double most, double full)
        {
            return power - 2 < powers ? found[bends + power - 2] / Math.Pow(most, power) / full : 0;
        }

        private static int Distinct(CalibrationPoint[] ordered, CalibrationRule rule)
        {
            return 1 + ordered.Zip(ordered.Skip(1)).Count(pair => pair.Second.Reference - pair.First.Reference > (rule.Highest - rule.Lowest) * CalibrationJudge.SamePart);
        }

        private static double Term(double scaled, int column, bool hasHalves)
        {
            return column switch
            {
                0 => 1,
                1 => hasHalves ? Math.Max(scaled, 0) : scaled,
                _ => Math.Min(scaled, 0),
            };
        }
    }
}
