using nanoFramework.TestFramework;
using RigFirmware.Core.Safety;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class ChargeBalanceTests
    {
        // 10 uA for an hour are the 10 uAh of a half cycle that counts.
        private const int Nanoamps = 10000;
        private const int HourMs = 3600 * 1000;
        private static long s_moved;

        [TestMethod]
        public void EfficiencyPermille_BeforeACycle_IsWhole()
        {
            Assert.AreEqual(1000, new ChargeBalance().EfficiencyPermille);
        }

        [TestMethod]
        public void Follow_FullCycle_IsDischargeOverChargeWithTheNextCharge()
        {
            ChargeBalance balance = Fresh();
            Move(balance, Nanoamps, 2 * HourMs);
            Move(balance, -Nanoamps, HourMs);
            Assert.AreEqual(1000, balance.EfficiencyPermille, "the cycle is not over");
            Move(balance, 0, HourMs);
            Assert.AreEqual(1000, balance.EfficiencyPermille, "a rest does not end it");
            Move(balance, 1, 50);
            Assert.AreEqual(500, balance.EfficiencyPermille);
            Move(balance, 4 * Nanoamps, HourMs);
            Move(balance, -3 * Nanoamps, HourMs);
            Move(balance, 1, 50);
            Assert.AreEqual(750, balance.EfficiencyPermille, "each cycle counts for itself");
        }

        [TestMethod]
        public void Follow_Pulse_IsNoCycle()
        {
            ChargeBalance balance = Fresh();
            Move(balance, 2 * Nanoamps, HourMs);
            Move(balance, -Nanoamps, HourMs - 50);
            Move(balance, 1, 50);
            Assert.AreEqual(1000, balance.EfficiencyPermille, "the discharge was too small");
            balance = Fresh();
            Move(balance, Nanoamps, HourMs - 50);
            Move(balance, -Nanoamps, HourMs);
            Move(balance, 1, 50);
            Assert.AreEqual(1000, balance.EfficiencyPermille, "the charge was too small");
            Move(balance, 4 * Nanoamps, HourMs);
            Move(balance, -3 * Nanoamps, HourMs);
            Move(balance, 1, 50);
            Assert.AreEqual(750, balance.EfficiencyPermille, "and is forgotten");
        }

        [TestMethod]
        public void Follow_MuchMoreOutThanIn_StopsAtTwice()
        {
            ChargeBalance balance = Fresh();
            Move(balance, Nanoamps, HourMs);
            Move(balance, -5 * Nanoamps, HourMs);
            Move(balance, 1, 50);
            Assert.AreEqual(2000, balance.EfficiencyPermille);
        }

        [TestMethod]
        public void Reset_AfterACycle_IsWholeAgain()
        {
            ChargeBalance balance = Fresh();
            Move(balance, 2 * Nanoamps, HourMs);
            Move(balance, -Nanoamps, HourMs);
            Move(balance, 1, 50);
            Assert.AreEqual(500, balance.EfficiencyPermille);
            Move(balance, Nanoamps, HourMs);
            Move(balance, -Nanoamps, HourMs);
            balance.Reset(s_moved);
            Assert.AreEqual(1000, balance.EfficiencyPermille);
            Move(balance, 1, 50);
            Assert.AreEqual(1000, balance.EfficiencyPermille, "what was counted before is forgotten");
        }

        private static ChargeBalance Fresh()
        {
            s_moved = 0;
            return new ChargeBalance();
        }

        private static void Move(ChargeBalance balance, int nanoamps, int ms)
        {
            s_moved += (long)nanoamps * ms;
            balance.Follow(s_moved);
        }
    }
}
