using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Communication;
using RigFirmware.Core.Protocol;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>Outages longer than memory, with and without a store, and everything at random.</summary>
    [TestClass]
    public class OutageTests
    {
        [TestMethod]
        public void Outage_OfHours_IsKeptInTheStoreAndSentInOrder()
        {
            var store = new MemoryStore(8 << 20);
            var bench = new LoopBench(null, store);
            bench.Link.Answer = -1;
            const int Seconds = 4 * 3600;
            for (int i = 0; i < Seconds; i++)
            {
                bench.Second();
            }

            Assert.IsGreaterThan(10, bench.Counters.WaitingSegments);
            bench.Link.Answer = 0;
            bench.Settle(300);
            CollectionAssert.AreEqual(Enumerable.Range(1, Seconds).ToArray(), bench.GotSequences());
            Assert.AreEqual(0, bench.Counters.DroppedFrames);
            Assert.IsTrue(bench.Loop.IsDelivered);
        }

        [TestMethod]
        public void Outage_BeyondTheStore_DropsTheOldestCountsAndReports()
        {
            var bench = new LoopBench(SmallSettings(), new MemoryStore(20000));
            bench.Link.Answer = -1;
            for (int i = 0; i < 1000; i++)
            {
                bench.Second();
            }

            bench.Link.Answer = 0;
            bench.Settle(120);
            int[] got = bench.GotSequences();
            int last = bench.Counters.LastSeq;
            Assert.IsGreaterThan(0, bench.Counters.DroppedFrames);
            CollectionAssert.AreEqual(Enumerable.Range(last - got.Length + 1, got.Length).ToArray(), got, "the newest are kept, in order");
            Assert.AreEqual(last, got.Length + bench.Counters.DroppedFrames);
            Assert.Contains(text => text.Contains("framesDropped", StringComparison.Ordinal), bench.Link.Texts("event"));
            StringAssert.Contains(bench.Link.Texts("state").Last(), $"\"droppedFrames\":{bench.Counters.DroppedFrames},");
        }

        [TestMethod]
        public void Outage_RigRestarts_SendsTheEarlierStartsSegmentsFirst()
        {
            var store = new MemoryStore(1 << 20);
            var before = new LoopBench(SmallSettings(), store);
            before.Link.Answer = -1;
            for (int i = 0; i < 200; i++)
            {
                before.Second();
            }

            int kept = before.Counters.WaitingSegments;
            CommunicationSettings settings = SmallSettings();
            settings.BootId = 2;
            var after = new LoopBench(settings, store);
            Assert.IsGreaterThan(3, kept);
            after.Settle(1);
            after.Second();
            after.Settle(60);
            int[] got = after.GotSequences();
            Assert.AreEqual(1, got[^1], "the new start's first frame comes last");
            CollectionAssert.AreEqual(Enumerable.Range(1, got.Length - 1).ToArray(), got[..^1]);
        }

        [TestMethod]
        public void Store_SegmentDamaged_IsSkippedAndCounted()
        {
            var store = new MemoryStore(1 << 20);
            var bench = new LoopBench(SmallSettings(), store);
            bench.Link.Answer = -1;
            for (int i = 0; i < 200; i++)
            {
                bench.Second();
            }

            store.Segments.Values.ElementAt(1)[100] ^= 4;
            bench.Link.Answer = 0;
            bench.Settle(60);
            Assert.AreEqual(1, bench.Counters.DamagedSegments);
            Assert.IsGreaterThan(0, bench.Counters.DroppedFrames);
            Assert.AreEqual(bench.Counters.LastSeq, bench.GotSequences().Length + bench.Counters.DroppedFrames);
        }

        [TestMethod]
        public void Store_MediumFails_NothingButTheOldestIsLost()
        {
            var store = new MemoryStore(1 << 20) { Fails = true };
            var bench = new LoopBench(SmallSettings(), store);
            bench.Link.Answer = -1;
            for (int i = 0; i < 200; i++)
            {
                bench.Second();
            }

            bench.Link.Answer = 0;
            bench.Settle(60);
            Assert.AreEqual(bench.Counters.LastSeq, bench.GotSequences().Length + bench.Counters.DroppedFrames);
            Assert.AreEqual(bench.Counters.LastSeq, bench.GotSequences().Max());
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(6)]
        [DataRow(7)]
        [DataRow(8)]
        public void RunOnce_EverythingAtRandom_DeliversEveryFrameThatWasNotDropped(int seed)
        {
            var random = new Random(seed);
            var bench = new LoopBench(SmallSettings(), seed % 2 == 0 ? new MemoryStore(60000) : null);
            for (int i = 0; i < 3000; i++)
            {
                Disturb(bench, random);
                bench.Second();
            }

            bench.Link.Answer = 0;
            bench.Link.Refuses = false;
            bench.Settle(300);
            int[] missing = [.. Enumerable.Range(1, bench.Counters.LastSeq).Except(bench.GotSequences())];
            Assert.IsLessThanOrEqualTo(bench.Counters.DroppedFrames, missing.Length, "what is missing was counted as dropped");
            Assert.IsTrue(bench.Loop.IsDelivered);
            Assert.AreEqual(0, bench.Counters.EncodeFailures);
            Assert.AreEqual(0, bench.Counters.Exceptions);
        }

        private static void Disturb(LoopBench bench, Random random)
        {
            switch (random.Next(12))
            {
                case 0:
                    bench.Link.Break();
                    break;
                case 1:
                    bench.Link.Answer = random.Next(3) == 0 ? null : random.Next(2) == 0 ? -1 : 0;
                    break;
                case 2:
                    bench.Link.Refuses = random.Next(4) == 0;
                    break;
                case 3:
                    if (bench.Link.IsConnected)
                    {
                        int from = random.Next(1, bench.Counters.LastSeq + 2);
                        bench.Command(CommandKind.Resend, from, from + random.Next(50));
                    }

                    break;
                case 4:
                    bench.Event(random.Next(1, 9), random.Next(-1, 30), random.Next(-1, 23), random.Next(), random.Next());
                    break;
                default:
                    bench.Link.Confirm(random.Next(12));
                    break;
            }
        }

        private static CommunicationSettings SmallSettings()
        {
            return new CommunicationSettings { OutboxBytes = 8192, OutboxFrames = 64, SegmentBytes = 2048, SegmentsMax = 16 };
        }
    }
}
