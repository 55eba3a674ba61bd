using System.Threading;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// How the communication thread tells the loop that it lives and what it suffers from; the loop never waits for it.
    /// A thread that has reported once and then falls silent for a minute counts as dead.
    /// </summary>
    [CycleCode]
    public sealed class CommunicationReport
    {
        private const int SilentSecondsMax = 60;
        private int _health;
        private int _count;
        private int _lastCount;
        private int _silentSeconds;

        /// <summary>The thread's side: called at least every few seconds.</summary>
        /// <param name="health">Bits of <see cref="CommunicationHealth"/>.</param>
        public void Report(int health)
        {
            Interlocked.Exchange(ref _health, health);
            Interlocked.Increment(ref _count);
        }

        /// <summary>The loop's side, once a second: the health now, bits of <see cref="CommunicationHealth"/>.</summary>
        public int Second()
        {
            int count = Interlocked.CompareExchange(ref _count, 0, 0);
            _silentSeconds = count != _lastCount || count == 0 ? 0 : _silentSeconds + 1;
            _lastCount = count;
            int health = Interlocked.CompareExchange(ref _health, 0, 0);
            if (_silentSeconds < SilentSecondsMax)
            {
                return health;
            }

            _silentSeconds = SilentSecondsMax;
            return health | CommunicationHealth.Dead;
        }
    }
}
