namespace RigFirmware.Tests.Unit.Protocol
{
    /// <summary>Bytes as people compare them.</summary>
    public static class Hex
    {
        private const string Digits = "0123456789ABCDEF";

        /// <summary>Two digits a byte.</summary>
        public static string Of(byte[] bytes, int length)
        {
            char[] text = new char[length * 2];
            for (int i = 0; i < length; i++)
            {
                text[2 * i] = Digits[bytes[i] >> 4];
                text[(2 * i) + 1] = Digits[bytes[i] & 15];
            }

            return new string(text);
        }

        /// <summary>The bytes of such a text.</summary>
        public static byte[] Bytes(string hex)
        {
            byte[] bytes = new byte[hex.Length / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)((Digits.IndexOf(hex[2 * i]) << 4) | Digits.IndexOf(hex[(2 * i) + 1]));
            }

            return bytes;
        }
    }
}
