using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;

namespace RigFirmware.Host.Calibration
{
    /// <summary>Least squares of reference against reading, with one gain or one for each sign.</summary>
    public static class ChannelFitter
    {
        private const double CoverageFactor = 2;

        /// <summary>Fits one channel.</summary>
        /// <param name="points">Of that channel and range; at least as many as parameters.</param>
        /// <param name="presentOffset">Offset of the calibration in force, in the channel's unit.</param>
        /// <param name="hasHalves">True for a gain for each sign.</param>
        /// <exception cref="CalibrationException">The points do not determine the fit.</exception>
        public static ChannelFit Fit(IReadOnlyList<CalibrationPoint> points, double presentOffset, bool hasHalves)
        {
            CalibrationPoint[] ordered = [.. points.OrderBy(point => point.Reference)];
            double scale = ordered.Max(point => Math.Abs(point.Reading - presentOffset));
            if (!(scale > 0))
            {
                throw new CalibrationException($"The points of {Names.Of(points[0])} all read zero: the reference must reach the channel.");
            }

            // Columns of about one, so that the normal equations are well conditioned.
            Matrix<double> design = Matrix<double>.Build.Dense(ordered.Length, hasHalves ? 3 : 2, (row, column) => Term(ordered[row], presentOffset, scale, column, hasHalves));
            Vector<double> references = Vector<double>.Build.Dense(ordered.Length, row => ordered[row].Reference);
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
                DischargeGain = found[hasHalves ? 2 : 1] / scale,
                Offset = found[0],
                Residuals = [.. residuals],
                GainUncertaintyPpm = 1e6 * CoverageFactor * Math.Sqrt(Math.Max(covariance[1, 1], covariance[found.Count - 1, found.Count - 1])) / scale,
                OffsetUncertainty = CoverageFactor * Math.Sqrt(covariance[0, 0]),
            };
        }

        private static double Term(CalibrationPoint point, double presentOffset, double scale, int column, bool hasHalves)
        {
            double scaled = (point.Reading - presentOffset) / scale;
            return column switch
            {
                0 => 1,
                1 => hasHalves ? Math.Max(scaled, 0) : scaled,
                _ => Math.Min(scaled, 0),
            };
        }
    }
}
