namespace RigFirmware.Hal
{
    /// <summary>What every frame on the SPI bus has to keep to.</summary>
    public static class SpiFrame
    {
        /// <summary>
        /// Longest frame in bytes. Frames are of even length, because the only transfer of System.Device.Spi that allocates
        /// nothing moves pairs of bytes (arrays of ushort; the other one takes SpanByte, a struct, by value).
        /// </summary>
        public const int LengthMax = 32;
    }
}
