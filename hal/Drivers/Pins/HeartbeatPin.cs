namespace RigFirmware.Hal.Drivers.Pins
{
    /// <summary>The line to the heartbeat circuit: each edge of either direction pumps charge that keeps the power on (hardware/interlock.md).</summary>
    [CycleCode]
    public sealed class HeartbeatPin
    {
        private readonly IOutputPin _pin;
        private bool _level;

        /// <summary>A line at rest.</summary>
        /// <param name="pin">Its pin.</param>
        public HeartbeatPin(IOutputPin pin)
        {
            _pin = pin;
        }

        /// <summary>One edge. Called once per completed healthy cycle and from nowhere else.</summary>
        public void Beat()
        {
            _level = !_level;
            _pin.Write(_level);
        }
    }
}
