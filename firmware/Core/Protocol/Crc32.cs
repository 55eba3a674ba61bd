namespace RigFirmware.Core.Protocol
{
    /// <summary>CRC-32 of IEEE 802.3: reflected polynomial EDB88320, start and final complement FFFFFFFF. As int, because the board's arithmetic is.</summary>
    public static class Crc32
    {
        /// <summary>The checksum of an empty input, from which a piecewise calculation starts.</summary>
        public const int Empty = 0;

        /// <summary>The checksum of some bytes.</summary>
        public static int Of(byte[] bytes, int offset, int length)
        {
            return Continue(Empty, bytes, offset, length);
        }

        /// <summary>The checksum of everything before together with the following bytes.</summary>
        public static int Continue(int before, byte[] bytes, int offset, int length)
        {
            uint crc = ~(uint)before;
            for (int i = offset; i < offset + length; i++)
            {
                crc ^= bytes[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
                }
            }

            return (int)~crc;
        }
    }
}
