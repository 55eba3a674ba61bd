namespace System.Device.Gpio
{
    /// <summary>Stands in for the board's class library on the host.</summary>
    public enum PinMode
    {
        /// <summary>Driven.</summary>
        Output,
    }
}
