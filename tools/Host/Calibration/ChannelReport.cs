using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;

namespace RigFirmware.Host.Calibration
{
    /// <summary>One channel of a <see cref="CalibrationReport"/>; values in <see cref="Unit"/>.</summary>
    public sealed record ChannelReport
    {
        /// <summary>Name of the channel.</summary>
        public required string Channel { get; init; }

        /// <summary>Current range; null for other channels.</summary>
        public required string? Range { get; init; }

        /// <summary>Unit of offset, points and residuals.</summary>
        public required string Unit { get; init; }

        /// <summary>Gain against the nominal one in parts per million; for current sensors the larger of both signs.</summary>
        public required double GainPpm { get; init; }

        /// <summary>Change of the gain by this calibration.</summary>
        public required double GainChangePpm { get; init; }

        /// <summary>Gain for charge minus gain for discharge at the outermost points, as fitted, in parts per million.</summary>
        public required double AsymmetryPpm { get; init; }

        /// <summary>Two standard deviations of the gain.</summary>
        public required double GainUncertaintyPpm { get; init; }

        /// <summary>New factor for a cell's common mode in parts per million; null when the points did not tell it, and the one in force stays.</summary>
        public required double? CommonModePpm { get; init; }

        /// <summary>Part of full scale that the channel's bend adds there by its square, in parts per million; null when the points did not tell, and the one in force stays.</summary>
        public required double? SquarePpm { get; init; }

        /// <summary>The same by its cube.</summary>
        public required double? CubePpm { get; init; }

        /// <summary>The new offset.</summary>
        public required double Offset { get; init; }

        /// <summary>Two standard deviations of the offset.</summary>
        public required double OffsetUncertainty { get; init; }

        /// <summary>What the instrument showed, ascending.</summary>
        public required IReadOnlyList<double> References { get; init; }

        /// <summary>Reference minus fit at each.</summary>
        public required IReadOnlyList<double> Residuals { get; init; }

        /// <summary>The report of a fit.</summary>
        public static ChannelReport Of(ChannelFit fit, RigCalibration present)
        {
            return new ChannelReport
            {
                Channel = ChannelText.Name(fit.Channel),
                Range = CalibrationKind.OfChannel(fit.Channel) == CalibrationKind.Current ? Names.Ranges[fit.Range] : null,
                Unit = ChannelText.Unit(fit.Channel),
                GainPpm = Math.Round(present.GainPpm(fit), 1),
                GainChangePpm = Math.Round((fit.Gain - 1) * 1e6, 1),
                AsymmetryPpm = Math.Round(fit.Asymmetry * 1e6, 1),
                GainUncertaintyPpm = Math.Round(fit.GainUncertaintyPpm, 1),
                CommonModePpm = fit.CommonMode is { } commonMode ? Math.Round(commonMode * 1e6, 2) : null,
                SquarePpm = fit.Bend is { } bend ? Math.Round(bend.Square * 1e6, 1) : null,
                CubePpm = fit.Bend is { } cubic ? Math.Round(cubic.Cube * 1e6, 1) : null,
                Offset = Math.Round(fit.Offset, 1),
                OffsetUncertainty = Math.Round(fit.OffsetUncertainty, 1),
                References = [.. fit.Points.Select(point => Math.Round(point.Reference, 1))],
                Residuals = [.. fit.Residuals.Select(residual => Math.Round(residual, 1))],
            };
        }
    }
}
