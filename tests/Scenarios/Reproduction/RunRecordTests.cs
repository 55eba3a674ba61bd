using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Host.Analysis;
using RigFirmware.Host.Recording;

namespace RigFirmware.Tests.Scenarios.Reproduction
{
    /// <summary>What the analysis makes of telemetry, without any simulation.</summary>
    [TestClass]
    public sealed class RunRecordTests
    {
        [TestMethod]
        public void Steps_TimeThatWraps_AreStillOneAfterTheOther()
        {
            var record = new RunRecord();
            int start = int.MaxValue - 2000;
            record.Add(Message("stepStarted", start, 1));
            record.Add(Frame(start, 0, 1000000));
            record.Add(Frame(unchecked(start + 10000), 0, 1000000));
            record.Add(Message("stepEnded", unchecked(start + 15000), 1));
            RunStep step = record.Steps.Single();
            Assert.AreEqual(15000, step.EndMs - step.StartMs);
            Assert.HasCount(2, step.Points);
        }

        [TestMethod]
        public void MilliampereHours_EndBetweenTwoRecords_CarriesTheCurrentToTheEnd()
        {
            var record = new RunRecord();
            record.Add(Message("stepStarted", 0, 1));
            record.Add(Frame(0, 0, 1000000));
            record.Add(Frame(3600000, 3600000000, 1000000));
            record.Add(Message("stepEnded", 3605000, 1));
            Assert.AreEqual(1 + (5.0 / 3600), record.Steps.Single().MilliampereHours, 1e-9);
        }

        [TestMethod]
        public void Add_RecordsWithoutAGoodReading_AreCountedAndNotUsed()
        {
            var record = new RunRecord();
            record.Add(Frame(0, 0, 1000000, hasCell: false));
            Assert.AreEqual(1, record.Unread);
            Assert.IsEmpty(record.Points);
        }

        [TestMethod]
        public void Cycles_OfARecord_AreChargesWithTheDischargesAfterThem()
        {
            var record = new RunRecord();
            int ms = 0;
            foreach (int nanoamps in new[] { 1000000, -1000000, 1000000, -1000000, 2000000, -2000000 })
            {
                record.Add(Message("stepStarted", ms, 1));
                record.Add(Frame(ms, 0, nanoamps));
            record.Add(Frame(ms + 1800000, nanoamps * 1800L, nanoamps));
                record.Add(Message("stepEnded", ms + 3600000, 1));
                ms += 3600000;
            }

            var view = new RunView(record, new RunFacts(1.131, 10, 1000000), ErrorBudget.Load());
            CollectionAssert.AreEqual(new[] { 0, 0, 1 }, view.Cycles.Select(cycle => cycle.Block).ToArray());
            Assert.AreEqual(100, Methods.Measure("dischargeCapacity", [view], "rate=1").Value, 1e-6, "1 mAh of 10 mg");
            Assert.AreEqual(200, Methods.Measure("dischargeCapacity", [view], "rate=2").Value, 1e-6);
            Assert.AreEqual(100, Methods.Measure("coulombicEfficiency", [view], "rate=1; cycle=mean").Value, 1e-6);
            Assert.ThrowsExactly<AnalysisException>(() => Methods.Measure("dischargeCapacity", [view], "rate=5"));
        }

        [TestMethod]
        public void Find_TwoStraightLines_IsWhereTheyMeet()
        {
            List<(double X, double Y)> points = Enumerable.Range(0, 100).Select(i => ((double)i, i < 40 ? 100 - i : 60.0 + (0.01 * (i % 3)))).ToList();
            Assert.AreEqual(40, Knee.Find(points).X, 0.2);
            Assert.ThrowsExactly<AnalysisException>(() => Knee.Find(points.Take(5).ToList()));
        }

        private static TelemetryFrame Frame(int timeMs, long chargeNanoampereSeconds, int nanoamps, bool hasCell = true)
        {
            var channels = new int?[Channel.Count];
            channels[Channel.Cell0] = hasCell ? 3500000 : null;
            channels[Channel.Current] = nanoamps;
            return new TelemetryFrame
            {
                RigId = "r",
                BootId = 1,
                Seq = 1,
                ChannelMask = 0,
                Rows = [new TelemetryRow { TimeMs = timeMs, Step = 0, Mode = RigMode.Running, CommandNanoamps = nanoamps, CommandBits = TelemetryRecord.WantedBit | (CurrentRange.Milliamps10 << 8), StepChargeNanoampereSeconds = chargeNanoampereSeconds, Channels = channels }],
            };
        }

        private static RigMessage Message(string kind, int timeMs, int step)
        {
            using JsonDocument content = JsonDocument.Parse($$"""{"kind":"{{kind}}","timeMs":{{timeMs}},"step":{{step}},"end":"time"}""");
            return new RigMessage { RigId = "r", Topic = "step", BootId = 1, Seq = 1, Content = content.RootElement.Clone() };
        }
    }
}
