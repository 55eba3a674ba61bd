using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal.Drivers.Tmc5160;
using RigFirmware.Simulated.Chips;

namespace RigFirmware.Tests.Drivers
{
    [TestClass]
    public sealed class Tmc5160Tests
    {
        private const int Steps = 25600;
        private readonly Bench _bench = new();
        private readonly Tmc5160Chip _chip;
        private readonly SpiLine _line;
        private readonly Tmc5160Motion _driver;
        private double _millimetres = 4;
        private double _targetMillimetres = 4;

        public Tmc5160Tests()
        {
            _chip = new Tmc5160Chip(() => _millimetres, Steps, () => _targetMillimetres = _chip?.TargetMillimetres ?? 4);
            _line = _bench.Line(_chip);
            _driver = new Tmc5160Motion(_line, new Tmc5160Settings(), "U70 (TMC5160A, J20 pole 12)");
        }

        [TestMethod]
        public void Start_HealthyChip_MovesNothing()
        {
            Assert.IsNull(_driver.Start((int)(3.9 * Steps)));
            Assert.AreEqual(4, _targetMillimetres, 1e-4);
        }

        [TestMethod]
        public void Drive_ToATarget_SendsTheMotorByTheDifferenceToThePositionGivenAtTheStart()
        {
            Assert.IsNull(_driver.Start(4 * Steps));
            Assert.IsTrue(_driver.Drive(5 * Steps));
            Assert.AreEqual(5, _targetMillimetres, 1e-4);
            _millimetres = 4.5;
            _driver.Drive(5 * Steps);
            _driver.Drive(5 * Steps);
            Assert.AreEqual(4.5 * Steps, _driver.PositionMicrosteps, 1);
        }

        [TestMethod]
        public void Start_OtherChip_IsRefusedWithItsVersion()
        {
            _chip.Version = 0x11;
            StringAssert.Contains(_driver.Start(0), "U70 (TMC5160A, J20 pole 12) answers 11h where its identity 30h was expected");
        }

        [TestMethod]
        public void Start_SelectNotWired_IsRefused()
        {
            _line.Silent = true;
            StringAssert.Contains(_driver.Start(0), "answers FFh");
        }

        [TestMethod]
        public void Drive_ResetInOperation_IsNoticedAndNoTargetIsGivenUntilStartedAgain()
        {
            Assert.IsNull(_driver.Start(4 * Steps));
            Assert.IsTrue(_driver.Drive(4 * Steps));
            _chip.Reset();
            Assert.IsFalse(_driver.Drive(9 * Steps));
            Assert.IsTrue(_driver.IsReset);
            Assert.AreEqual(4, _targetMillimetres, 1e-4);
            _bench.NextTick();
            Assert.IsFalse(_driver.Drive(9 * Steps));
            Assert.AreEqual(0, _bench.Time.Transactions);
        }

        [TestMethod]
        public void Drive_TargetDisturbedOnTheWire_IsNotConfirmed()
        {
            Assert.IsNull(_driver.Start(4 * Steps));
            int unconfirmed = 0;
            for (int i = 0; i < 50; i++)
            {
                _line.WrongAnswers = 3;
                unconfirmed += _driver.Drive(4 * Steps) ? 0 : 1;
            }

            // Two thirds of the third answer are the target.
            Assert.IsGreaterThanOrEqualTo(25, unconfirmed);
        }

        [TestMethod]
        public void Drive_DriverStageOff_IsNotConfirmed()
        {
            Assert.IsNull(_driver.Start(4 * Steps));
            _chip.DriverError = true;
            Assert.IsFalse(_driver.Drive(5 * Steps));
        }

        [TestMethod]
        public void Drive_EachTime_TakesThreeFrames()
        {
            Assert.IsNull(_driver.Start(4 * Steps));
            _bench.NextTick();
            _driver.Drive(4 * Steps);
            Assert.AreEqual(3, _bench.Time.Transactions);
        }
    }
}
