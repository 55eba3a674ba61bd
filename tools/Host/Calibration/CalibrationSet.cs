using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Configuration;

namespace RigFirmware.Host.Calibration
{
    /// <summary>Points in, calibration out: judged, fitted, judged again. Nothing is half done: the first thing that is wrong refuses all of it.</summary>
    public static class CalibrationSet
    {
        /// <summary>Fits the points of one kind.</summary>
        /// <param name="points">Of that kind; every channel that they name is calibrated.</param>
        /// <param name="kind">The <see cref="CalibrationKind"/>.</param>
        /// <param name="origin">Who measured, with what and when.</param>
        /// <param name="present">The calibration under which the readings were taken.</param>
        /// <param name="configuration">Number of cells and clamp head of the rig.</param>
        /// <param name="now">The time now.</param>
        /// <exception cref="CalibrationException">The set is refused.</exception>
        public static IReadOnlyList<ChannelFit> Fit(IReadOnlyList<CalibrationPoint> points, int kind, CalibrationOrigin origin, RigCalibration present, RigConfiguration configuration, DateTimeOffset now)
        {
            CalibrationJudge.CheckOrigin(origin, present, kind, now);
            if (points.Count == 0)
            {
                throw new CalibrationException("There are no points: a calibration needs some.");
            }

            CalibrationPoint? foreign = points.FirstOrDefault(point => CalibrationKind.OfChannel(point.Channel) != kind);
            if (foreign != null)
            {
                throw new CalibrationException($"The point of {Names.Of(foreign)} is none of the kind '{CalibrationKind.Name(kind)}': calibrate one kind at a time, each with its instrument.");
            }

            var fits = new List<ChannelFit>();
            foreach (IGrouping<(int Channel, byte Range), CalibrationPoint> group in points.GroupBy(point => (point.Channel, point.Range)))
            {
                CalibrationRule rule = CalibrationRule.For(group.Key.Channel, group.Key.Range, configuration);
                CalibrationPoint[] ofChannel = [.. group];
                CalibrationJudge.CheckPoints(ofChannel, rule);
                ChannelFit fit = ChannelFitter.Fit(ofChannel, rule, present.Scale(group.Key.Channel, group.Key.Range));
                CalibrationJudge.CheckFit(fit, rule, present);
                fits.Add(fit);
            }

            return fits;
        }
    }
}
