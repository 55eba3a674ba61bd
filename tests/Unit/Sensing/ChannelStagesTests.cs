using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Unit.Sensing
{
    /// <summary>The stages with a gain of one: counts are values.</summary>
    [TestClass]
    public class ChannelStagesTests
    {
        private const int At = Channel.Stack;
        private static ChannelStages s_stages;
        private static RigSample s_sample;
        private static Snapshot s_snapshot;
        private static Calibration s_calibration;
        private static uint s_seed;

        [TestMethod]
        public void Take_FirstSample_PassesThrough()
        {
            Begin();
            Assert.AreEqual(3700000, Feed(3700000));
        }

        [TestMethod]
        public void Take_FirstSampleAfterAnOpenWire_PassesThrough()
        {
            Begin();
            s_sample.Status[At] = SampleStatus.OpenWire;
            Feed(0);
            s_sample.Status[At] = SampleStatus.Ok;
            Assert.AreEqual(3700000, Feed(3700000));
        }

        [TestMethod]
        public void Take_SpikeOfOneSample_IsRemoved()
        {
            Begin();
            Feed(100);
            Feed(100);
            Assert.AreEqual(100, Feed(9999));
            Assert.AreEqual(100, Feed(100));
            Assert.AreEqual(100, Feed(100));
        }

        [TestMethod]
        public void Take_StepThatStays_IsSeenWithItsSecondSample()
        {
            Begin();
            Feed(100);
            Feed(100);
            Assert.AreEqual(100, Feed(500));
            Assert.AreEqual(500, Feed(500));
        }

        [TestMethod]
        public void Take_Ramp_IsOneSampleLate()
        {
            Begin();
            Feed(10);
            Feed(20);
            Assert.AreEqual(20, Feed(30));
            Assert.AreEqual(30, Feed(40));
        }

        [TestMethod]
        public void Take_MissingSample_KeepsTheValueAndItsTime()
        {
            Begin();
            Feed(10);
            int readAtMs = s_snapshot.TimeMs + 50;
            Feed(20);
            s_sample.Status[At] = SampleStatus.BusError;
            Assert.AreEqual(10, Feed(9999));
            Feed(9999);
            Assert.AreEqual((int)Quality.Stale, (int)s_snapshot.Quality[At]);
            Assert.AreEqual(readAtMs, s_snapshot.ReadAtMs[At]);
        }

        [TestMethod]
        public void Take_ValueNoStackCanHave_IsOutOfRangeAndKept()
        {
            Begin();
            Feed(70000000);
            Assert.AreEqual(70000000, Feed(70000000));
            Assert.AreEqual((int)Quality.OutOfRange, (int)s_snapshot.Quality[At]);
        }

        [TestMethod]
        public void Take_AnySamples_SameAsStageByStage()
        {
            Begin();
            var model = new StageModel(At);
            for (int i = 0; i < 5000; i++)
            {
                int value = Next(9) == 0 ? Next(200000000) - 100000000 : 40000000 + Next(1000);
                int status = Next(6) == 0 ? Next(5) : SampleStatus.Ok;
                s_sample.Status[At] = (byte)status;
                Feed(value);
                model.Take(value, (byte)status, s_snapshot.TimeMs);
                Assert.AreEqual(model.Value, s_snapshot.Fast[At], "value");
                Assert.AreEqual((int)model.Judged, (int)s_snapshot.Quality[At], "quality");
                if (model.Judged == Quality.Stale)
                {
                    Assert.AreEqual(model.ReadAtMs, s_snapshot.ReadAtMs[At], "time");
                }
            }
        }

        [TestMethod]
        public void TakeCells_AnySamples_SameAsStageByStage()
        {
            Begin();
            StageModel[] models = new StageModel[Channel.CellsMax];
            int[] newest = new int[Channel.Temperature0];
            int[] given = new int[Channel.CellsMax];
            for (int cell = 0; cell < Channel.CellsMax; cell++)
            {
                models[cell] = new StageModel(cell);
            }

            for (int i = 0; i < 3000; i++)
            {
                // Runs with every cell read between those with one or two that are not: both ways, and each into the other.
                s_stages.ElectricalMs = s_snapshot.TimeMs;
                s_snapshot.TimeMs += 50;
                for (int cell = 0; cell < Channel.CellsMax; cell++)
                {
                    int value = Next(40) == 0 ? Next(20000000) - 10000000 : 3700000 + Next(1000);
                    byte status = (byte)(Next(60) == 0 ? Next(5) : SampleStatus.Ok);
                    s_sample.Counts[cell] = value;
                    s_sample.Status[cell] = status;
                    given[cell] = status == SampleStatus.Ok || status == SampleStatus.Saturated ? value : given[cell];
                    models[cell].Take(value, status, s_snapshot.TimeMs);
                }

                s_snapshot.NotOkMask = s_stages.TakeCells(s_sample, s_snapshot, Channel.CellsMax);
                s_stages.CopyNewest(newest, 0);
                for (int cell = 0; cell < Channel.CellsMax; cell++)
                {
                    Assert.AreEqual(models[cell].Value, s_snapshot.Fast[cell], "value");
                    Assert.AreEqual((int)models[cell].Judged, (int)s_snapshot.Quality[cell], "quality");
                    Assert.AreEqual(given[cell], newest[cell], "newest");
                }
            }
        }

        [TestMethod]
        public void TakeCells_AllOk_SumsAsCellSumsCountsThem()
        {
            Begin();
            RigConfiguration configuration = new RigConfiguration();
            configuration.CellCount = Channel.CellsMax;
            CellSums sums = new CellSums(configuration);
            for (int round = 0; round < 500; round++)
            {
                for (int i = 0; i < Channel.CellsMax; i++)
                {
                    s_sample.Counts[i] = 3700000 + Next(5);
                }

                int notOk = s_stages.TakeCells(s_sample, s_snapshot, Channel.CellsMax);
                s_snapshot.NotOkMask = notOk;
                if (round == 0)
                {
                    continue;
                }

                int high = s_snapshot.HighestCellMicrovolts;
                int highCell = s_snapshot.HighestCell;
                int low = s_snapshot.LowestCellMicrovolts;
                int lowCell = s_snapshot.LowestCell;
                int sum = s_snapshot.CellSumMicrovolts;
                sums.Apply(s_snapshot);
                Assert.AreEqual(0, notOk);
                Assert.AreEqual(s_snapshot.HighestCellMicrovolts, high);
                Assert.AreEqual(s_snapshot.HighestCell, highCell);
                Assert.AreEqual(s_snapshot.LowestCellMicrovolts, low);
                Assert.AreEqual(s_snapshot.LowestCell, lowCell);
                Assert.AreEqual(s_snapshot.CellSumMicrovolts, sum);
            }
        }

        [TestMethod]
        public void TakeCells_OneBeyondBelief_NamesIt()
        {
            Begin();
            for (int i = 0; i < Channel.CellsMax; i++)
            {
                s_sample.Counts[i] = i == 7 ? 6500001 : 3700000;
            }

            Assert.AreEqual(1 << 7, s_stages.TakeCells(s_sample, s_snapshot, Channel.CellsMax));
            Assert.IsFalse(s_snapshot.AllCellsOk);
            Assert.AreEqual((int)Quality.OutOfRange, (int)s_snapshot.Quality[7]);
        }

        [TestMethod]
        public void TakeCells_CommonModeFactor_AddsItsPartOfTheCellsBelow()
        {
            Begin();
            SetCells(4000000);
            int factor = (int)((20L << 32) / 1000000);
            s_calibration.SetCommonMode(0, factor);
            s_calibration.SetCommonMode(11, factor);

            // By the long way of a first sample and by the short one of the next: 20 ppm of eleven cells are 880 uV.
            for (int round = 0; round < 3; round++)
            {
                s_snapshot.NotOkMask = s_stages.TakeCells(s_sample, s_snapshot, Channel.CellsMax);
                Assert.AreEqual(4000000, s_snapshot.Fast[0], "nothing lies below the first cell");
                Assert.AreEqual(4000000, s_snapshot.Fast[10], "no factor");
                Assert.IsTrue(s_snapshot.Fast[11] >= 4000879 && s_snapshot.Fast[11] <= 4000880, "twelfth cell");
            }
        }

        [TestMethod]
        public void TakeCells_CellBelowIsNotRead_ItsLastValueStandsForItInTheCommonMode()
        {
            Begin();
            SetCells(4000000);
            s_calibration.SetCommonMode(11, (int)((20L << 32) / 1000000));
            for (int round = 0; round < 3; round++)
            {
                s_snapshot.NotOkMask = s_stages.TakeCells(s_sample, s_snapshot, Channel.CellsMax);
            }

            s_sample.Status[5] = SampleStatus.BusError;
            for (int round = 0; round < 3; round++)
            {
                s_snapshot.NotOkMask = s_stages.TakeCells(s_sample, s_snapshot, Channel.CellsMax);
                Assert.IsTrue(s_snapshot.Fast[11] >= 4000879 && s_snapshot.Fast[11] <= 4000880, "twelfth cell");
            }
        }

        [TestMethod]
        public void TakeCells_CellsBeyondAnyConverter_MoveNoOtherCellByMoreThanTheFactorAllows()
        {
            Begin();
            SetCells(2000000000);
            s_sample.Counts[11] = 4000000;
            s_calibration.SetCommonMode(11, (int)((60L << 32) / 1000000));
            for (int round = 0; round < 3; round++)
            {
                s_snapshot.NotOkMask = s_stages.TakeCells(s_sample, s_snapshot, Channel.CellsMax);
                Assert.IsTrue(s_snapshot.Fast[11] >= 4000000 && s_snapshot.Fast[11] <= 4013200, "twelfth cell");
            }
        }

        private static void SetCells(int microvolts)
        {
            for (int i = 0; i < Channel.CellsMax; i++)
            {
                s_sample.Counts[i] = microvolts;
            }
        }

        private static void Begin()
        {
            RigConfiguration configuration = new RigConfiguration();
            Calibration calibration = new Calibration(configuration);
            s_calibration = calibration;
            for (int i = 0; i < Channel.Count; i++)
            {
                calibration.Set(i, 1L << 32, 0);
            }

            s_stages = new ChannelStages(calibration, new PlausibleRange(configuration));
            s_sample = new RigSample();
            s_snapshot = new Snapshot();
            s_seed = 4711;
            for (int i = 0; i < Channel.Count; i++)
            {
                s_sample.Status[i] = SampleStatus.Ok;
            }
        }

        private static int Feed(int value)
        {
            s_stages.ElectricalMs = s_snapshot.TimeMs;
            s_stages.MediumMs = s_snapshot.TimeMs;
            s_snapshot.TimeMs += 50;
            s_sample.Counts[At] = value;
            s_snapshot.NotOkMask = s_stages.Take(s_sample, s_snapshot, At, At + 1);
            return s_snapshot.Fast[At];
        }

        private static int Next(int below)
        {
            s_seed = unchecked((s_seed * 1664525u) + 1013904223u);
            return (int)((s_seed >> 8) % (uint)below);
        }
    }
}
