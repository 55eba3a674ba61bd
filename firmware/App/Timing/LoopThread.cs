using System;
using System.Threading;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;

namespace RigFirmware.App.Timing
{
    /// <summary>
    /// The thread that owns all hardware: one tick of the executive at each deadline. However it ends, it ends with safe
    /// outputs, because the runtime tells nobody of an exception that ends a thread and leaves the outputs as they are.
    /// </summary>
    public sealed class LoopThread
    {
        private readonly CyclicExecutive _rig;
        private readonly IRigOutputs _outputs;
        private readonly IClock _clock;
        private readonly Thread _thread;
        private TickSchedule _schedule;
        private int _stopping;

        /// <param name="rig">Ticked by this thread alone.</param>
        /// <param name="outputs">Made safe when the thread ends.</param>
        /// <param name="clock">Tells the time.</param>
        public LoopThread(CyclicExecutive rig, IRigOutputs outputs, IClock clock)
        {
            _rig = rig;
            _outputs = outputs;
            _clock = clock;
            _thread = new Thread(Run);
        }

        /// <summary>Deadlines that passed without a tick.</summary>
        public int MissedTicks
        {
            get { return _schedule == null ? 0 : _schedule.Missed; }
        }

        /// <summary>Starts the thread above all others, so that it gets the larger share of the runtime's quanta.</summary>
        public void Start()
        {
            _thread.Priority = ThreadPriority.Highest;
            _thread.Start();
        }

        /// <summary>Ends the thread and waits for it.</summary>
        public void Stop()
        {
            Interlocked.Exchange(ref _stopping, 1);
            _thread.Join();
        }

        private void Run()
        {
            try
            {
                _schedule = new TickSchedule(RigConfiguration.TickMs, _clock.NowMs());
                while (Interlocked.CompareExchange(ref _stopping, 0, 0) == 0)
                {
                    Pass();
                }
            }
            catch (Exception)
            {
                // The finally block says what happens; the heartbeat has stopped with the ticks.
            }
            finally
            {
                _outputs.MakeSafe();
            }
        }

        private void Pass()
        {
            int waitMs = _schedule.WaitMs(_clock.NowMs());
            if (waitMs > 0)
            {
                Thread.Sleep(waitMs);
                return;
            }

            int nowMs = _clock.NowMs();
            int lateMs = _schedule.Begin(nowMs);
            _rig.Tick(nowMs, lateMs);
        }
    }
}
