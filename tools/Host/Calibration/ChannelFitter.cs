using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;

namespace RigFirmware.Host.Calibration
{
    /// <summary>
    /// Least squares of reference against reading, with one gain or one for each sign, and with a cell's factor for its common mode where
    /// the points were taken at more than one.
    /// </summary>
    public static class ChannelFitter
    {
        private const double CoverageFactor = 2;

        /// <summary>Fits one channel.</summary>
        /// <param name="points">Of that channel and range; at least as many as parameters.</param>
        /// <param name="rule">Of that channel.</param>
        /// <param name="presentOffset">Offset of the calibration in force, in the channel's unit.</param>
        /// <param name="presentCommonMode">A cell's factor for its common mode in force; used when the points do not tell a new one.</param>
        /// <exception cref="CalibrationException">The points do not determine the fit.</exception>
        public static ChannelFit Fit(IReadOnlyList<CalibrationPoint> points, CalibrationRule rule, double presentOffset, double presentCommonMode = 0)
        {
            CalibrationPoint[] ordered = [.. points.OrderBy(point => point.Reference)];
            double scale = ordered.Max(point => Math.Abs(point.Reading - presentOffset));
            if (!(scale > 0))
            {
                throw new CalibrationException($"The points of {Names.Of(points[0])} all read zero: the reference must reach the channel.");
            }

            double span = ordered.Max(point => point.CommonMode) - ordered.Min(point => point.CommonMode);
            bool tellsCommonMode = span >= rule.CommonModeSpanMin;
            int gains = rule.HasHalves ? 2 : 1;

            // Columns of about one, so that the normal equations are well conditioned.
            Matrix<double> design = Matrix<double>.Build.Dense(ordered.Length, 1 + gains + (tellsCommonMode ? 1 : 0), (row, column) =>
                column > gains ? ordered[row].CommonMode / span : Term((ordered[row].Reading - presentOffset) / scale, column, rule.HasHalves));
            Vector<double> references = Vector<double>.Build.Dense(ordered.Length, row => ordered[row].Reference - (tellsCommonMode ? 0 : presentCommonMode * ordered[row].CommonMode));
            Matrix<double> normal = design.TransposeThisAndMultiply(design);
            if (normal.ConditionNumber() > 1e8)
            {
                throw new CalibrationException($"The points of {Names.Of(points[0])} do not determine gain and offset: take points of both signs, spread over the range.");
            }

            Vector<double> found = design.QR().Solve(references);
            Vector<double> residuals = references - (design * found);
            int free = ordered.Length - found.Count;
            double variance = free > 0 ? residuals.DotProduct(residuals) / free : 0;
            Matrix<double> covariance = normal.Inverse() * variance;
            return new ChannelFit
            {
                Channel = points[0].Channel,
                Range = points[0].Range,
                Points = ordered,
                Gain = found[1] / scale,
                DischargeGain = found[gains] / scale,
                Offset = found[0],
                CommonMode = tellsCommonMode ? found[gains + 1] / span : null,
                Residuals = [.. residuals],
                GainUncertaintyPpm = 1e6 * CoverageFactor * Math.Sqrt(Math.Max(covariance[1, 1], covariance[gains, gains])) / scale,
                OffsetUncertainty = CoverageFactor * Math.Sqrt(covariance[0, 0]),
            };
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
