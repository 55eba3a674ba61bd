using nanoFramework.TestFramework;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Runtime
{
    [TestClass]
    public class CyclicExecutiveTests
    {
        [TestMethod]
        public void Constructor_Always_MakesOutputsSafe()
        {
            Assert.AreEqual(1, new ScriptedRig().Build().MadeSafe);
        }

        [TestMethod]
        public void Tick_Healthy_BootsToIdleWithOneHeartbeatATick()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode);
            Assert.AreEqual(25, rig.Heartbeats);
            Assert.IsFalse(rig.Applied.ContactorClosed);
        }

        [TestMethod]
        public void Tick_CellOvervoltage_TripsWithTheSecondSampleBeyondTheLimit()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Values[1] = 4360000;
            rig.Run(1);
            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode, "one sample may be a spike");
            rig.Run(1);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
            int[] trip = rig.LastEvent(EventRecord.Tripped);
            Assert.AreEqual(FaultId.CellOvervoltage, trip[EventRecord.A]);
            Assert.AreEqual(1, trip[EventRecord.B]);
            Assert.AreEqual(4350000, trip[EventRecord.D]);
        }

        [TestMethod]
        public void Tick_SpikeOfOneSample_DoesNotTrip()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Values[1] = 6400000;
            rig.Run(1);
            rig.Values[1] = 3710000;
            rig.Run(20);
            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void SelfTest_Idle_OnlyIfTheFrontEndsOwnTestIsDoneAndFoundNothing()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.SelfTest.IsDone = false;
            rig.Run(100);
            Assert.AreEqual((int)RigMode.SelfTest, (int)rig.Executive.Mode, "not done");
            rig.SelfTest.IsDone = true;
            rig.SelfTest.Add(Finding.LoadCellOff, 0, 578, 939);
            rig.SelfTest.Edition = 1;
            rig.Run(10);
            Assert.AreEqual((int)RigMode.SelfTest, (int)rig.Executive.Mode, "a finding");
            rig.SelfTest.Clear();
            rig.SelfTest.Edition = 2;
            rig.Run(2);
            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void SelfTest_Findings_AreToldOnceAnEdition()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.SelfTest.Add(Finding.TapsSwapped, 4, -3700000, 0);
            rig.SelfTest.Add(Finding.ThermistorOpen, 2, 2500, 0);
            rig.SelfTest.Edition = 1;
            rig.Run(20);
            int[] found = rig.LastEvent(EventRecord.SelfTestFound);
            Assert.AreEqual(Finding.ThermistorOpen, found[EventRecord.A]);
            Assert.AreEqual(2, found[EventRecord.B]);
            Assert.AreEqual(2500, found[EventRecord.C]);
            rig.Run(20);
            Assert.AreEqual(0, rig.LastEvent(EventRecord.SelfTestFound)[EventRecord.Kind], "told once");
            rig.SelfTest.Clear();
            rig.SelfTest.Edition = 2;
            rig.Run(2);
            Assert.AreEqual(0, rig.LastEvent(EventRecord.SelfTestEnded)[EventRecord.A]);
        }

        [TestMethod]
        public void Tripped_Idle_OnlyIfAcknowledgedWithTheCauseGone()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Values[0] = 4400000;
            rig.Run(3);
            rig.Acknowledge();
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode, "the cause is still there");
            rig.Values[0] = 3700000;
            rig.Run(40);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode, "nobody acknowledged");
            rig.Acknowledge();
            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void Tripped_Tripped_IfTheAcknowledgeIsStuckSinceBefore()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.ExtraDiscretes = Discretes.Acknowledge;
            rig.RunToIdle();
            rig.Values[0] = 4400000;
            rig.Run(3);
            rig.Values[0] = 3700000;
            rig.Run(100);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void Tripped_Tripped_IfTheCellThatTrippedIsNoLongerRead()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Values[0] = 4400000;
            rig.Run(3);
            rig.Status[0] = SampleStatus.OpenWire;
            rig.Run(60);
            rig.Acknowledge();
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode, "a missing reading is never a good one");
        }

        [TestMethod]
        public void Tripped_Tripped_IfTheInputsWereNotReadWhileTheAcknowledgeIsStuck()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.ExtraDiscretes = Discretes.Acknowledge;
            rig.Run(2);
            rig.Values[0] = 4400000;
            rig.Run(3);
            rig.Values[0] = 3700000;
            rig.Run(60);
            rig.DiscretesRead = false;
            rig.Run(1);
            rig.DiscretesRead = true;
            rig.Run(40);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode, "a button that is not read was not released");
        }

        [TestMethod]
        public void Arming_Stopping_IfAReasonAppearsThatIsNoTrip()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            byte[] image = new ImageBuilder().Current(50000, 3600).Build();
            System.Array.Copy(image, 0, rig.Executive.ProgramStaging, 0, image.Length);
            rig.Post(RequestRecord.LoadProgram, image.Length);
            rig.Run(1);
            rig.Post(RequestRecord.Start, 0);
            rig.Run(1);
            Assert.AreEqual((int)RigMode.Arming, (int)rig.Executive.Mode);
            rig.Status[Channel.ClampForce] = SampleStatus.BusError;
            for (int i = 0; i < 20; i++)
            {
                rig.Run(1);
                Assert.AreNotEqual((int)RigMode.Running, (int)rig.Executive.Mode, "nobody knows the force");
            }

            Assert.IsFalse(rig.Applied.ContactorClosed);
        }

        [TestMethod]
        public void Stopping_Tripped_IfTheContactorStaysClosed()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToRunning(new ImageBuilder().Current(50000, 3600).Build());
            rig.ContactorStuckClosed = true;
            rig.Post(RequestRecord.Stop, 0);
            for (int i = 0; i < 20; i++)
            {
                rig.Run(1);
                Assert.AreNotEqual((int)RigMode.Idle, (int)rig.Executive.Mode, "a closed contactor is not idle");
            }

            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void Tick_ClockStandsStill_Trips()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.NowMs -= 50;
            rig.Run(1);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
            Assert.AreEqual(FaultId.ClockJump, rig.LastEvent(EventRecord.Tripped)[EventRecord.A]);
        }

        [TestMethod]
        public void Tick_EmergencyStop_TripsAtOnce()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.ExtraDiscretes = Discretes.EmergencyStop;
            rig.Run(1);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
            Assert.AreEqual(FaultId.EmergencyStop, rig.LastEvent(EventRecord.Tripped)[EventRecord.A]);
        }

        [TestMethod]
        public void Tick_DiscretesNotRead_Trips()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.DiscretesRead = false;
            rig.Run(4);
            Assert.AreEqual(FaultId.DiscretesMissing, rig.LastEvent(EventRecord.Tripped)[EventRecord.A]);
        }

        [TestMethod]
        public void Tick_DiscretesNeverRead_NeverReachesIdle()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.DiscretesRead = false;
            rig.Run(100);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void Tick_ContactorClosedByItself_TripsWelded()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.ContactorStuckClosed = true;
            rig.Run(10);
            Assert.AreEqual(FaultId.ContactorWelded, rig.LastEvent(EventRecord.Tripped)[EventRecord.A]);
        }

        [TestMethod]
        public void Tick_CurrentWithContactorOpen_Trips()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.ExtraNanoamps = 20000;
            rig.Run(10);
            Assert.AreEqual(FaultId.CurrentWithContactorOpen, rig.LastEvent(EventRecord.Tripped)[EventRecord.A]);
        }

        [TestMethod]
        public void Tick_PlateTooHot_Trips()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Values[Channel.Temperature0 + 3] = 61000;
            rig.Run(20);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void Tick_PlateHeatsFasterThanTheStopRung_TripsWithinASecond()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Run(1);
            int ticks = 0;
            while (rig.Executive.Mode != RigMode.Tripped && ticks < 100)
            {
                rig.Values[Channel.Temperature0] += 30;
                rig.Run(1);
                ticks++;
            }

            Assert.AreEqual(FaultId.TemperatureRate, rig.LastEvent(EventRecord.Tripped)[EventRecord.A]);
            Assert.IsTrue(ticks <= 20, "0.6 degC/s from nothing");
        }

        [TestMethod]
        public void Tick_ExceptionInTheCycle_SafeOutputsAndNoHeartbeatEverAgain()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            int heartbeats = rig.Heartbeats;
            int madeSafe = rig.MadeSafe;
            rig.Throws = true;
            rig.Run(1);
            rig.Throws = false;
            rig.Run(100);
            Assert.AreEqual(heartbeats, rig.Heartbeats);
            Assert.IsTrue(rig.MadeSafe > madeSafe);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
            rig.Acknowledge();
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void Tick_StartWithoutProgram_IsRefusedWithAllReasons()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Status[Channel.Stack] = SampleStatus.Missing;
            rig.ExtraDiscretes = Discretes.DoorOpen;
            rig.Run(2);
            rig.Post(RequestRecord.Start, 0);
            rig.Run(1);
            int[] answer = rig.LastEvent(EventRecord.RequestAnswered);
            Assert.AreEqual(RequestResult.ArmingRefused, answer[EventRecord.B]);
            Assert.AreEqual(ArmingBlock.NoProgram | ArmingBlock.StackNotRead | ArmingBlock.DoorOpen, answer[EventRecord.C]);
            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void Boot_Tripped_IfAnInvariantIsBroken()
        {
            ScriptedRig rig = new ScriptedRig();
            rig.Configuration.CellInhibitMicrovolts = rig.Configuration.CellTripMicrovolts;
            rig.Build();
            rig.Run(1);
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode, "a fault table that contradicts itself");
            Assert.AreEqual(0, rig.Heartbeats);
        }

        [TestMethod]
        public void Tick_UnknownRequest_IsAnsweredAndChangesNothing()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Post(4711, 0);
            rig.Run(1);
            Assert.AreEqual(RequestResult.Unknown, rig.LastEvent(EventRecord.RequestAnswered)[EventRecord.B]);
            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void Tick_LoopHeldUpForLong_Trips()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToIdle();
            rig.Executive.Tick(rig.NowMs, 501);
            Assert.AreEqual(FaultId.CycleOverrun, rig.LastEvent(EventRecord.Tripped)[EventRecord.A]);
        }

        [TestMethod]
        public void Tick_NobodyReadsTheRecords_WarnsButNeverTrips()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.KeepRecords = true;
            rig.Run(25);
            for (int i = 0; i < 40; i++)
            {
                rig.Run(20);
                rig.LastEvent(0);
            }

            Assert.IsTrue(rig.Executive.Records.Refused > 0);
            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode);
            Assert.IsTrue(rig.Executive.Faults.IsLatched(FaultId.RingOverflow));
        }

        [TestMethod]
        public void Tick_AcrossTheWrapOfTime_StaysIdle()
        {
            ScriptedRig rig = new ScriptedRig().Build();
            rig.NowMs = int.MaxValue - 1000;
            for (int i = 0; i < 100; i++)
            {
                rig.Executive.Tick(rig.NowMs, 0);
                rig.NowMs = unchecked(rig.NowMs + 50);
            }

            Assert.AreEqual((int)RigMode.Idle, (int)rig.Executive.Mode);
            Assert.AreEqual(0, rig.LastEvent(EventRecord.FaultRaised)[0], "no row may be raised");
        }
    }
}
