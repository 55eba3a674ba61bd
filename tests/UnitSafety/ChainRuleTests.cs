using nanoFramework.TestFramework;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.UnitSafety
{
    [TestClass]
    public class ChainRuleTests
    {
        [TestMethod]
        public void Tick_TrippedByTheHeatersHeat_WithholdsTheHeartbeatUntilTheAcknowledge()
        {
            ScriptedRig rig = TrippedByHeat(30000);
            int beats = rig.Heartbeats;
            rig.Run(20);
            Assert.AreEqual(beats, rig.Heartbeats, "the chain's relay takes the heater away");
            rig.Values[Channel.Heater] = 20000;
            rig.ExtraDiscretes = Discretes.Acknowledge;
            rig.Run(2);
            Assert.AreEqual(beats, rig.Heartbeats, "the heat is not gone yet");
            rig.ExtraDiscretes = 0;
            rig.Run(200);
            Assert.AreEqual(beats, rig.Heartbeats, "a block that cooled down does not come back by itself");
            rig.ExtraDiscretes = Discretes.Acknowledge;
            rig.Run(1);
            Assert.AreEqual(beats + 1, rig.Heartbeats);
        }

        [TestMethod]
        public void Tick_TrippedByACellsHeat_KeepsTheHeartbeatForTheClamp()
        {
            ScriptedRig rig = TrippedByHeat(0);
            int beats = rig.Heartbeats;
            rig.Run(20);
            Assert.AreEqual(beats + 20, rig.Heartbeats);
        }

        [TestMethod]
        public void Tick_CellsHeatWarmsTheBlock_KeepsTheHeartbeatForTheClamp()
        {
            // A plate 40 degrees above the block gives it half a degree a second through both ends, no more than two thirds.
            ScriptedRig rig = TrippedByHeat(0);
            int beats = rig.Heartbeats;
            for (int i = 0; i < 200; i++)
            {
                rig.Values[Channel.Temperature0] += i < 60 ? 700 : 30;
                rig.Values[Channel.Heater] += i < 40 ? 0 : 25;
                rig.Run(1);
            }

            Assert.AreEqual(beats + 200, rig.Heartbeats);
        }

        [TestMethod]
        public void Tick_BlockRisesFasterThanThePlatesCanWarmIt_WithholdsTheHeartbeat()
        {
            // The same plate, and a heater of 60 W that is stuck on: another degree a second.
            ScriptedRig rig = TrippedByHeat(0);
            for (int i = 0; i < 200; i++)
            {
                rig.Values[Channel.Temperature0] += i < 60 ? 700 : 80;
                rig.Values[Channel.Heater] += i < 40 ? 0 : 80;
                rig.Run(1);
            }

            int beats = rig.Heartbeats;
            rig.Run(20);
            Assert.AreEqual(beats, rig.Heartbeats);
        }

        [TestMethod]
        public void Tick_TrippedByHeatWithTheBlockNotRead_WithholdsTheHeartbeat()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Status[Channel.Heater] = SampleStatus.BusError;
            Heat(rig, 0);
            int beats = rig.Heartbeats;
            rig.Run(20);
            Assert.AreEqual(beats, rig.Heartbeats, "a missing reading is never a good one");
        }

        [TestMethod]
        public void Tick_TrippedAndBlind_WithholdsTheHeartbeat()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.ExtraDiscretes = Discretes.EmergencyStop;
            rig.Run(2);
            rig.Status[Channel.Temperature0 + 1] = SampleStatus.BusError;
            rig.Run(15);
            int beats = rig.Heartbeats;
            rig.Run(20);
            Assert.AreEqual(beats, rig.Heartbeats);
        }

        [TestMethod]
        public void Tick_TrippedByAnythingElse_KeepsTheHeartbeat()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Values[Channel.Heater] = 60000;
            rig.ExtraDiscretes = Discretes.EmergencyStop;
            rig.Run(2);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
            int beats = rig.Heartbeats;
            rig.Run(20);
            Assert.AreEqual(beats + 20, rig.Heartbeats);
        }

        [TestMethod]
        public void Apply_HeatAtTheBlocksLimits_TellsTheHeaterFromTheCells()
        {
            Assert.IsFalse(IsWithheld(0, 249, 20000), "slower than a heater heats");
            Assert.IsTrue(IsWithheld(0, 250, 20000));
            Assert.IsFalse(IsWithheld(0, -399, 20000));
            Assert.IsTrue(IsWithheld(0, -400, 20000), "a block that falls so fast was hotter than all");
            Assert.IsFalse(IsWithheld(0, 0, 21000));
            Assert.IsFalse(IsWithheld(0, 249, 21000), "a block that is as warm as its sensors may be wrong gets no stricter limit");
            Assert.IsTrue(IsWithheld(0, 0, 21001), "hotter than its plates");
            Assert.IsFalse(IsWithheld(10000, 499, 20000), "ten degrees give it a quarter of a degree a second");
            Assert.IsTrue(IsWithheld(10000, 500, 20000));
        }

        [TestMethod]
        public void Apply_FirstPlateNotRead_IsTheHeatersFaultForAllAnyoneKnows()
        {
            FaultMonitor faults = Hot();
            Snapshot snapshot = GoodSnapshot.Make();
            snapshot.MissingPlate = 0;
            ChainRule rule = new ChainRule(faults);
            rule.Apply(snapshot, RigMode.Tripped);
            Assert.IsTrue(rule.IsHeartbeatWithheld);
        }

        [TestMethod]
        public void Apply_TenTicksBlind_WithholdsAndAReadPlateBeginsAnew()
        {
            FaultMonitor faults = new FaultMonitor(new FaultTable(new RigConfiguration()));
            ChainRule rule = new ChainRule(faults);
            Snapshot snapshot = GoodSnapshot.Make();
            for (int round = 0; round < 3; round++)
            {
                snapshot.MissingPlate = 0;
                for (int i = 0; i < 9; i++)
                {
                    rule.Apply(snapshot, RigMode.Tripped);
                    Assert.IsFalse(rule.IsHeartbeatWithheld, "not yet blind for half a second");
                }

                snapshot.MissingPlate = -1;
                rule.Apply(snapshot, RigMode.Tripped);
            }

            snapshot.MissingPlate = 0;
            for (int i = 0; i < 30; i++)
            {
                rule.Apply(snapshot, RigMode.Tripped);
                Assert.IsTrue(rule.IsHeartbeatWithheld == (i >= 9));
            }

            rule.Apply(snapshot, RigMode.Idle);
            Assert.IsFalse(rule.IsHeartbeatWithheld, "only a tripped rig withholds it");
            rule.Apply(snapshot, RigMode.Tripped);
            Assert.IsTrue(rule.IsHeartbeatWithheld, "it is still blind");
        }

        private static bool IsWithheld(int plateAboveBlock, int blockRise, int blockMillidegrees)
        {
            Snapshot snapshot = GoodSnapshot.Make();
            snapshot.Fast[Channel.Heater] = blockMillidegrees;
            snapshot.HottestPlateMillidegrees = GoodSnapshot.PlateMillidegrees + plateAboveBlock;
            snapshot.HeaterRiseMillidegreesPerSecond = blockRise;
            ChainRule rule = new ChainRule(Hot());
            rule.Apply(snapshot, RigMode.Tripped);
            return rule.IsHeartbeatWithheld;
        }

        private static FaultMonitor Hot()
        {
            FaultMonitor faults = new FaultMonitor(new FaultTable(new RigConfiguration()));
            for (int i = 0; i < 20; i++)
            {
                Judging.Begin(faults, i * 50, RigMode.Tripped);
                faults.Judge(FaultId.TemperatureRate, 1000, 0);
            }

            Assert.IsTrue(faults.IsActive(FaultId.TemperatureRate));
            return faults;
        }

        private static ScriptedRig TrippedByHeat(int blockAboveMillidegrees)
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            Heat(rig, blockAboveMillidegrees);
            return rig;
        }

        private static void Heat(ScriptedRig rig, int blockAboveMillidegrees)
        {
            for (int i = 0; i < 60 && rig.Executive.Mode != RigMode.Tripped; i++)
            {
                rig.Values[Channel.Temperature0] += 40;
                rig.Values[Channel.Heater] = 20000 + blockAboveMillidegrees + (blockAboveMillidegrees == 0 ? 0 : i * 40);
                rig.Run(1);
            }

            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
        }
    }
}
