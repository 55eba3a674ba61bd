using System.Collections.Generic;

namespace RigFirmware.Host.Calibration
{
    /// <summary>
    /// The fit of one channel, or of one range of a current sensor, against the calibration in force: reference = gain x (reading - present
    /// offset and bend) + offset, of a cell + common mode factor x common mode, and with a new bend by square and cube of the counts.
    /// </summary>
    public sealed record ChannelFit
    {
        /// <summary>The channel.</summary>
        public required int Channel { get; init; }

        /// <summary>The <see cref="Hal.CurrentRange"/>; 0 for a channel without ranges.</summary>
        public required byte Range { get; init; }

        /// <summary>The points it stands on, in the order of their references.</summary>
        public required IReadOnlyList<CalibrationPoint> Points { get; init; }

        /// <summary>Gain over the present one; for current sensors that of a charge current.</summary>
        public required double Gain { get; init; }

        /// <summary>The same of a discharge current; equal to <see cref="Gain"/> elsewhere.</summary>
        public required double DischargeGain { get; init; }

        /// <summary>What a charge current is scaled by more than a discharge current at the outermost points, gains and bend together, as a part.</summary>
        public required double Asymmetry { get; init; }

        /// <summary>The new offset in the channel's unit.</summary>
        public required double Offset { get; init; }

        /// <summary>A cell's factor for its common mode, in its unit per unit; null when the points do not tell, and the one in force stays.</summary>
        public double? CommonMode { get; init; }

        /// <summary>The channel's bend; null when the points do not tell, and the one in force stays.</summary>
        public ChannelBend? Bend { get; init; }

        /// <summary>Reference minus fit by point, in the channel's unit. Shape [points].</summary>
        public required IReadOnlyList<double> Residuals { get; init; }

        /// <summary>Uncertainty of the gain from the scatter of the points, two standard deviations, in parts per million.</summary>
        public required double GainUncertaintyPpm { get; init; }

        /// <summary>Uncertainty of the offset likewise, in the channel's unit.</summary>
        public required double OffsetUncertainty { get; init; }
    }
}
