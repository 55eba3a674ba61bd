namespace RigFirmware.Hal
{
    /// <summary>
    /// What one converter count is worth before calibration, as a factor in 1/2^32 of the channel's unit: the front end's
    /// full scale over 2^23 counts. Calibration starts from here and a simulated front end quantises with it.
    /// </summary>
    public static class NominalScale
    {
        /// <summary>Counts at full scale: 24-bit converters, one bit of it the sign.</summary>
        public const int FullScaleCounts = 8388608;

        /// <summary>Full scale of a channel in its own unit (microvolts, nanoamps, millidegrees, millinewtons, nanometres).</summary>
        /// <param name="channel">0..<see cref="Channel.Count"/>-1.</param>
        /// <param name="currentRange">The <see cref="CurrentRange"/>; read for the current channels only.</param>
        /// <param name="clampMillinewtonsMax">The clamp head's largest force; read for the force channel only.</param>
        public static int FullScale(int channel, byte currentRange, int clampMillinewtonsMax)
        {
            if (channel < Channel.Stack)
            {
                return 10000000;
            }

            if (channel == Channel.Stack)
            {
                return 80000000;
            }

            if (channel <= Channel.CurrentSecond)
            {
                // A quarter above the range, so that overcurrent is measured and not clipped.
                return CurrentRange.NanoampsMax(currentRange) / 4 * 5;
            }

            if (channel < Channel.ClampForce)
            {
                return 250000;
            }

            return channel == Channel.ClampForce ? clampMillinewtonsMax / 4 * 5 : 10000000;
        }

        /// <summary>Value of one count times 2^32: FullScale / 2^23 * 2^32.</summary>
        public static long GainQ32(int channel, byte currentRange, int clampMillinewtonsMax)
        {
            return (long)FullScale(channel, currentRange, clampMillinewtonsMax) << 9;
        }
    }
}
