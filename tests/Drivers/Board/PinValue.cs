namespace System.Device.Gpio
{
    /// <summary>Stands in for the board's class library on the host.</summary>
    public readonly struct PinValue
    {
        private PinValue(bool isHigh) => IsHigh = isHigh;

        public static PinValue High => new(true);

        public static PinValue Low => new(false);

        public bool IsHigh { get; }
    }
}
