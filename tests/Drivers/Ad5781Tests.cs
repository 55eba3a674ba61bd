using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal.Drivers.Ad5781;
using RigFirmware.Simulated.Chips;

namespace RigFirmware.Tests.Drivers
{
    [TestClass]
    public sealed class Ad5781Tests
    {
        private const double VoltsPerCode = 5.0 / 131072;
        private readonly Bench _bench = new();
        private readonly Ad5781Chip _chip = new(() => { });
        private readonly SpiLine _line;
        private readonly Ad5781Dac _driver;
        private double _highestVolts;

        public Ad5781Tests()
        {
            _chip = new Ad5781Chip(() => _highestVolts = System.Math.Max(_highestVolts, System.Math.Abs(_chip?.Volts ?? 0)));
            _line = _bench.Line(_chip);
            _driver = new Ad5781Dac(_line, "U20 (AD5781, J20 pole 10)");
        }

        [TestMethod]
        public void Start_HealthyChip_ReleasesTheClampAtZeroVolts()
        {
            Assert.IsNull(_driver.Start());
            Assert.AreEqual(0, _highestVolts);
            Assert.IsTrue(_driver.Write(1000));
            Assert.AreEqual(1000 * VoltsPerCode, _chip.Volts, 1e-9);
        }

        [TestMethod]
        public void Start_ControllerRestartedUnderCurrent_GoesToZeroWithoutASurge()
        {
            Assert.IsNull(_driver.Start());
            _driver.Write(-50000);
            _highestVolts = 0;
            Assert.IsNull(new Ad5781Dac(_line, "U20").Start());
            Assert.AreEqual(0, _highestVolts);
            Assert.AreEqual(0, _chip.Volts);
        }

        [TestMethod]
        public void Start_SelectNotWired_IsRefused()
        {
            _line.Silent = true;
            StringAssert.Contains(_driver.Start(), "U20 (AD5781, J20 pole 10) reads the DAC register back as");
        }

        [TestMethod]
        public void Start_DataLineStuckLow_IsRefusedThoughItReadsTheZeroThatWasWritten()
        {
            _line.StuckLow = true;
            Assert.IsNotNull(_driver.Start());
        }

        [TestMethod]
        [DataRow(131071)]
        [DataRow(-131071)]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(-1)]
        public void Write_AnyCode_ReachesTheOutputAndReadsBack(int code)
        {
            Assert.IsNull(_driver.Start());
            for (int tick = 0; tick < 4; tick++)
            {
                Assert.IsTrue(_driver.Write(code));
                Assert.AreEqual(code * VoltsPerCode, _chip.Volts, 1e-9);
            }
        }

        [TestMethod]
        public void Write_BeyondTheSpan_IsHeldAtItsEnd()
        {
            Assert.IsNull(_driver.Start());
            _driver.Write(int.MaxValue);
            Assert.AreEqual(131071 * VoltsPerCode, _chip.Volts, 1e-9);
            _driver.Write(int.MinValue);
            Assert.AreEqual(-131071 * VoltsPerCode, _chip.Volts, 1e-9);
        }

        [TestMethod]
        public void Write_RegisterThatDoesNotTake_IsNotConfirmedTwoTicksLater()
        {
            Assert.IsNull(_driver.Start());
            _driver.Write(5);
            _chip.Deaf = true;
            Assert.IsTrue(AnyUnconfirmed(3, 7));
        }

        [TestMethod]
        public void Write_ResetAtAZeroSetpoint_IsNoticed()
        {
            Assert.IsNull(_driver.Start());
            _driver.Write(0);
            _chip.Reset();
            Assert.IsTrue(AnyUnconfirmed(3, 0));
        }

        [TestMethod]
        public void Write_BusThatDoesNotAnswer_IsNotConfirmed()
        {
            Assert.IsNull(_driver.Start());
            _driver.Write(100);
            _line.Silent = true;
            Assert.IsFalse(_driver.Write(100));
        }

        [TestMethod]
        public void Write_EachTick_TakesTwoFrames()
        {
            Assert.IsNull(_driver.Start());
            _bench.NextTick();
            _driver.Write(100);
            Assert.AreEqual(2, _bench.Time.Transactions);
        }

        private bool AnyUnconfirmed(int ticks, int code)
        {
            bool any = false;
            for (int i = 0; i < ticks; i++)
            {
                any |= !_driver.Write(code);
            }

            return any;
        }
    }
}
