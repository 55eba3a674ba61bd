using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace RigFirmware.Tests.Drivers.WrongHands
{
    /// <summary>Every sensor unplugged or shorted, the wrong clamp head and the wrong chemistry plug.</summary>
    [TestClass]
    public sealed class SensorTests
    {
        private static readonly string[] Poles13 = ["1 to 4", "5 to 8", "9 to 12", "13 to 16", "17 to 18", "19 to 20"];
        private static readonly string[] Places = ["plate point 1", "plate point 2", "plate point 3", "plate point 4", "the heater block", "the ambient air"];

        public TestContext? TestContext { get; set; }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        public void SelfTest_TemperatureSensorOff_NamesItsPoles(int point)
        {
            Hands.AssertNamed(Hands.Boot(2, rig => rig.OpenLeads = 1 << point), TestContext, [["The Pt1000 of " + Places[point], "not connected", "J13 poles " + Poles13[point]]]);
            Hands.AssertNamed(Hands.Boot(2, rig => rig.ShortedLeads = 1 << point), TestContext, [["The Pt1000 of " + Places[point], "shorted", "J13 poles " + Poles13[point]]]);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        public void SelfTest_ThermistorOff_NamesItsPole(int point)
        {
            Hands.AssertNamed(Hands.Boot(2, rig => rig.OpenThermistors = 1 << point), TestContext, [["The thermistor of " + Places[point], "not connected", $"J14 pole {point + 1} "]]);
            Hands.AssertNamed(Hands.Boot(2, rig => rig.ShortedThermistors = 1 << point), TestContext, [["The thermistor of " + Places[point], "shorted", $"J14 pole {point + 1} "]]);
        }

        [TestMethod]
        public void SelfTest_LoadCellOff_NamesItsPoles()
        {
            Hands.AssertNamed(Hands.Boot(2, rig => rig.LoadCellUnplugged = true), TestContext, [["load cell is not connected", "J11 poles 1 to 6"]]);
        }

        [TestMethod]
        public void SelfTest_LoadCellOfTheOtherHead_NamesItsIdentity()
        {
            Hands.AssertNamed(Hands.Boot(2, rig => rig.HeadOhms = 10000), TestContext, [["J11", "pole 6"]]);
        }

        [TestMethod]
        public void SelfTest_TravelSensorOff_NamesItsPoles()
        {
            Hands.AssertNamed(Hands.Boot(2, rig => rig.TravelUnplugged = true), TestContext, [["travel sensor is not connected", "J12 poles 1 to 3"]]);
        }

        [TestMethod]
        [DataRow(3.9, 2.4)]
        [DataRow(4.55, 2.7)]
        [DataRow(3.83, 1.78)]
        [DataRow(1.6, -1.6)]
        [DataRow(5.9, -4.9)]
        public void SelfTest_AnotherChemistryPlug_NamesIt(double over, double under)
        {
            var station = Hands.Boot(2, rig => (rig.PlugVolts[0], rig.PlugVolts[1]) = (over, under));
            Hands.AssertNamed(station, TestContext, [["chemistry plug in J9", "poles 2 and 3"]]);
        }

        [TestMethod]
        public void SelfTest_ThermistorAndLoadCellOffAndAWrongShunt_NamesAllThree()
        {
            var station = Hands.Boot(3, rig =>
            {
                rig.OpenThermistors = 1 << 2;
                rig.LoadCellUnplugged = true;
                rig.ShuntChainOhms[2] = 9.6;
            });
            Hands.AssertNamed(station, TestContext, [["J14 pole 3 "], ["J11 poles 1 to 6"], ["RS3 (range 10 mA"]]);
        }

        [TestMethod]
        public void SelfTest_PluggedInAgain_IsForgottenAndTheRigGoesToIdle()
        {
            var station = Hands.Boot(2, rig => rig.OpenThermistors = 1);
            station.Rig.OpenThermistors = 0;
            station.RunSelfTest();
            Assert.IsEmpty(station.Sentences);
            station.Rig.Plant.HoldAcknowledge(3000);
            Assert.IsTrue(station.RunUntil(() => station.Executive.Mode == Core.Safety.RigMode.Idle, 5));
        }
    }
}
