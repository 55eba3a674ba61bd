using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Drivers.WrongHands
{
    /// <summary>Each shunt of the four ranges, both resistors of the second sensor and each range relay.</summary>
    [TestClass]
    public sealed class ShuntTests
    {
        private static readonly string[] Shunts = ["RS1 (range 100 uA, at K10 pins A2 and B1)", "RS2 (range 1 mA, at K11 pins A2 and B1)", "RS3 (range 10 mA, at K12 pins A2 and B1)", "RS4 (range 500 mA, at K13 pins A2 and B1)"];

        public TestContext? TestContext { get; set; }

        [TestMethod]
        [DataRow(0, 10.0)]
        [DataRow(1, 10.0)]
        [DataRow(2, 10.0)]
        [DataRow(3, 10.0)]
        [DataRow(0, 0.1)]
        [DataRow(1, 0.1)]
        [DataRow(2, 0.1)]
        [DataRow(3, 0.1)]
        [DataRow(0, 1.1)]
        [DataRow(1, 1.1)]
        [DataRow(2, 1.1)]
        [DataRow(3, 1.1)]
        public void SelfTest_WrongShunt_NamesItItsRelayAndTheConvertersPins(int shunt, double factor)
        {
            var station = Hands.Boot(2, rig => rig.ShuntChainOhms[shunt] *= factor);
            Hands.AssertNamed(station, TestContext, [[Shunts[shunt], "U3 pins AIN0P and AIN0N"]]);
        }

        [TestMethod]
        public void SelfTest_TwoShuntsExchanged_NamesBoth()
        {
            var station = Hands.Boot(2, rig => (rig.ShuntChainOhms[1], rig.ShuntChainOhms[2]) = (rig.ShuntChainOhms[2], rig.ShuntChainOhms[1]));
            Hands.AssertNamed(station, TestContext, [["RS2 (range"], ["RS3 (range"]]);
        }

        [TestMethod]
        [DataRow(0, "RS6", "U2 pins AIN4P and AIN4N")]
        [DataRow(1, "RS5", "U2 pins AIN5P and AIN5N")]
        public void SelfTest_WrongResistorOfTheSecondSensor_NamesIt(int which, string part, string pins)
        {
            var station = Hands.Boot(2, rig => rig.SecondOhms[which] *= 2);
            Hands.AssertNamed(station, TestContext, [[part, pins]]);
        }

        [TestMethod]
        [DataRow(0, "K10 pins A1 and A2", "GPA4")]
        [DataRow(1, "K11 pins A1 and A2", "GPA5")]
        [DataRow(2, "K12 pins A1 and A2", "GPA6")]
        [DataRow(3, "K13 pins A1 and A2", "GPA7")]
        public void SelfTest_RangeRelayThatStaysOpen_NamesItAndItsDriver(int range, string relay, string driver)
        {
            var station = Hands.Boot(2, rig => rig.OpenRangeRelays = 1 << range);
            Hands.AssertNamed(station, TestContext, [[relay, driver]]);
        }
    }
}
