using System;
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
    /// <summary>Peaks of voltammograms whose peaks are known, without any simulation.</summary>
    [TestClass]
    public sealed class PeakMethodsTests
    {
        private const int NoiseNanoamps = 400;

        [TestMethod]
        public void All_TwoGaussPeaksOnASlope_AreFoundWhereTheyAre()
        {
            RunView view = View(Sweep((3.1, 0.03, 300000), (3.4, 0.04, 200000)), Sweep((3.1, 0.03, 300000), (3.4, 0.04, 200000)));
            Measured measured = Methods.Measure("peaks", [view], "from=1; to=2");
            Assert.HasCount(2, measured.Values!);
            Assert.AreEqual(3.1, measured.Values![0], 0.005);
            Assert.AreEqual(3.4, measured.Values![1], 0.005);
            Assert.IsTrue(measured.Uncertainty is > 0 and < 0.03);
        }

        [TestMethod]
        public void Highest_OfASweep_IsThatSweepsOwn()
        {
            RunView view = View(Sweep((3.1, 0.03, 300000), (3.4, 0.04, 200000)), Sweep((3.1, 0.03, 100000), (3.4, 0.04, 200000)));
            Assert.AreEqual(3.1, Methods.Measure("highestPeak", [view], "cycle=1").Value, 0.005);
            Assert.AreEqual(3.4, Methods.Measure("highestPeak", [view], "cycle=2").Value, 0.005);
        }

        [TestMethod]
        public void All_SweepsOfDifferentPeaks_AreRefused()
        {
            RunView view = View(Sweep((3.1, 0.03, 300000), (3.4, 0.04, 200000)), Sweep((3.1, 0.03, 300000)));
            AnalysisException refusal = Assert.ThrowsExactly<AnalysisException>(() => Methods.Measure("peaks", [view], "from=1; to=2"));
            Assert.Contains("sweep 2 has 1", refusal.Message);
        }

        [TestMethod]
        public void Highest_NoiseWithoutAPeakOrSweepThatIsNotThere_IsRefused()
        {
            RunView view = View(Sweep());
            Assert.Contains("no peak", Assert.ThrowsExactly<AnalysisException>(() => Methods.Measure("highestPeak", [view], "cycle=1")).Message);
            Assert.Contains("1 upward sweeps", Assert.ThrowsExactly<AnalysisException>(() => Methods.Measure("highestPeak", [view], "cycle=2")).Message);
        }

        private static Func<double, double> Sweep(params (double Volts, double Width, double Nanoamps)[] peaks)
        {
            // A capacitive part that rises evenly is no peak.
            return volts => 50000 + (10000 * volts) + peaks.Sum(peak => peak.Nanoamps * Math.Exp(-Math.Pow((volts - peak.Volts) / peak.Width, 2) / 2));
        }

        private static RunView View(params Func<double, double>[] sweeps)
        {
            var record = new RunRecord();
            var random = new Random(7);
            int ms = 0;
            foreach (Func<double, double> sweep in sweeps)
            {
                record.Add(Message("stepStarted", ms));
                var rows = new List<TelemetryRow>();
                for (double volts = 2.8; volts < 3.68; volts += 0.001)
                {
                    rows.Add(Row(ms, volts, (int)sweep(volts) + random.Next(-NoiseNanoamps, NoiseNanoamps)));
                    ms += 10000;
                }

                record.Add(new TelemetryFrame { RigId = "r", BootId = 1, Seq = 1, ChannelMask = 0, Rows = rows });
                record.Add(Message("stepEnded", ms));
            }

            return new RunView(record, new RunFacts(1.131, 2.8, 0), ErrorBudget.Load());
        }

        private static TelemetryRow Row(int ms, double volts, int nanoamps)
        {
            var channels = new int?[Channel.Count];
            channels[Channel.Cell0] = (int)(volts * 1e6);
            channels[Channel.Current] = nanoamps;
            return new TelemetryRow { TimeMs = ms, Step = 0, Mode = RigMode.Running, CommandNanoamps = nanoamps, CommandBits = TelemetryRecord.WantedBit | (CurrentRange.Milliamps1 << 8), Channels = channels };
        }

        private static RigMessage Message(string kind, int timeMs)
        {
            using JsonDocument content = JsonDocument.Parse($$"""{"kind":"{{kind}}","timeMs":{{timeMs}},"step":1,"end":"time"}""");
            return new RigMessage { RigId = "r", Topic = "step", BootId = 1, Seq = 1, Content = content.RootElement.Clone() };
        }
    }
}
