namespace RigFirmware.Hal
{
    /// <summary>
    /// The fast path inside a tick: the source's setpoint may change, and the converters deliver, in slices of 2 ms on one
    /// grid. It is the converters' own rate (500 a second), so that their filter's notch lies on the images of the setpoint's steps.
    /// </summary>
    public static class Slices
    {
        /// <summary>Length of a slice in milliseconds.</summary>
        public const int Ms = 2;

        /// <summary>Slices of a tick of 50 ms.</summary>
        public const int PerTick = 25;

        /// <summary>Slices of a second.</summary>
        public const int PerSecond = 500;
    }
}
