namespace RigFirmware.Core.Safety
{
    /// <summary>Units of a fault's value and limits.</summary>
    public static class FaultUnit
    {
        /// <summary>A condition that is or is not; the value is 1 or 0.</summary>
        public const byte None = 0;

        /// <summary>Microvolts.</summary>
        public const byte Microvolts = 1;

        /// <summary>Nanoamps.</summary>
        public const byte Nanoamps = 2;

        /// <summary>Millidegrees Celsius.</summary>
        public const byte Millidegrees = 3;

        /// <summary>Millidegrees Celsius per second.</summary>
        public const byte MillidegreesPerSecond = 4;

        /// <summary>Millinewtons.</summary>
        public const byte Millinewtons = 5;

        /// <summary>Milliseconds.</summary>
        public const byte Ms = 6;

        /// <summary>Thousandths.</summary>
        public const byte Permille = 7;

        /// <summary>Microampere hours.</summary>
        public const byte MicroampHours = 8;

        /// <summary>The unit's name as it is written on the wire and shown to people.</summary>
        public static string NameOf(byte unit)
        {
            switch (unit)
            {
                case Microvolts: return "uV";
                case Nanoamps: return "nA";
                case Millidegrees: return "mdegC";
                case MillidegreesPerSecond: return "mdegC/s";
                case Millinewtons: return "mN";
                case Ms: return "ms";
                case Permille: return "permille";
                case MicroampHours: return "uAh";
                default: return "";
            }
        }
    }
}
