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
        private int _flushing;

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
        /// Turns what the stopped loop left into frames and waits for at most so many milliseconds until the broker has
        /// confirmed every one. The thread goes on, so that a recorder that misses something can still ask for it.
        /// </summary>
        /// <returns>True when everything is confirmed.</returns>
        public bool Drain(int waitMs)
        {
            Interlocked.Exchange(ref _flushing, 1);
            for (int waitedMs = 0; waitedMs < waitMs; waitedMs += PauseMs)
            {
                if (Interlocked.CompareExchange(ref _flushing, 0, 0) == 0 && _loop.IsDelivered)
                {
                    return true;
                }

                Thread.Sleep(PauseMs);
            }

            return false;
        }

        /// <summary>Ends the thread and leaves the broker.</summary>
        public void Stop()
        {
            Interlocked.Exchange(ref _stopping, 1);
            _thread.Join();
            _loop.Close();
        }

        private void Run()
        {
            while (Interlocked.CompareExchange(ref _stopping, 0, 0) == 0)
            {
                try
                {
                    RunOnce();
                }
                catch (Exception)
                {
                    // Uncaught it would end the thread without a word, and with it every report of the rig.
                    _loop.RecoverFromException();
                }

                Thread.Sleep(PauseMs);
            }
        }

        private void RunOnce()
        {
            if (Interlocked.CompareExchange(ref _flushing, 0, 0) != 0)
            {
                _loop.Flush();
                Interlocked.Exchange(ref _flushing, 0);
            }

            _loop.RunOnce();
        }
    }
}
