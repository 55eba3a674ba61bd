using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Communication;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;
using RigFirmware.Host.Calibration;
using RigFirmware.Host.Commands;
using RigFirmware.Host.Mqtt;
using RigFirmware.Tests.Integration.Communication;
using RigFirmware.Tests.Integration.Demo;

namespace RigFirmware.Tests.Integration.Calibrating
{
    /// <summary><c>./rig calibrate</c> against a rig on a real broker.</summary>
    [TestClass]
    public class CalibrateCommandTests
    {
        private const double GainError = 1.0004;
        private const double OffsetMicrovolts = 1500;

        [TestInitialize]
        public void NeedMosquitto()
        {
            MosquittoNeeded.Check();
        }

        [TestMethod]
        public async Task Calibrate_GoodPoints_AreKeptReadBackAndInForceAfterALossOfPower()
        {
            using var broker = PrivateBroker.Start();
            var store = new MemoryStore(100000);
            using var rig = new ConnectedRig(broker.Options, calibrationStore: store);
            Eventually.IsTrue(() => rig.Rig.Executive.Mode == RigMode.Idle, "the rig is idle");
            string points = Points(3.7);
            CliRun run = Calibrate(rig, broker, $"--kind cells --points \"{points}\" --instrument \"DMM 6500\" --serial 0815 --json");
            Assert.AreEqual(0, run.ExitCode, run.Error);
            JsonElement report = JsonDocument.Parse(run.Output).RootElement;
            Assert.IsTrue(report.GetProperty("isStored").GetBoolean());
            JsonElement first = report.GetProperty("channels")[0];
            Assert.AreEqual(-1e6 * (GainError - 1), first.GetProperty("gainPpm").GetDouble(), 1);
            Assert.AreEqual(-OffsetMicrovolts, first.GetProperty("offset").GetDouble(), 2);
            Assert.HasCount(1, store.Segments);

            // What a rig that starts with this store believes.
            using var reader = new CalibrationClient(broker.Options, rig.Settings.RigId);
            RigCalibration published = await reader.ReadAsync();
            Assert.AreEqual("DMM 6500", published.Instrument(CalibrationKind.Cells));
            CyclicExecutive next = new LoopBench().Executive;
            var keeper = new CalibrationKeeper(store, next);
            CollectionAssert.AreEqual(published.Image.ToArray(), keeper.Image);
            Assert.AreEqual(rig.Rig.Executive.Calibration.GainQ32[0], next.Calibration.GainQ32[0]);
            Assert.AreEqual(-OffsetMicrovolts, next.Calibration.Offset[0], 2);
            File.Delete(points);

            CliRun shown = Calibrate(rig, broker, "--json");
            Assert.AreEqual(0, shown.ExitCode, shown.Error);
            JsonElement kinds = JsonDocument.Parse(shown.Output).RootElement.GetProperty("kinds");
            Assert.AreEqual("0815", kinds[0].GetProperty("serialNumber").GetString());
            Assert.AreEqual(JsonValueKind.Null, kinds[1].GetProperty("dateUtc").ValueKind);
        }

        [TestMethod]
        public async Task Calibrate_PointMeasuredLive_TakesTheRigsMean()
        {
            using var broker = PrivateBroker.Start();
            using var rig = new ConnectedRig(broker.Options, calibrationStore: new MemoryStore(100000));
            Eventually.IsTrue(() => rig.Rig.Executive.Mode == RigMode.Idle, "the rig is idle");
            using var client = new CalibrationClient(broker.Options, rig.Settings.RigId);
            CalibrationSession session = await CalibrationSession.StartAsync(client, CalibrationKind.Stack, new CalibrationOrigin("Meter", "1", DateTimeOffset.UtcNow), TimeSpan.FromSeconds(2));
            IReadOnlyList<CalibrationPoint> taken = await session.TakeAsync(new Dictionary<int, double> { [Channel.Stack] = 7e6 });
            Assert.AreEqual(rig.Rig.Plant.Truth.Layers.StackVolts * 1e6, taken[0].Reading, 10000);
            CalibrationException refusal = Assert.ThrowsExactly<CalibrationException>(() => session.Fit());
            StringAssert.Contains(refusal.Message, "stack has 1 different points");
        }

        [TestMethod]
        public void Calibrate_BadPointsOrNoRig_FailsWithOneSentenceAndChangesNothing()
        {
            using var broker = PrivateBroker.Start();
            var store = new MemoryStore(100000);
            using var rig = new ConnectedRig(broker.Options, calibrationStore: store);
            Eventually.IsTrue(() => rig.Rig.Executive.Mode == RigMode.Idle, "the rig is idle");
            string points = Points(3.7);
            CliRun noInstrument = Calibrate(rig, broker, $"--kind cells --points \"{points}\" --serial 1");
            Assert.AreEqual(1, noInstrument.ExitCode);
            StringAssert.Contains(noInstrument.Error, "rig: The instrument is missing: give it with --instrument.");
            CliRun future = Calibrate(rig, broker, $"--kind cells --points \"{points}\" --serial 1 --instrument x --date 2099-01-01");
            Assert.AreEqual(1, future.ExitCode);
            StringAssert.Contains(future.Error, "lies in the future");
            CliRun kind = Calibrate(rig, broker, "--kind volts");
            Assert.AreEqual(2, kind.ExitCode);
            Assert.IsEmpty(store.Segments);
            Assert.AreEqual(0, rig.Rig.Executive.Calibration.Offset[0]);
            File.Delete(points);
        }

        [TestMethod]
        public async Task LoadCalibration_WhatTheRigMayNotBelieve_IsRefusedAndTheOneBeforeGoesOn()
        {
            using var broker = PrivateBroker.Start();
            var store = new MemoryStore(100000);
            using var rig = new ConnectedRig(broker.Options, calibrationStore: store);
            Eventually.IsTrue(() => rig.Rig.Executive.Mode == RigMode.Idle, "the rig is idle");
            using var commands = new CommandClient(broker.Options, rig.Settings.RigId);
            byte[] tooWide = Changed(image => CalibrationImage.PutEntry(image, 0, CalibrationImage.GainQ32(image, 0) / 100 * 99, CalibrationImage.GainQ32(image, 0), 0));
            byte[] noOrigin = Changed(image => CalibrationImage.PutEntry(image, 0, CalibrationImage.GainQ32(image, 0), CalibrationImage.GainQ32(image, 0), 100));
            byte[] otherHead = RigCalibration.Nominal(20000000).Image.ToArray();
            byte[] damaged = RigCalibration.Nominal(100000).Image.ToArray();
            damaged[300] ^= 1;
            foreach (byte[] image in new[] { tooWide, noOrigin, otherHead, damaged, [1, 2, 3] })
            {
                CommandReply reply = await commands.LoadCalibrationAsync(image);
                Assert.AreEqual("calibrationRefused", reply.Result, reply.Message.Content.GetRawText());
            }

            store.Fails = true;
            Assert.AreEqual("storeFailed", (await commands.LoadCalibrationAsync(RigCalibration.Nominal(100000).Image.ToArray())).Result);
            store.Fails = false;
            Assert.IsEmpty(store.Segments);
            Assert.AreEqual(0, rig.Rig.Executive.Calibration.Offset[0]);
        }

        [TestMethod]
        public async Task LoadCalibration_RigNotIdle_IsRefused()
        {
            using var broker = PrivateBroker.Start();
            var store = new MemoryStore(100000);
            using var rig = new ConnectedRig(broker.Options, calibrationStore: store);
            Eventually.IsTrue(() => rig.Rig.Executive.Mode == RigMode.Idle, "the rig is idle");
            rig.Rig.Plant.Inject(new Simulated.Faults.FaultSpecification { Fault = "emergencyStop" });
            Eventually.IsTrue(() => rig.Rig.Executive.Mode == RigMode.Tripped, "the rig tripped");
            using var client = new CalibrationClient(broker.Options, rig.Settings.RigId);
            CalibrationException refusal = await Assert.ThrowsExactlyAsync<CalibrationException>(() => client.StoreAsync(RigCalibration.Nominal(100000)));
            StringAssert.Contains(refusal.Message, "is tripped: a calibration is taken in idle only");
            Assert.IsEmpty(store.Segments);
        }

        [TestMethod]
        public void CalibrationKeeper_NewestSegmentTorn_TakesTheOneBefore()
        {
            var store = new MemoryStore(100000);
            byte[] older = RigCalibration.Nominal(100000).With([], CalibrationKind.Cells, new CalibrationOrigin("Meter", "1", DateTimeOffset.UnixEpoch.AddDays(20000))).Image.ToArray();
            byte[] newer = RigCalibration.Nominal(100000).With([], CalibrationKind.Cells, new CalibrationOrigin("Meter", "2", DateTimeOffset.UnixEpoch.AddDays(20001))).Image.ToArray();
            for (int cut = 0; cut < newer.Length; cut += 7)
            {
                var torn = new MemoryStore(100000);
                torn.Write(3, older, older.Length);
                torn.Write(4, newer, cut);
                CollectionAssert.AreEqual(older, new CalibrationKeeper(torn, new LoopBench().Executive).Image);
            }

            store.Write(3, older, older.Length);
            store.Write(4, newer, newer.Length);
            CollectionAssert.AreEqual(newer, new CalibrationKeeper(store, new LoopBench().Executive).Image);
        }

        private static byte[] Changed(Action<byte[]> change)
        {
            byte[] image = RigCalibration.Nominal(100000).Image.ToArray();
            change(image);
            CalibrationImage.PutWord(image, CalibrationImage.Words - 1, new Core.Programs.Crc32().Compute(image, CalibrationImage.Bytes - 4));
            return image;
        }

        private static CliRun Calibrate(ConnectedRig rig, PrivateBroker broker, string arguments)
        {
            string user = broker.Options.UserName == null ? "" : $"--user {broker.Options.UserName} ";
            return CliRun.Of($"calibrate {rig.Settings.RigId} --broker {broker.Options.Host}:{broker.Options.Port} {user}{arguments}", password: broker.Options.Password);
        }

        // Both cells read 400 ppm and 1.5 mV too much.
        private static string Points(double middle)
        {
            string path = Path.Combine(Path.GetTempPath(), $"points-{Guid.NewGuid():N}.csv");
            IEnumerable<CalibrationPoint> points = from cell in new[] { 0, 1 }
                                                   from volts in new[] { -4, 0, 2, middle, 6 }
                                                   select new CalibrationPoint(cell, 0, volts * 1e6, ((volts * 1e6) + OffsetMicrovolts) * GainError);
            PointFile.Write(path, points, RigCalibration.Nominal(100000).Crc);
            return path;
        }
    }
}
