using nanoFramework.TestFramework;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class FaultUnitTests
    {
        private static readonly string[] Names = { "", "uV", "nA", "mdegC", "mdegC/s", "mN", "ms", "permille", "uAh" };

        [TestMethod]
        public void NameOf_EachUnit_IsItsSymbol()
        {
            for (int i = 0; i < Names.Length; i++)
            {
                Assert.AreEqual(Names[i], FaultUnit.NameOf((byte)i));
            }

            Assert.AreEqual("", FaultUnit.NameOf((byte)Names.Length), "a unit that does not exist");
        }
    }
}
