using RigFirmware.Hal;

namespace RigFirmware.Core.Domain
{
    /// <summary>Comparison of millisecond times that wrap from int.MaxValue to int.MinValue (every 49.7 days).</summary>
    [CycleCode]
    public static class Time
    {
        /// <summary>Milliseconds from <paramref name="thenMs"/> to <paramref name="nowMs"/>; right across the wrap for spans below 24.8 days, negative when then lies ahead.</summary>
        public static int ElapsedMs(int nowMs, int thenMs)
        {
            return unchecked(nowMs - thenMs);
        }
    }
}
