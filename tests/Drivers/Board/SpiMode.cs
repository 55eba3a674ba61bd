namespace System.Device.Spi
{
    /// <summary>Stands in for the board's class library on the host.</summary>
    public enum SpiMode
    {
        /// <summary>Clock rests low, data are taken at its fall.</summary>
        Mode1 = 1,
    }
}
