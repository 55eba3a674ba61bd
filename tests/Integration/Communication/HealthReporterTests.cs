using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Communication;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>What the loop is told by the communication thread: from this the fault table raises its warnings.</summary>
    [TestClass]
    public class HealthReporterTests
    {
        [TestMethod]
        public void Health_Connected_IsClean()
        {
            LoopBench bench = Small(20000);
            for (int i = 0; i < 120; i++)
            {
                bench.Second();
                bench.Link.Confirm();
                Assert.AreEqual(0, bench.Executive.Communication.Second());
            }
        }

        [TestMethod]
        public void Health_StoreFilled_SaysStoreFullAndDroppedUntilABrokerTakesIt()
        {
            LoopBench bench = Small(20000);
            bench.Link.Answer = -1;
            for (int i = 0; i < 1000; i++)
            {
                bench.Second();
            }

            Assert.AreEqual(CommunicationHealth.StoreFull | CommunicationHealth.OutboxFull, bench.Executive.Communication.Second());
            bench.Link.Answer = 0;
            bench.Settle(180);
            Assert.AreEqual(0, bench.Executive.Communication.Second());
        }

        [TestMethod]
        public void Health_MediumFails_SaysStoreFull()
        {
            var bench = new LoopBench(SmallSettings(), new MemoryStore(1 << 20) { Fails = true });
            bench.Link.Answer = -1;
            for (int i = 0; i < 200; i++)
            {
                bench.Second();
            }

            Assert.AreEqual(CommunicationHealth.StoreFull | CommunicationHealth.OutboxFull, bench.Executive.Communication.Second());
        }

        [TestMethod]
        public void Health_ThreadStandsStill_CountsAsDeadAfterAMinute()
        {
            LoopBench bench = Small(20000);
            bench.Second();
            int health = 0;
            for (int second = 0; second <= 60; second++)
            {
                Assert.AreEqual(0, health);
                health = bench.Executive.Communication.Second();
            }

            Assert.AreEqual(CommunicationHealth.Dead, health);
        }

        private static LoopBench Small(int storeBytes)
        {
            return new LoopBench(SmallSettings(), new MemoryStore(storeBytes));
        }

        private static CommunicationSettings SmallSettings()
        {
            return new CommunicationSettings { OutboxBytes = 8192, OutboxFrames = 64, SegmentBytes = 2048, SegmentsMax = 16 };
        }
    }
}
