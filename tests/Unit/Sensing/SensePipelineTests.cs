using nanoFramework.TestFramework;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Sensing
{
    [TestClass]
    public class SensePipelineTests
    {
        [TestMethod]
        public void Sense_NothingRead_NoChannelIsOk()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            for (int i = 0; i < Channel.Count; i++)
            {
                rig.Status[i] = SampleStatus.Missing;
            }

            rig.Run(3);
            for (int i = 0; i < Channel.Count; i++)
            {
                Assert.AreEqual((int)Quality.NeverRead, (int)rig.Executive.Snapshot.Quality[i]);
            }

            Assert.IsFalse(rig.Executive.Snapshot.AllCellsOk);
            Assert.AreEqual(-1, rig.Executive.Snapshot.HighestCell);
            Assert.AreEqual(int.MinValue, rig.Executive.Snapshot.HighestCellMicrovolts);
            Assert.AreEqual(int.MaxValue, rig.Executive.Snapshot.LowestCellMicrovolts);
        }

        [TestMethod]
        public void Sense_Healthy_ValuesWithinOneCount()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.Values[0] = -4999000;
            rig.Values[1] = 5999000;
            rig.Run(4);
            Snapshot s = rig.Executive.Snapshot;
            Assert.IsTrue(Near(-4999000, s.Fast[0], 4), "cell 1");
            Assert.IsTrue(Near(5999000, s.Fast[1], 4), "cell 2");
            Assert.IsTrue(Near(1000000, s.CellSumMicrovolts, 8), "sum");
            Assert.IsTrue(Near(1000000, s.Fast[Channel.Stack], 24), "stack");
            Assert.AreEqual(1, s.HighestCell);
            Assert.AreEqual(0, s.LowestCell);
            Assert.IsTrue(s.AllCellsOk);
        }

        [TestMethod]
        public void Sense_CellNotRead_AgePushesBothLimitsApart()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.Run(4);
            int before = rig.Executive.Snapshot.Fast[1];
            rig.Status[1] = SampleStatus.BusError;
            rig.Run(3);
            Snapshot s = rig.Executive.Snapshot;
            Assert.AreEqual((int)Quality.Stale, (int)s.Quality[1]);
            Assert.IsFalse(s.AllCellsOk);
            Assert.AreEqual(before + 15000, s.HighestCellMicrovolts, "three ticks of 50 ms at 0.1 V/s");
            Assert.AreEqual(before - 15000, s.LowestCellMicrovolts);
        }

        [TestMethod]
        public void Sense_SaturatedCell_KeepsItsValueForTheLimits()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.Run(4);
            rig.Values[0] = 9900000;
            rig.Status[0] = SampleStatus.Saturated;
            rig.Run(2);
            Assert.AreEqual((int)Quality.OutOfRange, (int)rig.Executive.Snapshot.Quality[0]);
            Assert.IsTrue(rig.Executive.Snapshot.HighestCellMicrovolts > 9800000);
        }

        [TestMethod]
        public void Sense_OpenWire_DoesNotCountAsAValue()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.Run(4);
            rig.Status[1] = SampleStatus.OpenWire;
            rig.Run(1);
            Assert.AreEqual((int)Quality.OpenWire, (int)rig.Executive.Snapshot.Quality[1]);
            Assert.AreEqual(0, rig.Executive.Snapshot.HighestCell);
        }

        [TestMethod]
        public void Sense_SecondCurrentSensorHigher_IsTheWorst()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.SecondSensorOffset = -2000;
            rig.Run(4);
            Assert.IsTrue(Near(-2000, rig.Executive.Snapshot.WorstNanoamps(), 2));
        }

        [TestMethod]
        public void Sense_PlateRising_SlopeIsItsRise()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.Run(20);
            for (int i = 0; i < 40; i++)
            {
                rig.Values[Channel.Temperature0 + 2] += 15;
                rig.Run(1);
            }

            Assert.AreEqual(2, rig.Executive.Snapshot.FastestRisePlate);
            Assert.IsTrue(Near(300, rig.Executive.Snapshot.FastestRiseMillidegreesPerSecond, 2), "15 mdegC a tick are 0.3 degC/s");
        }

        private static bool Near(int expected, int actual, int tolerance)
        {
            return Saturate.Magnitude(expected - actual) <= tolerance;
        }
    }
}
