using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Rig.Demo;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Integration.Demo
{
    /// <summary>The rig that the demo's loop runs.</summary>
    [TestClass]
    public sealed class DemoRigTests
    {
        private const int TickMs = RigConfiguration.TickMs;
        private static readonly int[] Record = new int[TelemetryRecord.Words];

        [TestMethod]
        public void Tick_OfARunningRig_AllocatesNothing()
        {
            DemoRig rig = Running(out int nowMs);
            nowMs = Tick(rig, nowMs, ticks: 200);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Tick(rig, nowMs, ticks: 2000);
            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.AreEqual(RigMode.Running, rig.Executive.Mode);
        }

        [TestMethod]
        public void Trips_TwoWithAnAcknowledgeBetween_AreReportedEachOnce()
        {
            DemoRig rig = Running(out int nowMs);
            for (int cell = 1; cell <= 2; cell++)
            {
                rig.Plant.Inject(new FaultSpecification { Fault = "overvoltage", Cell = cell, DurationSeconds = 2 });
                nowMs = Tick(rig, nowMs, ticks: 120);
                Assert.AreEqual(RigMode.Tripped, rig.Executive.Mode);
                rig.Plant.HoldAcknowledge(1500);
                nowMs = Tick(rig, nowMs, ticks: 60);
                Assert.AreEqual(RigMode.Idle, rig.Executive.Mode);
                rig.Executive.Requests.TryWrite([RequestRecord.Start, 10 + cell, 0]);
                nowMs = Tick(rig, nowMs, ticks: 20);
                Assert.AreEqual(RigMode.Running, rig.Executive.Mode);
            }

            Assert.HasCount(2, rig.Trips);
            for (int i = 0; i < 2; i++)
            {
                Assert.AreEqual("CellOvervoltage", rig.Trips[i].Fault);
                Assert.AreEqual(i + 1, rig.Trips[i].Cell);
                Assert.IsLessThanOrEqualTo(150.0, rig.Trips[i].LatencyMs!.Value);
            }
        }

        private static DemoRig Running(out int nowMs)
        {
            StackModel model = ModelLibrary.Stack(DemoSession.Stack);
            RigConfiguration configuration = StackConfiguration.For(model);
            var rig = new DemoRig(model, configuration, seed: 1);
            nowMs = Tick(rig, 0, ticks: 40);
            byte[] image = DemoProgram.Read(configuration).Image;
            image.CopyTo(rig.Executive.ProgramStaging, 0);
            rig.Executive.Requests.TryWrite([RequestRecord.LoadProgram, 1, image.Length]);
            rig.Executive.Requests.TryWrite([RequestRecord.Start, 2, 0]);
            nowMs = Tick(rig, nowMs, ticks: 40);
            Assert.AreEqual(RigMode.Running, rig.Executive.Mode);
            return rig;
        }

        private static int Tick(DemoRig rig, int nowMs, int ticks)
        {
            for (int i = 0; i < ticks; i++, nowMs += TickMs)
            {
                rig.Tick(nowMs, 0);

                // Somebody takes the records away, as the communication thread does.
                while (rig.Executive.Records.TryRead(Record))
                {
                }

                while (rig.Executive.Events.TryRead(Record))
                {
                }
            }

            return nowMs;
        }
    }
}
