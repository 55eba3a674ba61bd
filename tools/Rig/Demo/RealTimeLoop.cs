using System;
using System.Diagnostics;
using System.Threading;

namespace RigFirmware.Rig.Demo
{
    /// <summary>
    /// Runs a tick at absolute deadlines on a thread of its own: tick n is due at start + n periods, so lateness never adds up.
    /// Allocates nothing once it runs.
    /// </summary>
    /// <remarks>
    /// At speed 1 rig time is real time: a deadline that passes without its tick is missed, counted, and not made up for.
    /// Faster, rig time is counted in ticks and waits for the loop, so that a held-up machine slows the rig down instead of
    /// tearing holes into its time; what counts as missed then is a tick a whole real period behind its pace.
    /// </remarks>
    public sealed class RealTimeLoop
    {
        /// <summary>Largest speed that is offered.</summary>
        public const int SpeedMax = 200;

        private readonly ITickWork _work;
        private readonly int _periodMs;
        private readonly bool _isRealTime;
        private readonly double _period;
        private readonly Thread _thread;
        private long _start;
        private long _ticks;
        private int _missed;
        private int _worstLateMs;
        private int _stop;

        /// <param name="work">What to do at each deadline.</param>
        /// <param name="periodMs">Milliseconds of rig time from tick to tick, 1 or more.</param>
        /// <param name="speed">Rig time over real time, 1..<see cref="SpeedMax"/>.</param>
        public RealTimeLoop(ITickWork work, int periodMs, double speed)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(periodMs, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(speed, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(speed, SpeedMax);
            _work = work;
            _periodMs = periodMs;
            _isRealTime = speed == 1;
            _period = periodMs * Stopwatch.Frequency / (1000.0 * speed);
            _thread = new Thread(Run) { Name = "rig loop", IsBackground = true, Priority = ThreadPriority.Highest };
        }

        /// <summary>Deadlines that passed without a tick in their period. Safe from any thread.</summary>
        public int MissedTicks => Volatile.Read(ref _missed);

        /// <summary>The latest start of a tick after its deadline so far, in real milliseconds. Safe from any thread.</summary>
        public int WorstLateMs => Volatile.Read(ref _worstLateMs);

        /// <summary>Rig time now, in milliseconds since the first tick; 0 before. Safe from any thread.</summary>
        public long RigMs
        {
            get
            {
                long start = Volatile.Read(ref _start);
                return start == 0 ? 0 : _isRealTime ? (Stopwatch.GetTimestamp() - start) * 1000 / Stopwatch.Frequency : Volatile.Read(ref _ticks) * _periodMs;
            }
        }

        /// <summary>Starts the loop's thread; once.</summary>
        public void Start()
        {
            _thread.Start();
        }

        /// <summary>Ends the loop after the tick it is in and waits for its thread.</summary>
        public void Stop()
        {
            Volatile.Write(ref _stop, 1);
            if (_thread.IsAlive)
            {
                _thread.Join();
            }
        }

        private void Run()
        {
            if (_isRealTime)
            {
                ThreadUrgency.TryRaise();
            }

            Volatile.Write(ref _start, Stopwatch.GetTimestamp());
            while (Volatile.Read(ref _stop) == 0)
            {
                long due = _start + (long)(_ticks * _period);
                long late = Stopwatch.GetTimestamp() - due;
                if (late < 0)
                {
                    Sleep(-late);
                    continue;
                }

                TickAt(late);
            }
        }

        private void TickAt(long late)
        {
            int lateMs = (int)Math.Min(int.MaxValue, late * 1000 / Stopwatch.Frequency);
            if (lateMs > _worstLateMs)
            {
                Volatile.Write(ref _worstLateMs, lateMs);
            }

            int whole = lateMs / _periodMs;
            if (whole > 0)
            {
                Volatile.Write(ref _missed, _missed + whole);
            }

            if (_isRealTime)
            {
                _work.Tick(unchecked((int)((_ticks * _periodMs) + lateMs)), lateMs);
                Volatile.Write(ref _ticks, _ticks + 1 + whole);
                return;
            }

            _work.Tick(unchecked((int)(_ticks * _periodMs)), 0);
            Volatile.Write(ref _ticks, _ticks + 1);
            if (whole > 0)
            {
                // The pace starts anew, or one hold-up would be counted at every tick that follows.
                Volatile.Write(ref _start, _start + late);
            }
        }

        private static void Sleep(long ticks)
        {
            // Rounded up: waking a part of a millisecond late is within the budget, spinning would take a core.
            long ms = (ticks * 1000 / Stopwatch.Frequency) + 1;
            Thread.Sleep((int)Math.Min(ms, 50));
        }
    }
}
