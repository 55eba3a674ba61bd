using RigFirmware.Hal;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>Time that a test moves.</summary>
    internal sealed class ScriptedClock : IClock
    {
        public int Ms { get; set; }

        public long UtcAtZero { get; set; } = 1800000000000;

        public int NowMs()
        {
            return Ms;
        }

        public long UtcMs()
        {
            return UtcAtZero == 0 ? 0 : UtcAtZero + Ms;
        }
    }
}
