using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RigFirmware.Core.Configuration;

namespace RigFirmware.Host.Calibration
{
    /// <summary>Refuses what is no calibration, each with one sentence: what is wrong, where, what would be right.</summary>
    public static class CalibrationJudge
    {
        // More than the leads, the relays and the protection can make between charge and discharge.
        private const double HalvesPpmMax = 500;

        // References nearer than this part of the range are one point.
        internal const double SamePart = 0.01;

        /// <summary>Judges who measured, with what and when.</summary>
        /// <param name="origin">As given.</param>
        /// <param name="present">The calibration in force.</param>
        /// <param name="kind">The <see cref="CalibrationKind"/>.</param>
        /// <param name="now">The time now.</param>
        /// <exception cref="CalibrationException">It is refused.</exception>
        public static void CheckOrigin(CalibrationOrigin origin, RigCalibration present, int kind, DateTimeOffset now)
        {
            CheckText(origin.Instrument, "instrument", "--instrument");
            CheckText(origin.SerialNumber, "serial number of the instrument", "--serial");
            if (origin.Date > now)
            {
                throw new CalibrationException(string.Create(CultureInfo.InvariantCulture, $"The date {origin.Date:yyyy-MM-dd HH:mm} lies in the future: give the day of the measurement."));
            }

            if (origin.Date < present.Date(kind))
            {
                throw new CalibrationException(string.Create(CultureInfo.InvariantCulture, $"The points of {origin.Date:yyyy-MM-dd} are older than the calibration in force, of {present.Date(kind):yyyy-MM-dd}: measure anew."));
            }
        }

        /// <summary>Judges the points of one channel before they are fitted.</summary>
        /// <exception cref="CalibrationException">They are refused.</exception>
        public static void CheckPoints(IReadOnlyList<CalibrationPoint> points, CalibrationRule rule)
        {
            string name = Names.Of(points[0]);
            int channel = points[0].Channel;
            foreach (CalibrationPoint point in points)
            {
                if (!double.IsFinite(point.Reference) || !double.IsFinite(point.Reading))
                {
                    throw new CalibrationException($"A point of {name} is no number: give the instrument's value in {Names.InstrumentUnit(channel)}.");
                }

                if (point.CommonMode is < CalibrationRule.CommonModeMin or > CalibrationRule.CommonModeMax || !double.IsFinite(point.CommonMode))
                {
                    throw new CalibrationException($"The common mode {Names.Value(channel, point.CommonMode)} of a point of {name} lies outside what the rig's inputs carry: {Names.Value(channel, CalibrationRule.CommonModeMin)} to {Names.Value(channel, CalibrationRule.CommonModeMax)} is right; give the lower tap's voltage against the rig's ground.");
                }

                double margin = (rule.Highest - rule.Lowest) * 0.05;
                if (point.Reference < rule.Lowest - margin || point.Reference > rule.Highest + margin)
                {
                    throw new CalibrationException($"The reference {Names.Value(channel, point.Reference)} of {name} lies outside the channel's range of {Names.Value(channel, rule.Lowest)} to {Names.Value(channel, rule.Highest)}: check its unit.");
                }
            }

            CalibrationPoint[] ordered = [.. points.OrderBy(point => point.Reference)];
            int distinct = 1 + ordered.Zip(ordered.Skip(1)).Count(pair => pair.Second.Reference - pair.First.Reference > (rule.Highest - rule.Lowest) * SamePart);
            if (distinct < rule.PointsMin)
            {
                throw new CalibrationException($"{name} has {distinct} different points: at least {rule.PointsMin} are needed.");
            }

            double span = ordered[^1].Reference - ordered[0].Reference;
            if (span < rule.SpanMin)
            {
                throw new CalibrationException($"The points of {name} reach over {Names.Value(channel, span)} only: spread them over at least {Names.Value(channel, rule.SpanMin)} of its range.");
            }

            if (rule.HasHalves && (ordered.Count(point => point.Reference < rule.Lowest / 4) < 2 || ordered.Count(point => point.Reference > rule.Highest / 4) < 2))
            {
                throw new CalibrationException($"{name} needs two points of each sign beyond a quarter of the range: charge and discharge have a gain of their own.");
            }

            CheckOrder(ordered, rule, name);
        }

        /// <summary>Judges a fit.</summary>
        /// <exception cref="CalibrationException">It is refused.</exception>
        public static void CheckFit(ChannelFit fit, CalibrationRule rule, RigCalibration present)
        {
            string name = Names.Of(fit.Channel, fit.Range);
            int worst = Enumerable.Range(0, fit.Residuals.Count).MaxBy(i => Math.Abs(fit.Residuals[i]));
            if (Math.Abs(fit.Residuals[worst]) > rule.ResidualMax)
            {
                throw new CalibrationException($"The point {Names.Value(fit.Channel, fit.Points[worst].Reference)} of {name} lies {Names.Value(fit.Channel, Math.Abs(fit.Residuals[worst]))} off the fit: at most {Names.Value(fit.Channel, rule.ResidualMax)} is right; measure that point again.");
            }

            if (rule.HasHalves && Math.Abs(fit.Asymmetry) * 1e6 > HalvesPpmMax)
            {
                throw new CalibrationException(string.Create(CultureInfo.InvariantCulture, $"The gains of {name} for charge and discharge differ by {Math.Abs(fit.Asymmetry) * 1e6:F0} ppm: at most {HalvesPpmMax} ppm is right; look for a leak."));
            }

            if (Math.Abs(fit.CommonMode ?? 0) * 1e6 > CalibrationCheck.CommonModePpmMax)
            {
                throw new CalibrationException(string.Create(CultureInfo.InvariantCulture, $"The common mode of {name} would cost {fit.CommonMode * 1e6:F0} ppm: at most {CalibrationCheck.CommonModePpmMax} ppm is right; check the taps' connections and what the points say about their common mode."));
            }

            if (fit.Bend is { } bend && (Math.Abs(bend.Square) * 1e6 > CalibrationCheck.SquarePpmMax || Math.Abs(bend.Cube) * 1e6 > CalibrationCheck.CubePpmMax))
            {
                throw new CalibrationException(string.Create(CultureInfo.InvariantCulture, $"The bend of {name} would be {bend.Square * 1e6:F0} ppm by its square and {bend.Cube * 1e6:F0} ppm by its cube: at most {CalibrationCheck.SquarePpmMax} and {CalibrationCheck.CubePpmMax} ppm is right; measure again."));
            }

            double gainPpm = present.GainPpm(fit);
            int gainMax = CalibrationCheck.GainPpmMax(fit.Channel);
            if (Math.Abs(gainPpm) > gainMax)
            {
                throw new CalibrationException(string.Create(CultureInfo.InvariantCulture, $"The gain of {name} would be {gainPpm:F0} ppm off the nominal one: at most {gainMax} ppm is right; check reference, wiring and unit."));
            }

            int offsetMax = CalibrationCheck.OffsetMax(fit.Channel, fit.Range, present.ClampMillinewtonsMax);
            if (Math.Abs(fit.Offset) > offsetMax)
            {
                throw new CalibrationException($"The offset of {name} would be {Names.Value(fit.Channel, fit.Offset)}: at most {Names.Value(fit.Channel, offsetMax)} is right; check the reference's zero.");
            }
        }

        // Two values written into each other's line are far off a line through the others; the order tells which.
        private static void CheckOrder(CalibrationPoint[] ordered, CalibrationRule rule, string name)
        {
            for (int i = 1; i < ordered.Length; i++)
            {
                bool apart = ordered[i].Reference - ordered[i - 1].Reference > (rule.Highest - rule.Lowest) * SamePart;
                if (apart && ordered[i].Reading <= ordered[i - 1].Reading)
                {
                    int channel = ordered[i].Channel;
                    throw new CalibrationException($"The points {Names.Value(channel, ordered[i - 1].Reference)} and {Names.Value(channel, ordered[i].Reference)} of {name} look swapped: the rig read less at the larger one.");
                }
            }
        }

        private static void CheckText(string text, string what, string option)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                throw new CalibrationException($"The {what} is missing: give it with {option}.");
            }

            if (text.Length > CalibrationImage.TextBytes || text.Any(letter => letter is < ' ' or > '~'))
            {
                throw new CalibrationException($"The {what} '{text}' is not 1 to {CalibrationImage.TextBytes} plain characters.");
            }
        }
    }
}
