namespace RigFirmware.Hal
{
    /// <summary>
    /// Where a channel's wires end: connector and poles for a person with a screwdriver. The source is hardware/wiring.csv and
    /// the netlist; a test compares every one of them.
    /// </summary>
    public static class Poles
    {
        /// <summary>Chips on the bus, in the order of <see cref="ChipName"/>.</summary>
        public const int ChipsMax = 8;

        private const int FirstSelectPole = 7;

        /// <summary>Pole of a tap's wire at J1.</summary>
        /// <param name="tap">0..12.</param>
        public static int Tap(int tap)
        {
            return tap + 1;
        }

        /// <summary>First pole of a Pt1000 at J13.</summary>
        /// <param name="point">0..5.</param>
        public static int PointFirst(int point)
        {
            return point < Channel.Plates ? (4 * point) + 1 : (2 * point) + 9;
        }

        /// <summary>Last pole of a Pt1000 at J13.</summary>
        /// <param name="point">0..5.</param>
        public static int PointLast(int point)
        {
            return point < Channel.Plates ? (4 * point) + 4 : (2 * point) + 10;
        }

        /// <summary>Pole of a thermistor at J14; its other end is at poles 7 and 8.</summary>
        /// <param name="point">0..5.</param>
        public static int Thermistor(int point)
        {
            return point + 1;
        }

        /// <summary>Name of a chip for sentences.</summary>
        /// <param name="chip">0..7.</param>
        public static string ChipName(int chip)
        {
            switch (chip)
            {
                case 0: return "U1 (ADS131M08, cells 1 to 8)";
                case 1: return "U2 (ADS131M08, cells 9 to 12, second current sensor)";
                case 2: return "U3 (ADS131M08, stack, current, force)";
                case 3: return "U20 (AD5781, current setpoint)";
                case 4: return "U80 (AD7124-8, temperatures)";
                case 5: return "U70 (TMC5160A, clamp)";
                case 6: return "U90 (MCP23S17, outputs)";
                default: return "U91 (MCP23S17, comparators)";
            }
        }

        /// <summary>Pole of a chip's select at J20; both expanders share one.</summary>
        /// <param name="chip">0..7.</param>
        public static int ChipSelect(int chip)
        {
            return chip < ChipsMax - 1 ? FirstSelectPole + chip : FirstSelectPole + chip - 1;
        }
    }
}
