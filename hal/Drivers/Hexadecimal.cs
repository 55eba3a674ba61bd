namespace RigFirmware.Hal.Drivers
{
    /// <summary>Register values as the data sheets write them, for the sentences a driver refuses a chip with.</summary>
    public static class Hexadecimal
    {
        private const string Digits = "0123456789ABCDEF";

        /// <summary>The lowest digits of a value, followed by an h.</summary>
        /// <param name="value">The value.</param>
        /// <param name="digits">How many, 1..8.</param>
        public static string Text(int value, int digits)
        {
            char[] text = new char[digits + 1];
            text[digits] = 'h';
            for (int i = digits - 1; i >= 0; i--)
            {
                text[i] = Digits[value & 15];
                value >>= 4;
            }

            return new string(text);
        }
    }
}
