namespace System.Device.Spi
{
    /// <summary>Stands in for the board's class library on the host.</summary>
    public enum SpiBusConfiguration
    {
        /// <summary>Both directions at once.</summary>
        FullDuplex,
    }
}
