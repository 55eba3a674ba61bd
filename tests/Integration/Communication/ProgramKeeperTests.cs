using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.App.Communication;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Host.Commands;
using RigFirmware.Host.Programs;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Faults;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>The kept program over losses of power: the same plant, a new boot of the firmware with nothing but the program's store.</summary>
    [TestClass]
    public sealed class ProgramKeeperTests
    {
        private const string Program = """
            program: x
            cells: 2
            steps:
              - loop: 20
                steps:
                  - charge: 50 uA
                    until: [charge >= 0.00025 mAh, time >= 5 min]
                  - discharge: 50 uA
                    until: time >= 18 s
            """;

        private static readonly byte[] Image = Compile();
        private readonly MemoryStore _store = new(1 << 20);
        private readonly SimulatedRig _plant = new(ModelLibrary.Stack("C000-05"), 11);
        private readonly ScriptedClock _clock = new();
        private readonly CommunicationSettings _settings = new();
        private ScriptedLink _link = null!;
        private CyclicExecutive _rig = null!;
        private CommunicationLoop _loop = null!;
        private int _nowMs;

        [TestInitialize]
        public void Start()
        {
            _plant.SetStateOfCharge(0.5);
            _plant.Advance(0);
            Boot();
            RunUntil(() => _rig.Mode == RigMode.Idle);
        }

        [TestMethod]
        public void RunOnce_PowerLostManyTimes_RunsTheProgramOnceAndMovesItsCharge()
        {
            LoadAndStart();
            var random = new Random(5);
            var ended = new List<int>();
            double moved = 0;
            int losses = 0;
            int untilLoss = random.Next(20, 400);
            while (!(losses > 20 && _rig.Mode == RigMode.Idle && _rig.Runner.IsDone))
            {
                bool ran = _rig.Mode == RigMode.Running;
                Tick();
                moved += Math.Abs(_plant.Truth.StackNanoamps) * 50.0;
                if (ran && _rig.Runner.StepEnded)
                {
                    ended.Add(_rig.Runner.EndedStep);
                }

                if (_rig.Runner.IsDone)
                {
                    break;
                }

                if (--untilLoss == 0)
                {
                    Boot();
                    losses++;
                    untilLoss = random.Next(60, 400);
                }
            }

            Assert.IsGreaterThan(20, losses);
            Assert.IsTrue(ended.Select((step, i) => step == i % 2).All(isNext => isNext), "steps in turn, none twice and none left out: " + string.Join(' ', ended));
            Assert.AreEqual(40, ended.Count);

            // Each loss may repeat up to a second's charge, and arming and the ends of steps cost their ticks; 20 x 2 half-cycles of 0.25 uAh.
            double wanted = 40 * 250 * 3.6e6;
            Assert.AreEqual(wanted, moved, (losses * 50000 * 1000.0) + (wanted * 0.005));
        }

        [TestMethod]
        public void RunOnce_SupplyFailsWithItsWarningManyTimes_MovesTheChargeAsIfItNeverHad()
        {
            LoadAndStart();
            var random = new Random(5);
            double moved = 0;
            int losses = 0;
            int untilLoss = random.Next(20, 400);
            while (!_rig.Runner.IsDone)
            {
                Tick();
                moved += Math.Abs(_plant.Truth.StackNanoamps) * 50.0;
                if (--untilLoss == 0)
                {
                    // The warning comes a tenth of a second before the supply is gone.
                    _plant.PowerFailing = true;
                    for (int i = 0; i < 2; i++)
                    {
                        Tick();
                        moved += Math.Abs(_plant.Truth.StackNanoamps) * 50.0;
                    }

                    _plant.PowerFailing = false;
                    Boot();
                    losses++;
                    untilLoss = random.Next(60, 400);
                }
            }

            Assert.IsGreaterThan(20, losses);

            // What flows between a reading and the tick's end is less than a tick's; the ends of 40 half-cycles cost their ticks.
            double wanted = 40 * 250 * 3.6e6;
            Assert.AreEqual(wanted, moved, (losses * 50000 * 50.0) + (wanted * 0.005));
        }

        [TestMethod]
        public void RunOnce_StoppedOnPurpose_DoesNotGoOnAfterABoot()
        {
            LoadAndStart();
            RunFor(100);
            Post(RequestRecord.Stop, 9);
            RunUntil(() => _rig.Mode == RigMode.Idle);
            RunFor(10);
            Boot();
            RunFor(200);
            Assert.AreEqual(RigMode.Idle, _rig.Mode);
            Assert.IsTrue(_rig.Program.IsLoaded, "the program itself is kept");
        }

        [TestMethod]
        public void RunOnce_NewestStateDamaged_StartsNothing()
        {
            LoadAndStart();
            RunFor(200);
            foreach (byte[] segment in _store.Segments.Values.Where(segment => segment.Length == ProgramSave.Words * 4))
            {
                segment[20] ^= 4;
            }

            Boot();
            RunFor(200);
            Assert.AreEqual(RigMode.Idle, _rig.Mode);
            Assert.IsTrue(_rig.Program.IsLoaded);
        }

        [TestMethod]
        public void RunOnce_StoreFails_NeverTouchesTheRunningProgram()
        {
            LoadAndStart();
            _store.Fails = true;
            RunFor(400);
            Assert.AreEqual(RigMode.Running, _rig.Mode);
            Assert.AreEqual(0, _loop.Counters.Exceptions);
        }

        [TestMethod]
        public void RunOnce_LongRun_LeavesTwoSegments()
        {
            LoadAndStart();
            RunFor(1000);
            Assert.AreEqual(2, _store.Segments.Count, "one image and one state");
        }

        [TestMethod]
        public void RunOnce_PowerLostAtATripBeforeTheStateWasForgotten_DoesNotGoOnAfterTheAcknowledge()
        {
            var trips = new MemoryStore(1 << 20);
            Boot(trips);
            RunFor(10);
            Acknowledge();
            LoadAndStart();
            RunFor(100);
            var kept = _store.Segments.ToDictionary();
            _plant.Inject(new FaultSpecification { Fault = "emergencyStop" });
            RunUntil(() => _rig.Mode == RigMode.Tripped);
            Assert.IsTrue(trips.Segments.Count > 0);

            // The note of the trip is stored before the program's end: power is lost between the two.
            foreach (int number in _store.Segments.Keys.ToArray())
            {
                _store.Delete(number);
            }

            foreach ((int number, byte[] bytes) in kept)
            {
                _store.Write(number, bytes, bytes.Length);
            }

            Boot(trips);
            RunFor(120);
            Assert.AreEqual(RigMode.Tripped, _rig.Mode);
            Acknowledge();
            RunFor(100);
            Assert.AreEqual(RigMode.Idle, _rig.Mode, "what a trip ended does not go on by itself");
            Assert.IsTrue(_rig.Program.IsLoaded, "the program itself is kept");
            Boot(trips);
            RunFor(100);
            Assert.AreEqual(RigMode.Idle, _rig.Mode, "nor after another boot");
        }

        private void Acknowledge()
        {
            RunFor(5);

            // The hardware's own latch clears first, and its row a second later.
            _plant.HoldAcknowledge(3000);
            RunUntil(() => _rig.Mode == RigMode.Idle);
            RunFor(25);
        }

        private void Boot(MemoryStore? trips = null)
        {
            var configuration = new RigConfiguration();
            _rig = new CyclicExecutive(configuration, new Calibration(configuration), _plant, _plant);
            _link = new ScriptedLink();
            _loop = new CommunicationLoop(_rig, configuration, _link, null, _clock, _settings, _store, trips);
        }

        private void LoadAndStart()
        {
            RunFor(5);
            _link.Deliver("rig/v1/rig1/program", CommandEncoder.EncodePiece(4, _settings.BootId, 0, Image));
            RunFor(2);
            var load = new Command
            {
                Id = 5,
                BootId = _settings.BootId,
                Sender = 1,
                Counter = 1,
                ExpiresUtcMs = _clock.UtcAtZero + int.MaxValue,
                Kind = RequestRecord.LoadProgram,
                First = Image.Length,
                Second = new Crc32().Compute(Image, Image.Length),
            };
            _link.Deliver("rig/v1/rig1/cmd", CommandEncoder.Encode(load));
            RunFor(4);
            Assert.IsTrue(_rig.Program.IsLoaded);
            Post(RequestRecord.Start, 6);
            RunUntil(() => _rig.Mode == RigMode.Running);
        }

        private void Post(int kind, int id, int argument = 0)
        {
            int[] request = new int[RequestRecord.Words];
            request[RequestRecord.Kind] = kind;
            request[RequestRecord.Id] = id;
            request[RequestRecord.Argument] = argument;
            Assert.IsTrue(_rig.Requests.TryWrite(request));
        }

        private void RunUntil(Func<bool> condition)
        {
            for (int i = 0; i < 2000 && !condition(); i++)
            {
                Tick();
            }

            Assert.IsTrue(condition(), $"the rig is {_rig.Mode}");
        }

        private void RunFor(int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                Tick();
            }
        }

        private void Tick()
        {
            _rig.Tick(_nowMs, 0);
            _clock.Ms = _nowMs;
            _loop.RunOnce();
            _link.Confirm();
            _nowMs += RigConfiguration.TickMs;
            _plant.Advance(RigConfiguration.TickMs);
        }

        private static byte[] Compile()
        {
            ProgramDocument document = ProgramReader.Parse(Program, "x.yaml");
            return ProgramCompiler.Compile(document, ProgramRigs.For(document));
        }
    }
}
