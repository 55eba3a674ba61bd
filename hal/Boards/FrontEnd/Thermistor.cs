namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// 10 kohm at 25 degC with a B of 3988 K (hardware/external.csv, X13) below 10 kohm at 2.5 V: between lines of ten degrees, within
    /// 0.2 degC of that law. The part's own course and the controller's converter make it a witness of movements, no thermometer.
    /// </summary>
    [CycleCode]
    public static class Thermistor
    {
        private const int LowestMillidegrees = -20000;
        private const int LineMillidegrees = 10000;

        // Node in millivolts at -20, -10 ... 120 degC.
        private static readonly int[] Millivolts = new int[] { 2288, 2139, 1932, 1675, 1392, 1113, 863, 655, 492, 369, 277, 209, 159, 122, 95 };

        /// <summary>Temperature for a node's voltage; beyond the table's ends its ends, -20 and 120 degC.</summary>
        /// <param name="nodeMillivolts">At the multiplexer's input.</param>
        /// <param name="fraction">Sixteenths of a millivolt more, 0..15.</param>
        public static int Millidegrees(int nodeMillivolts, int fraction)
        {
            int[] lines = Millivolts;
            int node = (nodeMillivolts << 4) + fraction;
            int below = LowestMillidegrees;
            for (int i = 1; i < lines.Length; i++)
            {
                int upper = lines[i - 1] << 4;
                int lower = lines[i] << 4;
                if (node >= lower)
                {
                    int part = node < upper ? upper - node : 0;
                    int span = upper - lower;
                    return span > 0 ? below + ((part * LineMillidegrees) / span) : below;
                }

                below += LineMillidegrees;
            }

            return below;
        }
    }
}
