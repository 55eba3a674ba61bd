using RigFirmware.Tests.Drivers.Board;

namespace System.Device.Adc
{
    /// <summary>Stands in for the board's class library on the host.</summary>
    public sealed class AdcChannel(int channel)
    {
        public int ReadValue() => BoardLog.Fails ? throw new System.InvalidOperationException() : 1000 + channel;
    }
}
