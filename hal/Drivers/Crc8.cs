namespace RigFirmware.Hal.Drivers
{
    /// <summary>CRC-8 with polynomial 07h, start 0: what the AD7124-8 guards its registers with (data sheet Rev. E).</summary>
    [CycleCode]
    public static class Crc8
    {
        private static readonly byte[] Table = Build();

        /// <summary>The checksum of a part of an array, going on from an earlier one.</summary>
        /// <param name="crc">Checksum of what came before; 0 at the beginning.</param>
        /// <param name="bytes">Holds the part.</param>
        /// <param name="from">Position of the first byte.</param>
        /// <param name="length">Bytes of the part.</param>
        public static byte Of(byte crc, byte[] bytes, int from, int length)
        {
            byte[] table = Table;
            for (int i = from; i < from + length; i++)
            {
                crc = table[crc ^ bytes[i]];
            }

            return crc;
        }

        [BootCode]
        private static byte[] Build()
        {
            byte[] table = new byte[256];
            for (int i = 0; i < table.Length; i++)
            {
                int crc = i;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x80) != 0 ? (crc << 1) ^ 0x07 : crc << 1;
                }

                table[i] = (byte)(crc & 0xFF);
            }

            return table;
        }
    }
}
