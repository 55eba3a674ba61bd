using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal.Boards;
using RigFirmware.Host.Recording;
using RigFirmware.Rig.Simulation;
using RigFirmware.Simulated.Chips;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;
using RigFirmware.Tests.Drivers.Chain;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Drivers.Store
{
    /// <summary>A whole rig, its chips and its store, that loses its supply again and again.</summary>
    [TestClass]
    public sealed class StoreChainTests
    {
        private readonly List<(string Topic, byte[] Payload, bool Retain)> _got = [];
        private RigConfiguration _configuration = null!;
        private ChipRig _rig = null!;
        private KeptRig _firmware = null!;
        private string? _loss;
        private int _boots;

        public TestContext? TestContext { get; set; }

        [TestMethod]
        [DataRow(2, 40, 20 * 30)]
        [DataRow(12, 260, BlackBox.RecordsBefore + BlackBox.RecordsAfter)]
        public void Boot_AfterATripAndALossOfPower_IsLockedSaysWhyAndPublishesTheBox(int cells, int ticksToTheLoss, int rows)
        {
            Build(cells);
            Provision();
            Boot(connects: false);
            _firmware.Until(() => _firmware.Mode == RigMode.Idle);
            _firmware.Ticks(20 * 31);
            _rig.Plant.Inject(new FaultSpecification { Fault = "overvoltage", Cell = 2, AtSeconds = _rig.Plant.NowUs * 1e-6 });
            _firmware.Until(() => _firmware.Mode == RigMode.Tripped, 100);
            _firmware.Ticks(ticksToTheLoss);
            int tripped = _boots;
            TestContext?.WriteLine($"{_firmware.Loop.Counters.WaitingSegments} segments, {_rig.StoreChip.BytesWritten} bytes written");
            Boot(connects: true);
            _firmware.Ticks(5);
            Assert.AreEqual(RigMode.Tripped, _firmware.Mode);
            _firmware.Until(() => _firmware.Loop.Counters.WaitingSegments == 0);
            JsonElement rigLock = Lock();
            Assert.AreEqual("trip", rigLock.GetProperty("reason").GetString());
            Assert.IsTrue(rigLock.GetProperty("isKept").GetBoolean());
            StringAssert.Contains(rigLock.GetProperty("fault").GetString(), "Overvoltage");
            Assert.AreEqual(tripped, rigLock.GetProperty("bootId").GetInt32());
            Assert.AreEqual(0, _firmware.Loop.Counters.DamagedSegments);
            int got = RowsOfBox(tripped);
            TestContext?.WriteLine($"{got} rows of the box");
            Assert.IsGreaterThanOrEqualTo(rows, got);
            Acknowledge();
            Boot(connects: true);
            _firmware.Until(() => _firmware.Mode == RigMode.Idle);
        }

        [TestMethod]
        public void Boot_WhileAProgramRan_GoesOnWithTheCalibrationThatWasInForce()
        {
            Build(2);
            Provision();
            byte[] calibration = KeeperCutTests.CalibrationOf(_configuration, 1000);
            _firmware.Load(RequestRecord.LoadCalibration, calibration);
            _firmware.Ticks(10);
            long gain = CalibrationImage.GainQ32(calibration, 0);
            Assert.AreEqual(gain, _firmware.Executive.Calibration.GainQ32[0]);
            _firmware.Load(RequestRecord.LoadProgram, new ImageBuilder().Current(300000, 3000).Build());
            _firmware.Command(RequestRecord.Start);
            _firmware.Until(() => _firmware.Mode == RigMode.Running);
            for (int i = 0; i < 3; i++)
            {
                _firmware.Ticks(200);
                long charge = _firmware.Executive.Runner.ProgramChargeNanoampereMilliseconds;
                Boot(connects: i != 1);
                Assert.AreEqual(gain, _firmware.Executive.Calibration.GainQ32[0]);
                _firmware.Until(() => _firmware.Mode == RigMode.Running);
                Assert.AreEqual(RigMode.Running, _firmware.Mode);

                // Without the warning of a failing supply at most a second's charge is moved again.
                _firmware.Ticks(20);
                Assert.AreEqual(charge, _firmware.Executive.Runner.ProgramChargeNanoampereMilliseconds, 300000L * 1100);
                Assert.IsGreaterThan(300000L * 5000 * (i + 1), charge);
            }
        }

        [TestMethod]
        public void Boot_AfterAnOutageAndALossOfPower_DeliversWhatMemoryCouldNotHold()
        {
            Build(12);
            Provision();
            Boot(connects: false);
            int outage = _boots;
            _firmware.Ticks(20 * 240);
            int segments = _firmware.Loop.Counters.WaitingSegments;
            Assert.AreEqual(0, _firmware.Loop.Counters.DroppedFrames);
            Boot(connects: true);
            _firmware.Until(() => _firmware.Loop.Counters.WaitingSegments == 0);
            _firmware.Ticks(40);
            int[] got = [.. _firmware.Link.Got.Where(message => !message.Retain).Select(message => SeqOf(message.Topic, message.Payload)).Where(frame => frame.Boot == outage).Select(frame => frame.Seq)];
            TestContext?.WriteLine($"{segments} segments, {got.Length} frames");
            Assert.IsGreaterThan(5, segments);
            Assert.IsGreaterThan(100, got.Length);
            CollectionAssert.AreEqual(Enumerable.Range(1, got.Length).ToArray(), got, "from the first on, in order, none left out");
        }

        [TestMethod]
        public void Boot_NoChipAnswers_SaysSoIsLockedAndRunsOnceAcknowledged()
        {
            Build(2);
            Provision();
            _rig.Store.Silent = true;
            Boot(connects: true);
            StringAssert.Contains(_loss, "U92 (CY15B104Q, J20 pole 26) answers FFFFh");
            StringAssert.Contains(_loss, "starts locked");
            _firmware.Ticks(60);
            Assert.AreEqual(RigMode.Tripped, _firmware.Mode);
            Assert.AreEqual("memoryUnreadable", Lock().GetProperty("reason").GetString());
            Acknowledge();
            Assert.IsFalse(Lock().GetProperty("isKept").GetBoolean());
            _firmware.Load(RequestRecord.LoadProgram, new ImageBuilder().Current(300000, 3000).Build());
            _firmware.Command(RequestRecord.Start);
            _firmware.Until(() => _firmware.Mode == RigMode.Running);

            // Not again before the next start, whatever the wire does: numbers begun anew would be older than what lies there.
            _rig.Store.Silent = false;
            _firmware.Ticks(100);
            Assert.AreEqual(RigMode.Running, _firmware.Mode);
            Assert.IsFalse(Lock().GetProperty("isKept").GetBoolean());
            Boot(connects: true);
            Assert.IsNull(_loss);
            _firmware.Until(() => _firmware.Mode == RigMode.Idle);
        }

        [TestMethod]
        public void Run_ChipGoesWhileAProgramRuns_NeverTouchesTheLoop()
        {
            Build(2);
            Provision();
            _firmware.Load(RequestRecord.LoadProgram, new ImageBuilder().Current(300000, 3000).Build());
            _firmware.Command(RequestRecord.Start);
            _firmware.Until(() => _firmware.Mode == RigMode.Running);
            _rig.Store.StuckLow = true;
            _firmware.Ticks(100);
            _rig.Store.StuckLow = false;
            _rig.Store.Refuses = true;
            _firmware.Ticks(100);
            _rig.Store.Refuses = false;
            _rig.Store.WrongAnswersPart = 0.5;
            _firmware.Ticks(100);
            Assert.AreEqual(RigMode.Running, _firmware.Mode);
        }

        private void Build(int cells)
        {
            StackModel model = ModelLibrary.Stack("C000-05").WithCells(cells);
            _configuration = StackConfiguration.For(model);
            _rig = new ChipRig(model, 7, StackConfiguration.Hardware(_configuration));
            _rig.Plant.SetStateOfCharge(0.5);
            _rig.Advance(RigConfiguration.TickMs);
        }

        // The supply goes, every chip forgets what it was told, and a firmware starts that knows only what the store kept.
        private void Boot(bool connects)
        {
            _got.AddRange(_firmware?.Link.Got ?? []);
            _rig.ChipA.Reset();
            _rig.ChipB.Reset();
            _rig.ChipC.Reset();
            _rig.DacChip.Reset();
            _rig.RtdChip.Reset();
            _rig.ClampChip.Reset();
            _rig.PowerPorts.Reset();
            _rig.OtherPorts.Reset();
            _rig.StoreChip.PowerUp();
            _rig.Heater.Write(false);
            _rig.Advance(RigConfiguration.TickMs);
            FrontEndBus bus = ChipStation.BusOf(_rig);
            var frontEnd = new RigFrontEnd(bus, ChipStation.Settings(_configuration));
            frontEnd.Start();
            var stores = new RigStores(bus);
            _loss = stores.Start();
            long bootedUs = _rig.Plant.NowUs;
            _firmware = new KeptRig(
                _configuration,
                frontEnd,
                frontEnd,
                () => _rig.Advance(RigConfiguration.TickMs),
                () => (int)((_rig.Plant.NowUs - bootedUs) / 1000),
                ++_boots,
                connects,
                _loss == null ? stores.Spill : null,
                stores.Program,
                stores.Trip,
                stores.Calibration);
        }

        // A new store wants one acknowledge.
        private void Provision()
        {
            Boot(connects: true);
            _firmware.Ticks(60);
            Assert.IsNull(_loss);
            Assert.AreEqual("memoryEmpty", Lock().GetProperty("reason").GetString());
            Acknowledge();
        }

        private void Acknowledge()
        {
            _firmware.Ticks(120);
            _rig.Plant.HoldAcknowledge(3000);
            _firmware.Until(() => _firmware.Mode == RigMode.Idle);
            _firmware.Ticks(70);
            Assert.AreEqual(RigMode.Idle, _firmware.Mode);
        }

        private JsonElement Lock() => JsonDocument.Parse(_firmware.Link.Texts("state").Last()).RootElement.GetProperty("lock");

        private static (int Boot, int Seq) SeqOf(string topic, byte[] payload)
        {
            if (topic.EndsWith("/telemetry", StringComparison.Ordinal) || topic.EndsWith("/blackbox", StringComparison.Ordinal))
            {
                TelemetryFrame frame = TelemetryDecoder.Decode("rig1", payload);
                return (frame.BootId, frame.Seq);
            }

            JsonElement json = JsonDocument.Parse(payload).RootElement;
            return (json.GetProperty("bootId").GetInt32(), json.GetProperty("seq").GetInt32());
        }

        private int RowsOfBox(int boot)
        {
            var rows = new HashSet<int>();
            foreach ((string topic, byte[] payload, _) in _got.Concat(_firmware.Link.Got))
            {
                if (topic.EndsWith("/blackbox", StringComparison.Ordinal) && TelemetryDecoder.Decode("rig1", payload) is { BlackBox: { } piece } frame && frame.BootId == boot)
                {
                    rows.UnionWith(Enumerable.Range(piece.First, frame.Rows.Count));
                }
            }

            return rows.Count;
        }
    }
}
