using nanoFramework.TestFramework;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.Unit.Safety
{
    [TestClass]
    public class ChargeBalanceTests
    {
        // 10 uA for an hour are the 10 uAh of a half cycle that counts.
        private const int Nanoamps = 10000;
        private const int HourMs = 3600 * 1000;

        [TestMethod]
        public void EfficiencyPermille_BeforeACycle_IsWhole()
        {
            Assert.AreEqual(1000, new ChargeBalance().EfficiencyPermille);
        }

        [TestMethod]
        public void Count_FullCycle_IsDischargeOverChargeWithTheNextCharge()
        {
            ChargeBalance balance = new ChargeBalance();
            balance.Count(Nanoamps, 2 * HourMs);
            balance.Count(-Nanoamps, HourMs);
            Assert.AreEqual(1000, balance.EfficiencyPermille, "the cycle is not over");
            balance.Count(0, HourMs);
            Assert.AreEqual(1000, balance.EfficiencyPermille, "a rest does not end it");
            balance.Count(1, 50);
            Assert.AreEqual(500, balance.EfficiencyPermille);
            balance.Count(4 * Nanoamps, HourMs);
            balance.Count(-3 * Nanoamps, HourMs);
            balance.Count(1, 50);
            Assert.AreEqual(750, balance.EfficiencyPermille, "each cycle counts for itself");
        }

        [TestMethod]
        public void Count_Pulse_IsNoCycle()
        {
            ChargeBalance balance = new ChargeBalance();
            balance.Count(2 * Nanoamps, HourMs);
            balance.Count(-Nanoamps, HourMs - 50);
            balance.Count(1, 50);
            Assert.AreEqual(1000, balance.EfficiencyPermille, "the discharge was too small");
            balance = new ChargeBalance();
            balance.Count(Nanoamps, HourMs - 50);
            balance.Count(-Nanoamps, HourMs);
            balance.Count(1, 50);
            Assert.AreEqual(1000, balance.EfficiencyPermille, "the charge was too small");
            balance.Count(4 * Nanoamps, HourMs);
            balance.Count(-3 * Nanoamps, HourMs);
            balance.Count(1, 50);
            Assert.AreEqual(750, balance.EfficiencyPermille, "and is forgotten");
        }

        [TestMethod]
        public void Count_MuchMoreOutThanIn_StopsAtTwice()
        {
            ChargeBalance balance = new ChargeBalance();
            balance.Count(Nanoamps, HourMs);
            balance.Count(-5 * Nanoamps, HourMs);
            balance.Count(1, 50);
            Assert.AreEqual(2000, balance.EfficiencyPermille);
        }

        [TestMethod]
        public void Reset_AfterACycle_IsWholeAgain()
        {
            ChargeBalance balance = new ChargeBalance();
            balance.Count(2 * Nanoamps, HourMs);
            balance.Count(-Nanoamps, HourMs);
            balance.Count(1, 50);
            Assert.AreEqual(500, balance.EfficiencyPermille);
            balance.Count(Nanoamps, HourMs);
            balance.Count(-Nanoamps, HourMs);
            balance.Reset();
            Assert.AreEqual(1000, balance.EfficiencyPermille);
            balance.Count(1, 50);
            Assert.AreEqual(1000, balance.EfficiencyPermille, "what was counted before is forgotten");
        }
    }
}
