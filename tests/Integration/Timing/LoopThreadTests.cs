using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Timing;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Integration.Timing
{
    [TestClass]
    public class LoopThreadTests
    {
        [TestMethod]
        public void Stop_Running_EndsWithSafeOutputs()
        {
            var rig = new CountingRig();
            var loop = new LoopThread(rig.Executive, rig, new UtcClock());
            loop.Start();
            Eventually.IsTrue(() => Volatile.Read(ref rig.Applied) >= 5, "ticks are made");
            int safeBefore = rig.MadeSafe;
            loop.Stop();
            Assert.IsGreaterThan(safeBefore, rig.MadeSafe);
            int applied = rig.Applied;
            Thread.Sleep(150);
            Assert.AreEqual(applied, rig.Applied, "nothing more is applied");
        }

        [TestMethod]
        public void Run_ClockThrows_EndsWithSafeOutputs()
        {
            var rig = new CountingRig();
            var clock = new FailingClock();
            var loop = new LoopThread(rig.Executive, rig, clock);
            int safeBefore = rig.MadeSafe;
            loop.Start();
            Eventually.IsTrue(() => Volatile.Read(ref rig.Applied) >= 2, "ticks are made");
            clock.Fails = true;
            Eventually.IsTrue(() => Volatile.Read(ref rig.MadeSafe) > safeBefore, "the outputs are safe");
            loop.Stop();
        }

        private sealed class FailingClock : IClock
        {
            private readonly UtcClock _clock = new();

            public volatile bool Fails;

            public int NowMs()
            {
                return Fails ? throw new System.InvalidOperationException() : _clock.NowMs();
            }

            public long UtcMs()
            {
                return 0;
            }
        }

        private sealed class CountingRig : IRigInputs, IRigOutputs
        {
            public int Applied;
            public int MadeSafe;

            public CountingRig()
            {
                var configuration = new RigConfiguration();
                Executive = new CyclicExecutive(configuration, new Calibration(configuration), this, this);
            }

            public CyclicExecutive Executive { get; }

            public void Sample(RigSample sample, int groups)
            {
            }

            public void Apply(RigCommands commands)
            {
                Interlocked.Increment(ref Applied);
            }

            public void Heartbeat()
            {
            }

            public void MakeSafe()
            {
                Interlocked.Increment(ref MadeSafe);
            }
        }
    }
}
