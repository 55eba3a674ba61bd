namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// Temperature of a platinum resistor of 1000 ohm at 0 degC by IEC 60751: a table every 5 degC, linear in between, which
    /// is off by less than 1 millidegree. Integers in the cycle, so that board and host agree.
    /// </summary>
    [CycleCode]
    public static class Pt1000
    {
        /// <summary>Below it is no temperature of a rig but a short: 700 ohm are -76 degC.</summary>
        public const int ShortMilliohms = 700000;

        private const int FirstDegrees = -80;
        private const int StepDegrees = 5;
        private const int Entries = 65;
        private static readonly int[] Table = Build();

        /// <summary>Temperature in millidegrees, held at the table's ends of -80 and 240 degC.</summary>
        /// <param name="milliohms">The resistance.</param>
        public static int Millidegrees(int milliohms)
        {
            int[] table = Table;
            if (milliohms <= table[0])
            {
                return FirstDegrees * 1000;
            }

            int low = 0;
            int high = Entries - 1;
            if (milliohms >= table[high])
            {
                return (FirstDegrees + (StepDegrees * high)) * 1000;
            }

            while (high - low > 1)
            {
                int middle = (low + high) >> 1;
                if (table[middle] <= milliohms)
                {
                    low = middle;
                }
                else
                {
                    high = middle;
                }
            }

            int span = table[high] - table[low];
            int part = span > 0 ? (int)(((long)(milliohms - table[low]) * (StepDegrees * 1000)) / span) : 0;
            return ((FirstDegrees + (StepDegrees * low)) * 1000) + part;
        }

        [BootCode]
        private static int[] Build()
        {
            int[] table = new int[Entries];
            for (int i = 0; i < Entries; i++)
            {
                int t = FirstDegrees + (i * StepDegrees);

                // 1e6 x (1 + 3.9083e-3 t - 5.775e-7 t2), and below 0 degC - 4.183e-12 (t - 100) t3, in milliohms.
                long milliohms = (10000000000L + (39083000L * t) - (5775L * t * t)) / 10000;
                if (t < 0)
                {
                    milliohms -= (4183L * (t - 100) * t * t * t) / 1000000000L;
                }

                table[i] = (int)milliohms;
            }

            return table;
        }
    }
}
