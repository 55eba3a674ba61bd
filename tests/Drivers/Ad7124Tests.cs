using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal;
using RigFirmware.Hal.Drivers.Ad7124;
using RigFirmware.Simulated.Chips;

namespace RigFirmware.Tests.Drivers
{
    [TestClass]
    public sealed class Ad7124Tests
    {
        private const double OhmsPerCode = 5100.0 / 2 / (1 << 24);
        private readonly Bench _bench = new();
        private readonly double[] _ohms = [1000, 1100, 1200, 1385];
        private readonly Ad7124Chip _chip;
        private readonly SpiLine _line;
        private readonly Ad7124Converter _driver;

        public Ad7124Tests()
        {
            var wiring = new List<RtdWiring> { new(0, 1, 2), new(3, 4, 5), new(6, 7, 8), new(9, 10, 11) };
            _chip = new Ad7124Chip(() => _bench.Time.NowUs, wiring, point => _ohms[point], _bench.Random);
            _line = _bench.Line(_chip);
            _driver = new Ad7124Converter(_line, [0, 3, 6, 9], [1, 4, 7, 10], [2, 5, 8, 11], "U80 (AD7124-8, J20 pole 11)");
        }

        [TestMethod]
        public void Collect_EachPointInTurn_DeliversItsResistance()
        {
            Started();
            for (int point = 0; point < 4; point++)
            {
                Assert.AreEqual(SampleStatus.Ok, Measure(point));
                Assert.AreEqual(point, _driver.Point);
                Assert.AreEqual(_ohms[point], _driver.Code * OhmsPerCode, 0.1);
            }
        }

        [TestMethod]
        public void Collect_LeadsOff_IsOpenWireAndTheOthersAreNotTouched()
        {
            Started();
            _ohms[1] = double.PositiveInfinity;
            Assert.AreEqual(SampleStatus.Ok, Measure(0));
            Assert.AreEqual(SampleStatus.OpenWire, Measure(1));
            Assert.AreEqual(SampleStatus.Ok, Measure(2));
        }

        [TestMethod]
        public void Collect_BeyondFullScale_IsOpenWire()
        {
            Started();
            _ohms[1] = 3000;
            Assert.AreEqual(SampleStatus.OpenWire, Measure(1));
        }

        [TestMethod]
        public void Collect_TooEarly_IsMissingAndNotTheOldValue()
        {
            Started();
            Measure(0);
            _driver.Begin(1);
            Assert.AreEqual(SampleStatus.Missing, _driver.Collect());
        }

        [TestMethod]
        public void Collect_ConversionThatDoesNotEnd_IsMissing()
        {
            Started();
            _chip.Stalled = true;
            Assert.AreEqual(SampleStatus.Missing, Measure(0));
        }

        [TestMethod]
        public void Collect_AnswerWithOneWrongBit_IsNeverOk()
        {
            Started();
            for (int i = 0; i < 200; i++)
            {
                _driver.Begin(i & 3);
                _bench.NextTick();
                _line.WrongAnswers = 1;
                byte status = _driver.Collect();
                bool harmless = status == SampleStatus.Ok && System.Math.Abs((_driver.Code * OhmsPerCode) - _ohms[i & 3]) < 0.2;
                Assert.IsTrue(status != SampleStatus.Ok || harmless, $"measurement {i}: a wrong value came through as Ok");
            }
        }

        [TestMethod]
        public void Begin_CommandWithOneWrongBit_IsNeverAnotherPointsValue()
        {
            Started();
            for (int i = 0; i < 200; i++)
            {
                int point = i & 3;
                _line.WrongCommands = 1;
                byte status = Measure(point);
                bool right = System.Math.Abs((_driver.Code * OhmsPerCode) - _ohms[point]) < 0.2;
                Assert.IsTrue(status != SampleStatus.Ok || right, $"measurement {i}: point {point} got {_driver.Code * OhmsPerCode:F1} ohm as Ok");
                if (_driver.IsReset)
                {
                    Started();
                }
            }
        }

        [TestMethod]
        public void Collect_ResetInOperation_IsMissingUntilStartedAgain()
        {
            Started();
            _driver.Begin(0);
            _chip.Reset();
            _bench.NextTick();
            Assert.AreNotEqual(SampleStatus.Ok, _driver.Collect());
            _bench.NextTick();
            Started();
            Assert.AreEqual(SampleStatus.Ok, Measure(0));
        }

        [TestMethod]
        public void Start_RegisterThatDoesNotKeep_IsRefusedWithItsName()
        {
            _chip.Forgetful = true;
            StringAssert.Contains(_driver.Start(), "U80 (AD7124-8, J20 pole 11) reads CONFIG_0 back as 01E0h where 01E1h was written");
        }

        [TestMethod]
        public void Start_SelectNotWired_IsRefused()
        {
            _line.Silent = true;
            StringAssert.Contains(_driver.Start(), "answers FFh where its identity 12h to 17h was expected");
        }

        private void Started()
        {
            Assert.IsNull(_driver.Start());
            _bench.NextTick();
        }

        private byte Measure(int point)
        {
            _driver.Begin(point);
            _bench.NextTick();
            return _driver.Collect();
        }
    }
}
