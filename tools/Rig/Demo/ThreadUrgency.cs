using System;
using System.Runtime.InteropServices;

namespace RigFirmware.Rig.Demo
{
    /// <summary>
    /// Asks Linux to prefer the calling thread. .NET's thread priorities do nothing there, and a nice value is per thread.
    /// Needs a privilege that most users lack; without it the loop still runs, only less punctually on a busy machine.
    /// </summary>
    internal static class ThreadUrgency
    {
        // <sys/resource.h>: PRIO_PROCESS, whose id 0 is the calling thread on Linux (setpriority(2), section "C library/kernel differences").
        private const int PriorityOfProcess = 0;
        private const int Nice = -15;

        /// <summary>True when the thread is preferred now.</summary>
        public static bool TryRaise()
        {
            return OperatingSystem.IsLinux() && SetPriority(PriorityOfProcess, 0, Nice) == 0;
        }

        [DllImport("libc", EntryPoint = "setpriority")]
        private static extern int SetPriority(int which, uint who, int nice);
    }
}
