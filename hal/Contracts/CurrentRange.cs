namespace RigFirmware.Hal
{
    /// <summary>The ranges of the current source and of both current sensors.</summary>
    [CycleCode]
    public static class CurrentRange
    {
        /// <summary>+-100 uA.</summary>
        public const byte Microamps100 = 0;

        /// <summary>+-1 mA.</summary>
        public const byte Milliamps1 = 1;

        /// <summary>+-10 mA.</summary>
        public const byte Milliamps10 = 2;

        /// <summary>+-500 mA.</summary>
        public const byte Milliamps500 = 3;

        /// <summary>Number of ranges.</summary>
        public const int Count = 4;

        /// <summary>
        /// No range of the source: +-100 uA while the first sensor's converter has gain 4, for currents up to 30 uA. A sample and a
        /// calibration name it, a command does not.
        /// </summary>
        public const byte Fine = 4;

        /// <summary>Largest current of a range in nanoamps; that of <see cref="Fine"/> is what it is calibrated for; of an unknown range, zero.</summary>
        public static int NanoampsMax(byte range)
        {
            switch (range)
            {
                case Microamps100: return 100000;
                case Milliamps1: return 1000000;
                case Milliamps10: return 10000000;
                case Milliamps500: return 500000000;
                case Fine: return 30000;
                default: return 0;
            }
        }

        /// <summary>The smallest range that carries a current of either sign; the largest range for more than any carries.</summary>
        public static byte ForNanoamps(int nanoamps)
        {
            if (nanoamps < 0)
            {
                // The negative of int.MinValue does not exist; it lies beyond every range anyway.
                nanoamps = nanoamps == int.MinValue ? int.MaxValue : -nanoamps;
            }

            if (nanoamps <= 100000)
            {
                return Microamps100;
            }

            if (nanoamps <= 1000000)
            {
                return Milliamps1;
            }

            return nanoamps <= 10000000 ? Milliamps10 : Milliamps500;
        }
    }
}
