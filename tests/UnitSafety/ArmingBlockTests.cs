using nanoFramework.TestFramework;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class ArmingBlockTests
    {
        // By bit, from 0: what an operator reads.
        private static readonly string[] Names =
        {
            "EmergencyStop", "HardwareTrip", "ContactorNotOpen", "FaultActive", "CellNotRead", "CellOutsideLimits", "StackNotRead", "CurrentNotRead",
            "TemperatureNotRead", "ClampNotRead", "DiscretesNotRead", "DoorOpen", "StackSumMismatch", "NoProgram", "SelfTestFinding",
        };

        [TestMethod]
        public void NameOfLowest_EachReason_HasItsName()
        {
            for (int i = 0; i < Names.Length; i++)
            {
                Assert.AreEqual(Names[i], ArmingBlock.NameOfLowest(1 << i));
                Assert.AreEqual(Names[i], ArmingBlock.NameOfLowest((1 << i) | (1 << Names.Length)), "the lowest of two");
            }
        }

        [TestMethod]
        public void NameOfLowest_NoReason_IsEmpty()
        {
            Assert.AreEqual("", ArmingBlock.NameOfLowest(0));
            Assert.AreEqual("", ArmingBlock.NameOfLowest(1 << Names.Length));
        }
    }
}
