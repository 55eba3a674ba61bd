using System;
using RigFirmware.Hal;

namespace RigFirmware.Rig.Demo
{
    /// <summary>
    /// The rig's clock: its own time is the loop's, UTC is that of this machine, also in an accelerated demo, since
    /// commands expire in real time.
    /// </summary>
    public sealed class DemoClock : IClock
    {
        private readonly RealTimeLoop _loop;

        /// <param name="loop">Counts rig time.</param>
        public DemoClock(RealTimeLoop loop)
        {
            _loop = loop;
        }

        /// <inheritdoc/>
        public int NowMs()
        {
            return unchecked((int)_loop.RigMs);
        }

        /// <inheritdoc/>
        public long UtcMs()
        {
            return DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        }
    }
}
