namespace RigFirmware.Simulated.Chips
{
    /// <summary>A chip on the SPI bus as its pins show it: bytes in, bytes out, between one fall and rise of its select.</summary>
    public interface ISpiChip
    {
        /// <summary>One selection. What the chip does not drive it leaves as it is.</summary>
        /// <param name="write">Bytes from the controller.</param>
        /// <param name="read">Bytes of the chip; comes filled with ones, the level of a line that nobody drives.</param>
        /// <param name="length">Bytes in both.</param>
        void Transfer(byte[] write, byte[] read, int length);
    }
}
