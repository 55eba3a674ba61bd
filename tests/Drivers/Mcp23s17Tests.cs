using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal.Drivers.Mcp23s17;
using RigFirmware.Simulated.Chips;

namespace RigFirmware.Tests.Drivers
{
    [TestClass]
    public sealed class Mcp23s17Tests
    {
        private const int Outputs = 0xFF00;
        private const int Inputs = 0x0FFF;
        private readonly Bench _bench = new();
        private readonly Mcp23s17Chip _first;
        private readonly Mcp23s17Chip _second;
        private readonly SpiLine _line;
        private readonly Mcp23s17Ports _driver;
        private readonly Mcp23s17Ports _other;
        private int _levels;
        private int _otherLevels;

        public Mcp23s17Tests()
        {
            _first = new Mcp23s17Chip(1, () => _levels, () => { });
            _second = new Mcp23s17Chip(0, () => _otherLevels, () => { });
            _line = new SpiLine(_bench.Time, _bench.Random, _first, _second);
            _driver = new Mcp23s17Ports(_line, 1, Outputs, "U90 (MCP23S17, J20 pole 13)");
            _other = new Mcp23s17Ports(_line, 0, Inputs, "U91 (MCP23S17, J20 pole 13)");
        }

        [TestMethod]
        public void Start_TwoChipsOnOneSelect_EachHasItsOwnRegisters()
        {
            Started();
            _levels = 0x5A00;
            _otherLevels = 0x0234;
            Assert.IsTrue(Exchange(_driver, 0x0081));
            Assert.IsTrue(Exchange(_other, 0x4000));
            Assert.AreEqual(0x0081, _first.Outputs);
            Assert.AreEqual(0x4000, _second.Outputs);
            Assert.AreEqual(0x5A81, _driver.Levels);
            Assert.AreEqual(0x4234, _other.Levels);
        }

        [TestMethod]
        public void Start_OutputsOnFromBefore_AreLowBeforeTheyAreOutputsAgain()
        {
            Started();
            Exchange(_driver, 0x00FF);
            Assert.IsNull(new Mcp23s17Ports(_line, 1, Outputs, "U90").Start());
            Assert.AreEqual(0, _first.Outputs);
        }

        [TestMethod]
        public void Start_SelectNotWired_IsRefused()
        {
            _line.Silent = true;
            StringAssert.Contains(_driver.Start(), "U90 (MCP23S17, J20 pole 13) reads IOCON back as FFh where 08h was written");
        }

        [TestMethod]
        public void Start_LatchThatDoesNotTake_IsNoticedByTheFirstTickThatNeedsIt()
        {
            Started();
            _first.StuckLatches = 0x0001;
            Assert.IsFalse(Exchange(_driver, 0x0001));
            Assert.IsTrue(Exchange(_driver, 0x0002));
        }

        [TestMethod]
        public void Check_ResetInOperation_IsNoticedAtOnceAndInputsKeepTheirOldValue()
        {
            Started();
            _levels = 0x0100;
            Assert.IsTrue(Exchange(_driver, 0));
            _first.Reset();
            _levels = 0x0200;
            Assert.IsFalse(Exchange(_driver, 0));
            Assert.AreEqual(0x0100, _driver.Levels);
            Assert.IsNull(_driver.Start());
            Assert.IsTrue(Exchange(_driver, 0));
        }

        [TestMethod]
        public void Check_DataLineStuckLow_IsNoticed()
        {
            Started();
            _line.StuckLow = true;
            Assert.IsFalse(Exchange(_driver, 0));
        }

        [TestMethod]
        public void Check_BusRefuses_IsNoticed()
        {
            Started();
            _line.Refuses = true;
            Assert.IsFalse(Exchange(_driver, 0));
        }

        private static bool Exchange(Mcp23s17Ports ports, int latches) => ports.Write(latches) && ports.Check();

        private void Started()
        {
            Assert.IsNull(_driver.Start());
            Assert.IsNull(_other.Start());
        }
    }
}
