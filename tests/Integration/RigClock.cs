using System;
using System.Diagnostics;
using System.Threading;
using RigFirmware.Hal;
using RigFirmware.Rig.Demo;

namespace RigFirmware.Tests.Integration
{
    /// <summary>
    /// The rig's time is that of its loop, which may run faster than real time, and goes on when the loop has ended. UTC is
    /// the real one, for commands expire by it.
    /// </summary>
    internal sealed class RigClock(RealTimeLoop loop, double speed) : IClock
    {
        private long _stopped;

        /// <inheritdoc/>
        public int NowMs()
        {
            long stopped = Interlocked.Read(ref _stopped);
            double sinceMs = stopped == 0 ? 0 : Stopwatch.GetElapsedTime(stopped).TotalMilliseconds * speed;
            return unchecked((int)(loop.RigMs + (long)sinceMs));
        }

        /// <inheritdoc/>
        public long UtcMs()
        {
            return DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        }

        /// <summary>Notes that the loop has ended.</summary>
        public void LoopStopped()
        {
            Interlocked.Exchange(ref _stopped, Stopwatch.GetTimestamp());
        }
    }
}
