using RigFirmware.Tests.Drivers.Board;

namespace System.Device.Gpio
{
    /// <summary>Stands in for the board's class library on the host.</summary>
    public sealed class GpioPin(int number, PinMode mode)
    {
        private bool _isHigh;

        public void Write(PinValue value)
        {
            _isHigh = value.IsHigh;
            BoardLog.Entries.Add($"{mode} {number} {(_isHigh ? "high" : "low")}");
        }

        public void Toggle()
        {
            _isHigh = !_isHigh;
            BoardLog.Entries.Add($"{number} {(_isHigh ? "high" : "low")}");
        }
    }
}
