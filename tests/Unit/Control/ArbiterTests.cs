using nanoFramework.TestFramework;
using RigFirmware.Core.Control;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Unit.Control
{
    [TestClass]
    public class ArbiterTests
    {
        [TestMethod]
        public void Apply_FreshPermit_NothingIsEnergised()
        {
            RigCommands commands = new RigCommands();
            new Arbiter().Apply(true, 50000, 0, 1000, 500, new Permit(), commands);
            Assert.IsFalse(commands.ContactorClosed);
            Assert.IsFalse(commands.SourceEnabled);
            Assert.AreEqual(0, commands.StackNanoamps);
            Assert.AreEqual(0, commands.HeaterMilliwatts);
        }

        [TestMethod]
        public void Apply_RequestBeyondThePermit_TakesThePermit()
        {
            RigCommands commands = new RigCommands();
            Permit permit = Full();
            new Arbiter().Apply(true, 900000, 1, 99999, 500, permit, commands);
            Assert.AreEqual(100000, commands.StackNanoamps);
            Assert.AreEqual(5000, commands.HeaterMilliwatts);
            new Arbiter().Apply(true, -900000, 1, 0, 500, permit, commands);
            Assert.AreEqual(-80000, commands.StackNanoamps);
        }

        [TestMethod]
        public void Apply_ChargeBlocked_DischargeStillFlows()
        {
            RigCommands commands = new RigCommands();
            Permit permit = Full();
            permit.ChargeNanoamps = 0;
            new Arbiter().Apply(true, 5000, 1, 0, 0, permit, commands);
            Assert.AreEqual(0, commands.StackNanoamps);
            Assert.IsFalse(commands.SourceEnabled);
            new Arbiter().Apply(true, -5000, 1, 0, 0, permit, commands);
            Assert.AreEqual(-5000, commands.StackNanoamps);
        }

        [TestMethod]
        public void Apply_ContactorNotWanted_NoCurrent()
        {
            RigCommands commands = new RigCommands();
            new Arbiter().Apply(false, 5000, 1, 0, 0, Full(), commands);
            Assert.IsFalse(commands.ContactorClosed);
            Assert.AreEqual(0, commands.StackNanoamps);
        }

        [TestMethod]
        public void ApplySlices_WaveBeyondThePermit_IsHeldSliceBySlice()
        {
            RigCommands commands = new RigCommands();
            Arbiter arbiter = new Arbiter();
            Permit permit = Full();
            int[] wave = new int[Slices.PerTick];
            for (int i = 0; i < wave.Length; i++)
            {
                wave[i] = (i & 1) == 0 ? 900000 - i : -900000 + i;
            }

            wave[3] = 7;
            arbiter.Apply(true, 0, 1, 0, 0, permit, commands);
            arbiter.ApplySlices(wave, permit, commands);
            Assert.AreEqual(Slices.PerTick, commands.SliceCount);
            Assert.AreEqual(100000, commands.SliceNanoamps[0]);
            Assert.AreEqual(-80000, commands.SliceNanoamps[1]);
            Assert.AreEqual(7, commands.SliceNanoamps[3]);
            Assert.AreEqual(100000, commands.StackNanoamps);
            Assert.IsTrue(commands.SourceEnabled);
            Assert.IsTrue(arbiter.IsWithin(commands, permit));
            commands.SliceNanoamps[5] = -80001;
            Assert.IsFalse(arbiter.IsWithin(commands, permit), "a slice beyond the permit");
        }

        [TestMethod]
        public void ApplySlices_NothingPermitted_IsNoWave()
        {
            RigCommands commands = new RigCommands();
            Arbiter arbiter = new Arbiter();
            Permit permit = Full();
            permit.ChargeNanoamps = 0;
            permit.DischargeNanoamps = 0;
            int[] wave = new int[Slices.PerTick];
            wave[1] = 5000;
            arbiter.Apply(true, 0, 1, 0, 0, permit, commands);
            arbiter.ApplySlices(wave, permit, commands);
            Assert.AreEqual(0, commands.SliceNanoamps[1]);
            Assert.IsFalse(commands.SourceEnabled);
            permit = new Permit();
            arbiter.Apply(true, 0, 1, 0, 0, permit, commands);
            arbiter.ApplySlices(wave, permit, commands);
            Assert.AreEqual(0, commands.SliceCount, "the contactor is open");
        }

        [TestMethod]
        public void Apply_ClampAndAlarm_FollowThePermit()
        {
            RigCommands commands = new RigCommands();
            Permit permit = new Permit();
            permit.ClampSafe = true;
            permit.Alarm = true;
            new Arbiter().Apply(false, 0, 0, 0, 500, permit, commands);
            Assert.IsTrue(commands.ClampSafe);
            Assert.IsTrue(commands.Alarm);
            permit.ClampSafe = false;
            permit.Alarm = false;
            new Arbiter().Apply(false, 0, 0, 0, 500, permit, commands);
            Assert.IsFalse(commands.ClampSafe);
            Assert.IsFalse(commands.Alarm);
        }

        [TestMethod]
        public void IsWithin_AnyCommandBeyondThePermit_IsFalse()
        {
            Arbiter arbiter = new Arbiter();
            Permit permit = Full();
            RigCommands commands = new RigCommands();
            arbiter.Apply(true, 5000, 1, 100, 0, permit, commands);
            Assert.IsTrue(arbiter.IsWithin(commands, permit));
            commands.StackNanoamps = 100001;
            Assert.IsFalse(arbiter.IsWithin(commands, permit));
            commands.StackNanoamps = -80001;
            Assert.IsFalse(arbiter.IsWithin(commands, permit));
            commands.StackNanoamps = 0;
            commands.HeaterMilliwatts = 5001;
            Assert.IsFalse(arbiter.IsWithin(commands, permit));
            commands.HeaterMilliwatts = 0;
            commands.ContactorClosed = false;
            commands.SourceEnabled = true;
            Assert.IsFalse(arbiter.IsWithin(commands, permit));
        }

        private static Permit Full()
        {
            Permit permit = new Permit();
            permit.Contactor = true;
            permit.ChargeNanoamps = 100000;
            permit.DischargeNanoamps = 80000;
            permit.HeaterMilliwatts = 5000;
            return permit;
        }
    }
}
