using System;
using System.Runtime.InteropServices;

namespace RigFirmware.Rig.Demo
{
    /// <summary>
    /// Asks Linux to run the calling thread before all others whenever it wants to run. .NET's thread priorities do nothing
    /// there, and nice values only count within one session. Needs a privilege that most users lack; without it the loop
    /// still runs, only less punctually on a busy machine.
    /// </summary>
    internal static class ThreadUrgency
    {
        // <sched.h>: round robin among real-time threads, not inherited by child processes. Id 0 is the calling thread.
        private const int RoundRobin = 2;
        private const int ResetOnFork = 0x40000000;
        private const int LowestRealTime = 1;

        /// <summary>True when the thread is preferred now. For a thread that mostly sleeps: it could keep a core for itself.</summary>
        public static bool TryRaise()
        {
            int priority = LowestRealTime;
            return OperatingSystem.IsLinux() && SetScheduler(0, RoundRobin | ResetOnFork, in priority) == 0;
        }

        [DllImport("libc", EntryPoint = "sched_setscheduler")]
        private static extern int SetScheduler(int thread, int policy, in int priority);
    }
}
