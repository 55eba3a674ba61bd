namespace System.Device.Gpio
{
    /// <summary>Stands in for the board's class library on the host.</summary>
    public sealed class GpioController
    {
        public GpioPin OpenPin(int number, PinMode mode) => new(number, mode);
    }
}
