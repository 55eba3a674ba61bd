namespace System.Device.Spi
{
    /// <summary>Stands in for the board's class library on the host.</summary>
    public sealed class SpiConnectionSettings(int busId, int chipSelectLine)
    {
        public int BusId { get; } = busId;

        public int ChipSelectLine { get; } = chipSelectLine;

        public int ClockFrequency { get; set; }

        public SpiMode Mode { get; set; }

        public DataFlow DataFlow { get; set; }

        public SpiBusConfiguration Configuration { get; set; }
    }
}
