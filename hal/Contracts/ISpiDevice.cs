namespace RigFirmware.Hal
{
    /// <summary>
    /// The bus seam: one chip on the SPI bus, behind its own chip select. One thread calls it, the
    /// one that owns all hardware; the store's alone is the communication thread's. Board and simulation implement it; a driver gets it in its constructor.
    /// </summary>
    public interface ISpiDevice
    {
        /// <summary>
        /// One selection of the chip: shifts bytes out, first byte and highest bit first, and as many in at the same time.
        /// Never throws, allocates nothing and ends within the bus timeout of the board. The caller owns both arrays;
        /// nothing is kept.
        /// </summary>
        /// <param name="write">Bytes for the chip, from position 0; at least <paramref name="length"/> long.</param>
        /// <param name="read">Filled from position 0 while the result is true; may be the same array as <paramref name="write"/>; at least <paramref name="length"/> long.</param>
        /// <param name="length">Bytes to shift: even, 2..<see cref="SpiFrame.LengthMax"/>; a driver fills a frame of odd length up in a way its chip ignores.</param>
        /// <returns>
        /// True when the clock ran. That says nothing of the chip: one that is not there answers with what the line
        /// rests at, all zeros or all ones, and every driver has to tell that from an answer.
        /// </returns>
        bool Exchange(byte[] write, byte[] read, int length);
    }
}
