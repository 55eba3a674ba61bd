using System;
using System.Diagnostics;
using RigFirmware.Hal;

namespace RigFirmware.Host
{
    /// <summary>The host's clocks: a monotonic one that no correction of the calendar moves, and UTC.</summary>
    public sealed class SystemClock : IClock
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        /// <inheritdoc/>
        public int NowMs()
        {
            return unchecked((int)(long)Stopwatch.GetElapsedTime(_start).TotalMilliseconds);
        }

        /// <inheritdoc/>
        public long UtcMs()
        {
            return DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        }
    }
}
