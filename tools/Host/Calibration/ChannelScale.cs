namespace RigFirmware.Host.Calibration
{
    /// <summary>The calibration of one channel in force, in its unit.</summary>
    /// <param name="Full">Value at the converter's full scale.</param>
    /// <param name="Offset">Its offset.</param>
    /// <param name="CommonMode">A cell's factor for its common mode.</param>
    /// <param name="Square">Part of full scale that its bend adds there by the square.</param>
    /// <param name="Cube">The same by the cube.</param>
    public sealed record ChannelScale(double Full, double Offset, double CommonMode, double Square, double Cube)
    {
        /// <summary>The scale of a channel whose calibration has nothing but an offset.</summary>
        public static ChannelScale Plain(double offset = 0, double commonMode = 0, double full = 1) => new(full, offset, commonMode, 0, 0);

        /// <summary>Counts behind a reading as a part of full scale.</summary>
        public double Part(CalibrationPoint point)
        {
            double part = (point.Reading - Offset - (CommonMode * point.CommonMode)) / Full;
            return part - (Square * part * part) - (Cube * part * part * part);
        }

        /// <summary>The reading as it would be without offset and bend.</summary>
        public double Straight(CalibrationPoint point)
        {
            double part = Part(point);
            return point.Reading - Offset - (Full * ((Square * part * part) + (Cube * part * part * part)));
        }
    }
}
