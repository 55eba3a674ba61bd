using System;
using RigFirmware.Hal;

namespace RigFirmware.App.Timing
{
    /// <summary>
    /// The rig's clock: the runtime's count of milliseconds, and UTC as an offset to it once a time server has been heard.
    /// A correction moves UTC and never the count that the loop runs on.
    /// </summary>
    public sealed class UtcClock : IClock
    {
        private readonly object _lock = new object();
        private long _utcAtZeroMs;

        /// <inheritdoc/>
        public int NowMs()
        {
            return unchecked((int)Environment.TickCount64);
        }

        /// <inheritdoc/>
        public long UtcMs()
        {
            // A long is two words on the board: without the lock a reader could see half of a correction.
            lock (_lock)
            {
                return _utcAtZeroMs == 0 ? 0 : _utcAtZeroMs + Environment.TickCount64;
            }
        }

        /// <summary>Sets UTC.</summary>
        /// <param name="utcMs">Now, milliseconds since 1970-01-01 UTC, more than 0.</param>
        public void Set(long utcMs)
        {
            lock (_lock)
            {
                _utcAtZeroMs = utcMs - Environment.TickCount64;
            }
        }
    }
}
