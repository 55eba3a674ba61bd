using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Host.Mqtt;

namespace RigFirmware.Tests.Integration
{
    /// <summary>Says plainly when a test cannot run; a machine without a broker must not look like one where all is well.</summary>
    internal static class MosquittoNeeded
    {
        /// <summary>Returns when broker and library are there; skips when RIG_SKIP names mosquitto; fails otherwise.</summary>
        public static void Check()
        {
            string? lacking = PrivateBroker.FindExecutable() is null ? "The MQTT broker Mosquitto is not installed." : MosquittoClient.WhyUnusable();
            if (lacking is null)
            {
                return;
            }

            bool isSkipped = (Environment.GetEnvironmentVariable("RIG_SKIP") ?? "").Split(',').Contains("mosquitto");
            if (isSkipped)
            {
                Assert.Inconclusive($"{lacking} RIG_SKIP names mosquitto.");
            }

            Assert.Fail($"{lacking} ./rig test installs it; RIG_SKIP=mosquitto skips this test.");
        }
    }
}
