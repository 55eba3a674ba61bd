using System;
using System.Runtime.InteropServices;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Integration
{
    /// <summary>Holds a child process of this test, so that it neither answers nor closes its connections; lets it go when disposed.</summary>
    internal sealed class FrozenProcess : IDisposable
    {
        private readonly int _processId;

        public FrozenProcess(int processId)
        {
            if (OperatingSystem.IsWindows())
            {
                Assert.Inconclusive("Windows has no signal that holds a process.");
            }

            _processId = processId;
            Assert.AreEqual(0, kill(processId, OperatingSystem.IsMacOS() ? 17 : 19));
        }

        public void Dispose()
        {
            Assert.AreEqual(0, kill(_processId, OperatingSystem.IsMacOS() ? 19 : 18));
        }

        [DllImport("libc")]
        private static extern int kill(int processId, int signal);
    }
}
