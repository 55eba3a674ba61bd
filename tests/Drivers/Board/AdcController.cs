namespace System.Device.Adc
{
    /// <summary>Stands in for the board's class library on the host.</summary>
    public sealed class AdcController
    {
        public AdcChannel OpenChannel(int channel) => new(channel);
    }
}
