using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// CRC-32 as in IEEE 802.3 (reflected polynomial 0xEDB88320, start and end inverted); the nine bytes "123456789" give 0xCBF43926.
    /// Own code because the board's libraries have none; the host uses this same class.
    /// </summary>
    [CycleCode]
    public sealed class Crc32
    {
        private readonly uint[] _table = new uint[256];

        /// <summary>Builds the table of 256 words.</summary>
        public Crc32()
        {
            for (int i = 0; i < 256; i++)
            {
                uint word = (uint)i;
                for (int bit = 0; bit < 8; bit++)
                {
                    word = (word & 1) != 0 ? (word >> 1) ^ 0xEDB88320u : word >> 1;
                }

                _table[i] = word;
            }
        }

        /// <summary>The checksum of the first <paramref name="count"/> bytes.</summary>
        public int Compute(byte[] bytes, int count)
        {
            uint crc = 0xFFFFFFFFu;
            for (int i = 0; i < count; i++)
            {
                crc = _table[(crc ^ bytes[i]) & 255] ^ (crc >> 8);
            }

            return unchecked((int)(crc ^ 0xFFFFFFFFu));
        }

        /// <summary>The checksum of the first <paramref name="count"/> words, each as four bytes, the lowest first.</summary>
        public int Compute(int[] words, int count)
        {
            uint crc = 0xFFFFFFFFu;
            for (int i = 0; i < count; i++)
            {
                uint word = unchecked((uint)words[i]);
                crc = _table[(crc ^ word) & 255] ^ (crc >> 8);
                crc = _table[(crc ^ (word >> 8)) & 255] ^ (crc >> 8);
                crc = _table[(crc ^ (word >> 16)) & 255] ^ (crc >> 8);
                crc = _table[(crc ^ (word >> 24)) & 255] ^ (crc >> 8);
            }

            return unchecked((int)(crc ^ 0xFFFFFFFFu));
        }
    }
}
