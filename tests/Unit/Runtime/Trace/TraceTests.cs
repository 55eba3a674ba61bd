using nanoFramework.TestFramework;

namespace RigFirmware.Tests.Unit.Runtime.Trace
{
    /// <summary>
    /// Host and board come to the same results: both replay the recorded run and must meet its sums, taken every hundred
    /// ticks. A change that means to alter behaviour records anew (HostTraceRecorder.cs says how).
    /// </summary>
    [TestClass]
    public class TraceTests
    {
        /// <summary>Seed of the recorded run.</summary>
        public const uint Seed = 20261120;

        /// <summary>Ticks of the recorded run.</summary>
        public const int Ticks = 10000;

        /// <summary>Ticks between two recorded sums.</summary>
        public const int BlockTicks = 100;

        [TestMethod]
        public void Tick_RecordedRun_GivesTheSameSums()
        {
            TraceRig rig = new TraceRig(Seed);
            int[] sums = RecordedTrace.Sums();
            Assert.AreEqual(Ticks / BlockTicks, sums.Length, "sums recorded");
            for (int block = 0; block < sums.Length; block++)
            {
                for (int i = 0; i < BlockTicks; i++)
                {
                    rig.Tick();
                }

                Assert.AreEqual(sums[block], rig.Hash, "up to tick " + ((block + 1) * BlockTicks).ToString());
            }

            Assert.IsTrue(rig.Trips >= 5, "a run without trips shows nothing of safety");
            Assert.IsTrue(rig.StepsEnded >= 10, "nor one without ended steps of the program");
            Assert.IsTrue(rig.TicksRunning >= Ticks / 4, "nor one that hardly runs");
        }

        [TestMethod]
        public void Tick_OtherSeed_GivesOtherSums()
        {
            TraceRig rig = new TraceRig(Seed + 1);
            for (int i = 0; i < BlockTicks; i++)
            {
                rig.Tick();
            }

            Assert.AreNotEqual(RecordedTrace.Sums()[0], rig.Hash);
        }
    }
}
