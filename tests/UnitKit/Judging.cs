using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.UnitKit
{
    /// <summary>What the loop does before it judges the rows of a tick.</summary>
    public static class Judging
    {
        /// <summary>Sets time and mode, and forgets the changes of the tick before.</summary>
        public static void Begin(FaultMonitor faults, int nowMs, RigMode mode)
        {
            faults.NowMs = nowMs;
            faults.Mode = mode;
            faults.Changes = 0;
        }
    }
}
