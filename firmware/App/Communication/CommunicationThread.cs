using System;
using System.Threading;

namespace RigFirmware.App.Communication
{
    /// <summary>The thread that runs the communication loop. An exception costs one connection, never the thread.</summary>
    public sealed class CommunicationThread
    {
        private const int PauseMs = 20;
        private readonly CommunicationLoop _loop;
        private readonly Thread _thread;
        private int _stopping;

        /// <param name="loop">Run by this thread alone from <see cref="Start"/> on.</param>
        public CommunicationThread(CommunicationLoop loop)
        {
            _loop = loop;
            _thread = new Thread(Run);
        }

        /// <summary>Starts the thread.</summary>
        public void Start()
        {
            _thread.Start();
        }

        /// <summary>
        /// Sends what is still here for at most so many milliseconds, leaves the broker and ends the thread. True when
        /// the broker has confirmed every frame. The loop has stopped before.
        /// </summary>
        public bool Stop(int drainMs)
        {
            Interlocked.Exchange(ref _stopping, 1);
            _thread.Join();
            try
            {
                _loop.Flush();
                for (int waitedMs = 0; waitedMs < drainMs && !_loop.IsDelivered; waitedMs += PauseMs)
                {
                    _loop.RunOnce();
                    Thread.Sleep(PauseMs);
                }

                return _loop.IsDelivered;
            }
            finally
            {
                _loop.Close();
            }
        }

        private void Run()
        {
            while (Interlocked.CompareExchange(ref _stopping, 0, 0) == 0)
            {
                try
                {
                    _loop.RunOnce();
                }
                catch (Exception)
                {
                    // Uncaught it would end the thread without a word, and with it every report of the rig.
                    _loop.RecoverFromException();
                }

                Thread.Sleep(PauseMs);
            }
        }
    }
}
