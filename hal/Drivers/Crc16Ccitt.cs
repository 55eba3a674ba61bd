namespace RigFirmware.Hal.Drivers
{
    /// <summary>CRC-16 with polynomial 1021h, start FFFFh, nothing reflected: what the ADS131M08 guards its frames with (SBAS950B).</summary>
    [CycleCode]
    public static class Crc16Ccitt
    {
        private const int Start = 0xFFFF;
        private static readonly int[] Table = Build();

        /// <summary>The checksum of a part of an array.</summary>
        /// <param name="bytes">Holds the part.</param>
        /// <param name="length">Bytes from position 0.</param>
        public static int Of(byte[] bytes, int length)
        {
            int[] table = Table;
            int crc = Start;
            for (int i = 0; i < length; i++)
            {
                crc = ((crc << 8) & 0xFFFF) ^ table[(crc >> 8) ^ bytes[i]];
            }

            return crc;
        }

        [BootCode]
        private static int[] Build()
        {
            int[] table = new int[256];
            for (int i = 0; i < table.Length; i++)
            {
                int crc = i << 8;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
                }

                table[i] = crc & 0xFFFF;
            }

            return table;
        }
    }
}
