namespace System.Device.Spi
{
    /// <summary>Stands in for the board's class library on the host.</summary>
    public enum DataFlow
    {
        /// <summary>Highest bit first.</summary>
        MsbFirst,
    }
}
