using System;
using System.Diagnostics;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Integration
{
    /// <summary>Waits for what other threads bring about. The time allowed is only there to end a test that would never end.</summary>
    internal static class Eventually
    {
        private static readonly TimeSpan s_allowed = TimeSpan.FromSeconds(60);

        /// <summary>Returns when the condition holds; fails when it never does.</summary>
        public static void IsTrue(Func<bool> condition, string what)
        {
            IsTrue(condition, () => what);
        }

        /// <summary>The same with a text that is made when it is needed.</summary>
        public static void IsTrue(Func<bool> condition, Func<string> what)
        {
            var waited = Stopwatch.StartNew();
            while (!condition())
            {
                if (waited.Elapsed > s_allowed)
                {
                    Assert.Fail($"After {s_allowed.TotalSeconds:0} s it is still not so that {what()}.");
                }

                Thread.Sleep(10);
            }
        }
    }
}
