using RigFirmware.Core.Domain;

namespace RigFirmware.App.Timing
{
    /// <summary>
    /// Absolute deadlines: tick n is due at start + n periods, so that lateness never adds up. A deadline that passes
    /// whole is missed and counted; the ticks after it stay on the old grid.
    /// </summary>
    public sealed class TickSchedule
    {
        private readonly int _periodMs;
        private int _dueMs;
        private int _missed;

        /// <param name="periodMs">Milliseconds from tick to tick, 1 or more.</param>
        /// <param name="startMs">When the first tick is due, wrapping milliseconds.</param>
        public TickSchedule(int periodMs, int startMs)
        {
            _periodMs = periodMs;
            _dueMs = startMs;
        }

        /// <summary>Deadlines that passed without a tick; only grows.</summary>
        public int Missed
        {
            get { return _missed; }
        }

        /// <summary>Milliseconds until the next tick is due, 0 when it is.</summary>
        public int WaitMs(int nowMs)
        {
            int waitMs = Time.ElapsedMs(_dueMs, nowMs);
            return waitMs > 0 ? waitMs : 0;
        }

        /// <summary>Begins the tick that is due; the result is how late it is in milliseconds, 0 or more.</summary>
        public int Begin(int nowMs)
        {
            int lateMs = Time.ElapsedMs(nowMs, _dueMs);
            int firstDueMs = _dueMs;
            while (Time.ElapsedMs(nowMs, _dueMs) >= _periodMs)
            {
                _missed++;
                _dueMs = unchecked(_dueMs + _periodMs);
            }

            _dueMs = unchecked(_dueMs + _periodMs);
            return lateMs > 0 ? Time.ElapsedMs(nowMs, firstDueMs) : 0;
        }
    }
}
