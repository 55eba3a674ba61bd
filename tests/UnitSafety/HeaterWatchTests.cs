using nanoFramework.TestFramework;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class HeaterWatchTests
    {
        private static HeaterWatch _watch;
        private static Snapshot _snapshot;

        [TestMethod]
        public void Second_FarBelowTheSetpointAndNoCloser_IsSeenAfterTwoMinutes()
        {
            Begin();
            Seconds(1, 0, 5000);
            Seconds(119, 1000, 5000);
            Assert.IsFalse(_watch.HeatsWithoutRise);
            Seconds(1, 1000, 5000);
            Assert.IsTrue(_watch.HeatsWithoutRise);
            Seconds(1, 0, 5000);
            Assert.IsFalse(_watch.HeatsWithoutRise, "without power nothing is asked of the heater");
        }

        [TestMethod]
        public void Second_ComesCloserByHalfADegree_IsProgress()
        {
            Begin();
            Seconds(1, 0, 9000);
            Seconds(100, 1000, 9000);
            Seconds(1, 1000, 8500);
            Seconds(100, 1000, 8500);
            Assert.IsFalse(_watch.HeatsWithoutRise);
            Seconds(19, 1000, 8001);
            Assert.IsFalse(_watch.HeatsWithoutRise);
            Seconds(1, 1000, 8001);
            Assert.IsTrue(_watch.HeatsWithoutRise, "less than half a degree is none");
        }

        [TestMethod]
        public void Second_CloseToTheSetpoint_NeedsNoProgress()
        {
            Begin();
            Seconds(300, 1000, 4999);
            Assert.IsFalse(_watch.HeatsWithoutRise);
        }

        [TestMethod]
        public void Second_BlockHeatsWithoutCommand_IsSeenAfterAMinute()
        {
            Begin();
            Seconds(60, 0, 0);
            Block(25001);
            Seconds(1, 0, 0);
            Assert.IsTrue(_watch.HeatWithoutCommand);
            Block(25000);
            Seconds(1, 0, 0);
            Assert.IsFalse(_watch.HeatWithoutCommand, "a block within 5 degC of its coolest may warm with the room");
            Begin();
            Seconds(59, 0, 0);
            Block(40000);
            Seconds(1, 0, 0);
            Assert.IsFalse(_watch.HeatWithoutCommand, "the block cools for a minute");
            Seconds(1, 0, 0);
            Assert.IsTrue(_watch.HeatWithoutCommand);
        }

        [TestMethod]
        public void Second_BlockStillHotFromBefore_IsNoHeat()
        {
            Begin();
            Block(80000);
            Seconds(70, 0, 0);
            Assert.IsFalse(_watch.HeatWithoutCommand, "it only cools");
            Block(60000);
            Seconds(1, 0, 0);
            Block(65001);
            Seconds(1, 0, 0);
            Assert.IsTrue(_watch.HeatWithoutCommand, "hotter again than its coolest");
        }

        [TestMethod]
        public void Second_PlatesAsHotAsTheBlock_IsTheirHeat()
        {
            Begin();
            Seconds(60, 0, 0);
            Block(40000);
            _snapshot.HottestPlateMillidegrees = 35000;
            Seconds(1, 0, 0);
            Assert.IsFalse(_watch.HeatWithoutCommand, "the block is warmed by a cell");
            _snapshot.HottestPlateMillidegrees = 34999;
            Seconds(1, 0, 0);
            Assert.IsTrue(_watch.HeatWithoutCommand);
        }

        [TestMethod]
        public void Second_CommandedOrNotRead_BeginsAnew()
        {
            for (int i = 0; i < 3; i++)
            {
                Begin();
                Seconds(60, 0, 0);
                Block(40000);
                Seconds(1, 0, 0);
                Assert.IsTrue(_watch.HeatWithoutCommand);
                _snapshot.Quality[Channel.Heater] = (byte)(i == 0 ? Quality.Stale : Quality.Ok);
                _snapshot.MissingPlate = i == 1 ? 0 : -1;
                Seconds(1, i == 2 ? 1 : 0, 0);
                Assert.IsFalse(_watch.HeatWithoutCommand);
                _snapshot.Quality[Channel.Heater] = (byte)Quality.Ok;
                _snapshot.MissingPlate = -1;
                Seconds(60, 0, 0);
                Block(50000);
                Assert.IsFalse(_watch.HeatWithoutCommand);
                Seconds(1, 0, 0);
                Assert.IsTrue(_watch.HeatWithoutCommand);
            }
        }

        private static void Begin()
        {
            _watch = new HeaterWatch();
            _snapshot = GoodSnapshot.Make();
        }

        private static void Block(int millidegrees)
        {
            _snapshot.Slow[Channel.Heater] = millidegrees;
        }

        private static void Seconds(int count, int milliwatts, int error)
        {
            for (int i = 0; i < count; i++)
            {
                _watch.Second(_snapshot, milliwatts, error);
            }
        }
    }
}
