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
using RigFirmware.Hal;
using RigFirmware.Simulated;
using RigFirmware.Simulated.Models;
using RigFirmware.Tests.Integration.Communication;
using RigFirmware.Tests.UnitKit;

namespace RigFirmware.Tests.Drivers.Store
{
    /// <summary>What keeps lock, calibration and program, over store and chip, with the supply lost at every byte that each of them writes.</summary>
    [TestClass]
    public sealed class KeeperCutTests
    {
        private readonly StoreBench _bench = new();
        private readonly ScriptedClock _clock = new();

        public TestContext? TestContext { get; set; }

        [TestMethod]
        public void Lock_SupplyLostAtEveryByte_IsTheOneBeforeOrAfterAndNeverForgotten()
        {
            long whole = LiveLocks(-1, out _, out _);
            int both = 0;
            for (int cut = 1; cut <= whole; cut++)
            {
                LiveLocks(cut, out bool before, out bool after);
                bool isLocked = Keeper(out _).FoundLocked;
                Assert.IsTrue(isLocked == before || isLocked == after, $"byte {cut} of {whole}: locked {isLocked}, before {before}, after {after}");
                both += before != after && isLocked == after ? 1 : 0;
            }

            TestContext?.WriteLine($"{whole} bytes of two trips and three acknowledges");
            Assert.IsGreaterThanOrEqualTo(4, both);
        }

        [TestMethod]
        public void Lock_AnyBitOfTheRegionFlipped_FreesNothing()
        {
            LiveLocks(-1, out _, out _);
            LockKeeper keeper = Keeper(out TripMemory memory);
            memory.Lock(3, 1, 4500000, 4400000, 0, 0);
            Assert.IsTrue(keeper.RunOnce());
            byte[] snapshot = [.. _bench.Chip.Memory];

            // The first entries of the directory and the notes behind it; the whole chip is kept by other keepers or by nobody.
            int[] bits = [.. Enumerable.Range(0, 4 * 16 * 8), .. Enumerable.Range(72 * 16 * 8, 300 * 8)];
            foreach (int bit in bits)
            {
                snapshot.CopyTo(_bench.Chip.Memory, 0);
                _bench.Chip.Memory[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsTrue(Keeper(out _).FoundLocked, $"bit {bit}");
            }
        }

        [TestMethod]
        public void Calibration_SupplyLostAtEveryByte_IsTheOneBeforeOrTheNewOne()
        {
            byte[] first = CalibrationOf(new RigConfiguration(), 1000);
            byte[] second = CalibrationOf(new RigConfiguration(), 2000);
            long whole = LiveCalibrations(-1, first, second);
            int changes = 0;
            bool wasNew = false;
            for (int cut = 1; cut <= whole; cut++)
            {
                LiveCalibrations(cut, first, second);
                byte[] found = CalibrationKeeper().Image;
                bool isNew = found.AsSpan().SequenceEqual(second);
                Assert.IsTrue(isNew || found.AsSpan().SequenceEqual(first), $"byte {cut} of {whole}");
                changes += isNew != wasNew ? 1 : 0;
                wasNew = isNew;
            }

            TestContext?.WriteLine($"{whole} bytes of a calibration");
            Assert.AreEqual(1, changes, "once the new one is whole it is the one");
        }

        [TestMethod]
        public void Program_SupplyLostAtEveryByte_IsThereOnceItIsWholeAndGoesOnUntilItWasStopped()
        {
            long whole = LiveProgram(-1);
            var seen = new List<string>();
            for (int cut = 1; cut <= whole; cut++)
            {
                LiveProgram(cut);
                string found = AfterBoot();
                if (seen.Count == 0 || seen[^1] != found)
                {
                    seen.Add(found);
                }
            }

            TestContext?.WriteLine($"{whole} bytes of a program: {string.Join(", ", seen)}");
            CollectionAssert.AreEqual(new[] { "nothing", "loaded", "goes on", "loaded" }, seen);
        }

        private LockKeeper Keeper(out TripMemory memory)
        {
            memory = new TripMemory();
            var keeper = new LockKeeper(_bench.Boot().Trip, memory, _clock, 5);
            Assert.IsNull(_bench.Refusal);
            Assert.AreEqual(keeper.FoundLocked, memory.LearnsOfLock());
            return keeper;
        }

        private long LiveLocks(int cut, out bool before, out bool after)
        {
            Array.Clear(_bench.Chip.Memory);
            LockKeeper keeper = Keeper(out TripMemory memory);
            Assert.IsTrue(memory.IsLocked, "a new store locks");
            before = true;
            after = true;
            long start = _bench.Chip.BytesWritten;
            _bench.Chip.BytesUntilCut = cut;
            for (int step = 0; step < 5 && !_bench.Chip.IsOff; step++)
            {
                before = after;
                after = step % 2 != 0;
                if (after)
                {
                    memory.Lock(step, 0, 1, 2, 10 * step, step);
                }
                else
                {
                    memory.Free(10 * step, step);
                }

                Assert.IsTrue(keeper.RunOnce() || _bench.Chip.IsOff);
            }

            keeper.Keep();
            return _bench.Chip.BytesWritten - start;
        }

        internal static byte[] CalibrationOf(RigConfiguration configuration, int gainMore)
        {
            byte[] image = new byte[CalibrationImage.Bytes];
            CalibrationImage.PutNominal(image, configuration.ClampMillinewtonsMax);
            for (int kind = 0; kind < CalibrationKind.Count; kind++)
            {
                CalibrationImage.PutUtcSeconds(image, kind, 1);
                image[CalibrationImage.InstrumentAt(kind)] = 65;
                image[CalibrationImage.SerialAt(kind)] = 65;
            }

            CalibrationImage.PutEntry(image, 0, CalibrationImage.GainQ32(image, 0) + gainMore, CalibrationImage.DischargeGainQ32(image, 0) + gainMore, 0);
            CalibrationImage.PutWord(image, CalibrationImage.Words - 1, new Crc32().Compute(image, CalibrationImage.Bytes - 4));
            return image;
        }

        private CalibrationKeeper CalibrationKeeper()
        {
            var configuration = new RigConfiguration();
            var plant = new SimulatedRig(ModelLibrary.Stack("C000-05"), 11);
            return new CalibrationKeeper(_bench.Boot().Calibration, new CyclicExecutive(configuration, new Calibration(configuration), plant, plant));
        }

        private long LiveCalibrations(int cut, byte[] first, byte[] second)
        {
            Array.Clear(_bench.Chip.Memory);
            CalibrationKeeper keeper = CalibrationKeeper();
            Assert.AreEqual(CommandResult.Done, keeper.Stage(1, first, first.Length));
            keeper.RequestAnswered(1, RequestResult.Done);
            long start = _bench.Chip.BytesWritten;
            _bench.Chip.BytesUntilCut = cut;
            int result = keeper.Stage(2, second, second.Length);
            Assert.AreEqual(_bench.Chip.IsOff && cut >= 0 && result != CommandResult.Done ? CommandResult.StoreFailed : CommandResult.Done, result);
            keeper.RequestAnswered(2, RequestResult.Done);
            return _bench.Chip.BytesWritten - start;
        }

        // Loaded, run over a few states, stopped; the firmware goes on after the chip has gone.
        private long LiveProgram(int cut)
        {
            Array.Clear(_bench.Chip.Memory);
            KeptRig life = Program();
            life.Until(() => life.Mode == RigMode.Idle);
            long start = _bench.Chip.BytesWritten;
            _bench.Chip.BytesUntilCut = cut;
            life.Load(RequestRecord.LoadProgram, new ImageBuilder().Current(30000, 600).Build());
            Assert.IsTrue(life.Executive.Program.IsLoaded);
            life.Command(RequestRecord.Start);
            life.Until(() => life.Mode == RigMode.Running);
            life.Ticks(25);
            life.Command(RequestRecord.Stop);
            life.Until(() => life.Mode == RigMode.Idle);
            life.Ticks(3);
            return _bench.Chip.BytesWritten - start;
        }

        private KeptRig Program()
        {
            var plant = new SimulatedRig(ModelLibrary.Stack("C000-05"), 11);
            plant.SetStateOfCharge(0.5);
            plant.Advance(0);
            IStore store = _bench.Boot().Program;
            Assert.IsNull(_bench.Refusal);
            return new KeptRig(new RigConfiguration(), plant, plant, () => plant.Advance(RigConfiguration.TickMs), () => (int)(plant.NowUs / 1000), 1, true, null, store, null, null);
        }

        private string AfterBoot()
        {
            KeptRig life = Program();
            life.Until(() => life.Mode == RigMode.Idle);
            life.Ticks(45);
            return life.Mode != RigMode.Idle ? "goes on" : life.Executive.Program.IsLoaded ? "loaded" : "nothing";
        }
    }
}
