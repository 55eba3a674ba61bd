namespace RigFirmware.Hal
{
    /// <summary>
    /// What one converter count is worth before calibration, as a factor in 1/2^32 of the channel's unit: the front end's
    /// full scale over 2^23 counts. Calibration starts from here and a simulated front end quantises with it.
    /// </summary>
    [CycleCode]
    public static class NominalScale
    {
        /// <summary>Counts at full scale: 24-bit converters, one bit of it the sign.</summary>
        public const int FullScaleCounts = 8388608;

        // The smallest range's 125 uA at the converter's gain of 4.
        private const int FineFullScale = 31250;

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

            if (channel == Channel.Current)
            {
                // A quarter above the range, so that overcurrent is measured and not clipped: shunts of 0.96 V at 1.2 V.
                return currentRange == CurrentRange.Fine ? FineFullScale : CurrentRange.NanoampsMax(currentRange) / 4 * 5;
            }

            if (channel == Channel.CurrentSecond)
            {
                return SecondFullScale(currentRange);
            }

            if (channel < Channel.ClampForce)
            {
                return 250000;
            }

            // 9.375 mV over the 5 mV of a head of 2 mV/V at 2.5 V; 1.2 V over the 1.19 V of the travel's 10 mm.
            return channel == Channel.ClampForce ? clampMillinewtonsMax / 8 * 15 : 10080000;
        }

        /// <summary>Value of one count times 2^32: FullScale / 2^23 * 2^32.</summary>
        public static long GainQ32(int channel, byte currentRange, int clampMillinewtonsMax)
        {
            return (long)FullScale(channel, currentRange, clampMillinewtonsMax) << 9;
        }

        // 1.2 V over gain and resistor: 64 and 100 ohm, 8 and 100 ohm, 128 and 0.2 ohm, 8 and 0.2 ohm (hardware/source.md).
        private static int SecondFullScale(byte currentRange)
        {
            switch (currentRange)
            {
                case CurrentRange.Microamps100: return 187500;
                case CurrentRange.Fine: return 187500;
                case CurrentRange.Milliamps1: return 1500000;
                case CurrentRange.Milliamps10: return 46875000;
                case CurrentRange.Milliamps500: return 750000000;
                default: return 0;
            }
        }
    }
}
