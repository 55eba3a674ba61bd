using nanoFramework.TestFramework;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Unit.Runtime
{
    /// <summary>The loop while an impedance step runs.</summary>
    [TestClass]
    public class ImpedanceTests
    {
        private const int Amplitude = 50000;

        [TestMethod]
        public void Tick_ImpedanceStep_GivesEveryTickASliceBlockWithinTheLimits()
        {
            ScriptedRig rig = Running(Amplitude, 0);
            int most = 0;
            int least = 0;
            for (int i = 0; i < 40; i++)
            {
                rig.Run(1);
                RigCommands commands = rig.Executive.Commands;
                Assert.AreEqual(Slices.PerTick, commands.SliceCount);
                Assert.IsTrue(commands.SourceEnabled, "also when the wave is at zero");
                Assert.AreEqual(commands.SliceNanoamps[Slices.PerTick - 1], commands.StackNanoamps);
                for (int k = 0; k < Slices.PerTick; k++)
                {
                    most = commands.SliceNanoamps[k] > most ? commands.SliceNanoamps[k] : most;
                    least = commands.SliceNanoamps[k] < least ? commands.SliceNanoamps[k] : least;
                }
            }

            Assert.AreEqual(Amplitude, most);
            Assert.IsTrue(least <= -Amplitude + 1 && least >= -Amplitude);
            Assert.AreEqual(CurrentRange.Microamps100, rig.Applied.CurrentRange);
        }

        [TestMethod]
        public void Tick_ImpedanceStep_RaisesNoFault()
        {
            ScriptedRig rig = Running(Amplitude, -400000);
            rig.CellMilliohms = 300000;
            for (int i = 0; i < 800; i++)
            {
                rig.Run(1);
                Assert.AreEqual((int)RigMode.Running, (int)rig.Executive.Mode);
                for (int id = 0; id < FaultId.Count; id++)
                {
                    Assert.IsFalse(rig.Executive.Faults.IsActive(id), rig.Executive.FaultTable.Row(id).Name);
                }
            }
        }

        [TestMethod]
        public void Tick_CurrentOutsideOfTheWavesBand_IsADeviation()
        {
            ScriptedRig rig = Running(Amplitude / 10, 20000);
            rig.Run(40);
            rig.ExtraNanoamps = 60000;
            rig.Run(40);
            Assert.AreEqual(FaultId.CurrentDeviation, rig.LastEvent(EventRecord.Tripped)[EventRecord.A]);
        }

        [TestMethod]
        public void Tick_ImpedanceStep_RecordsEveryTickUnfiltered()
        {
            ScriptedRig rig = Running(Amplitude, 0);
            rig.KeepRecords = true;
            int[] record = new int[TelemetryRecord.Words];
            while (rig.Executive.Records.TryRead(record))
            {
            }

            for (int i = 0; i < 10; i++)
            {
                int flowing = rig.Applied.StackNanoamps;
                rig.Run(1);
                Assert.AreEqual(1, rig.Executive.Records.Count, "one record a tick");
                rig.Executive.Records.TryRead(record);
                Assert.IsTrue((record[TelemetryRecord.CommandBits] & TelemetryRecord.UnfilteredBit) != 0);
                int seen = record[TelemetryRecord.Channel0 + Channel.Current] - flowing;
                Assert.IsTrue(seen >= -1 && seen <= 1, "this tick's sample and no median of three");
            }
        }

        [TestMethod]
        public void Tick_OvervoltageDuringImpedance_TripsAndEndsTheWaveAtOnce()
        {
            ScriptedRig rig = Running(Amplitude, 0);
            rig.Run(40);
            rig.Values[1] = rig.Configuration.CellMicrovoltsMax + rig.Configuration.CellTripMicrovolts + 1000;
            int ticks = 0;
            while (rig.Executive.Mode == RigMode.Running && ticks < 10)
            {
                rig.Run(1);
                ticks++;
            }

            // Two samples beyond the limit, as at any constant current.
            Assert.IsTrue(ticks <= 2, "ticks to the trip");
            Assert.AreEqual((int)RigMode.Tripped, (int)rig.Executive.Mode);
            Assert.AreEqual(0, rig.Executive.Commands.SliceCount);
            Assert.AreEqual(0, rig.Applied.StackNanoamps);
            Assert.IsFalse(rig.Applied.SourceEnabled);
            Assert.IsFalse(rig.Executive.Runner.Excites);
        }

        [TestMethod]
        public void Tick_PausedImpedance_DrivesNoCurrent()
        {
            ScriptedRig rig = Running(Amplitude, 0);
            rig.Run(40);
            rig.Post(RequestRecord.Pause, 0);
            rig.Run(3);
            Assert.AreEqual((int)RigMode.Paused, (int)rig.Executive.Mode);
            Assert.AreEqual(0, rig.Executive.Commands.SliceCount);
            Assert.AreEqual(0, rig.Applied.StackNanoamps);
        }

        [TestMethod]
        public void Tick_ImpedanceAfterAHeldVoltage_SwingsAboutRest()
        {
            int tone = ExcitationTones.Word(1, ExcitationTones.ScaleMax);
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToRunning(new ImageBuilder().Step(StepKind.ConstantStackVoltage, 7500000, 900000, seconds: 5).Wave(Amplitude, 0, 500, tone, 3600).Rest(1).Build());
            rig.Run(80);
            Assert.AreEqual(0, rig.Executive.Runner.Step, "the voltage is held");
            Assert.IsTrue(rig.Applied.StackNanoamps > 100000);
            rig.Run(60);
            Assert.AreEqual(1, rig.Executive.Runner.Step);
            for (int i = 0; i < 40; i++)
            {
                rig.Run(1);
                RigCommands commands = rig.Executive.Commands;
                Assert.AreEqual(Slices.PerTick, commands.SliceCount);
                for (int k = 0; k < Slices.PerTick; k++)
                {
                    Assert.IsTrue(commands.SliceNanoamps[k] <= Amplitude && commands.SliceNanoamps[k] >= -Amplitude, "nothing is left of the held voltage's current");
                }
            }

            Assert.AreEqual(CurrentRange.Microamps100, rig.Applied.CurrentRange);
            Assert.AreEqual((int)RigMode.Running, (int)rig.Executive.Mode);
        }

        [TestMethod]
        public void Tick_ImpedanceStepStarts_TellsItsTones()
        {
            ScriptedRig rig = Running(Amplitude, 0);
            int[] started = rig.LastEvent(EventRecord.StepStarted);
            Assert.AreEqual(500, started[EventRecord.C]);
            Assert.AreEqual(ExcitationTones.Word(1, ExcitationTones.ScaleMax), started[EventRecord.D]);
        }

        private static ScriptedRig Running(int amplitude, int bias)
        {
            ImageBuilder image = new ImageBuilder().Wave(amplitude, bias, 500, ExcitationTones.Word(1, ExcitationTones.ScaleMax), 3600).Rest(1);
            ScriptedRig rig = new ScriptedRig().Build();
            rig.RunToRunning(image.Build());
            Assert.AreEqual((int)RigMode.Running, (int)rig.Executive.Mode);
            return rig;
        }
    }
}
