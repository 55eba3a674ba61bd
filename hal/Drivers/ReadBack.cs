namespace RigFirmware.Hal.Drivers
{
    /// <summary>The sentences with which drivers refuse a chip at start-up: which part, at which pole, what was wrong.</summary>
    public static class ReadBack
    {
        /// <summary>A register did not keep what was written.</summary>
        /// <param name="part">The part and its place, for example "U1 (ADS131M08, J20 pole 7)".</param>
        /// <param name="register">Name of the register in the data sheet.</param>
        /// <param name="written">What was written.</param>
        /// <param name="read">What came back.</param>
        /// <param name="digits">Hexadecimal digits of the register.</param>
        public static string Mismatch(string part, string register, int written, int read, int digits)
        {
            return part + " reads " + register + " back as " + Hexadecimal.Text(read, digits) + " where " + Hexadecimal.Text(written, digits)
                + " was written: check its supply and its solder joints.";
        }

        /// <summary>Something else answers, or nothing.</summary>
        /// <param name="part">The part and its place.</param>
        /// <param name="answer">What came instead of its identity.</param>
        /// <param name="expected">What its data sheet says it answers.</param>
        public static string Stranger(string part, string answer, string expected)
        {
            return part + " answers " + answer + " where its identity " + expected
                + " was expected: check that it is fitted, that its chip select is wired and that the board's image is the right one.";
        }

        /// <summary>The bus did not carry a frame.</summary>
        /// <param name="part">The part and its place.</param>
        public static string Dead(string part)
        {
            return part + " was not reached: the controller's SPI transfer failed; check the pins of the bus.";
        }

        /// <summary>The answers came with wrong checksums.</summary>
        /// <param name="part">The part and its place.</param>
        public static string Garbled(string part)
        {
            return part + " answers with a wrong checksum: check that it is fitted and that clock and data lines are short and connected.";
        }
    }
}
