using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using RigFirmware.Hal.Drivers.Cy15b104q;

namespace RigFirmware.Tests.Drivers.Store
{
    /// <summary>The store over the simulated chip: its contract, the supply lost at every byte, every bit flipped.</summary>
    [TestClass]
    public sealed class SegmentStoreTests
    {
        // Within a region that no other directory of the chip reaches.
        private const int Address = 65536;
        private const int SegmentsMax = 6;
        private const int EntryBytes = 16;
        private const int Room = 400;
        private const int Bytes = (SegmentsMax * EntryBytes) + Room;
        private readonly StoreBench _bench = new();
        private readonly byte[] _buffer = new byte[Room];
        private int _newest;

        [TestMethod]
        public void List_NewChipWithWhateverItCameWith_IsEmptyAndTakesSegments()
        {
            new Random(5).NextBytes(_bench.Chip.Memory);
            SegmentStore store = Boot();
            Assert.AreEqual(0, store.List(new int[4]));
            Assert.IsTrue(Put(store, 3, 10));
            CollectionAssert.AreEqual(new[] { 3 }, Content(Boot()).Keys);
        }

        [TestMethod]
        public void List_MoreThanFit_GivesTheHighestInOrder()
        {
            SegmentStore store = Boot();
            foreach (int number in new[] { 7, 2, 9, 4, 0, 5 })
            {
                Assert.IsTrue(Put(store, number, 4));
            }

            int[] three = new int[3];
            Assert.AreEqual(3, store.List(three));
            CollectionAssert.AreEqual(new[] { 5, 7, 9 }, three);
            int[] all = new int[8];
            Assert.AreEqual(6, store.List(all));
            CollectionAssert.AreEqual(new[] { 0, 2, 4, 5, 7, 9, 0, 0 }, all);
            Assert.AreEqual(0, store.List([]));
        }

        [TestMethod]
        public void Write_NumberInUseOrNegative_IsRefusedAndChangesNothing()
        {
            SegmentStore store = Boot();
            Assert.IsTrue(Put(store, 1, 9));
            byte[] before = [.. _bench.Chip.Memory];
            Assert.IsFalse(store.Write(1, [1], 1));
            Assert.IsFalse(store.Write(-1, [1], 1));
            Assert.IsTrue(before.AsSpan().SequenceEqual(_bench.Chip.Memory));
        }

        [TestMethod]
        public void Write_NoRoom_IsRefusedUntilSomethingGoes()
        {
            SegmentStore store = Boot();
            Assert.IsFalse(store.Write(1, new byte[Room + 1], Room + 1));
            Assert.IsTrue(Put(store, 1, 101));
            Assert.IsTrue(Put(store, 2, 101));
            Assert.IsTrue(Put(store, 3, 101));
            byte[] before = [.. _bench.Chip.Memory];
            Assert.IsFalse(Put(store, 4, 101));
            Assert.IsTrue(before.AsSpan().SequenceEqual(_bench.Chip.Memory));
            Assert.IsTrue(Put(store, 5, 94));
            store.Delete(2);
            store.Delete(2);
            Assert.IsTrue(Put(store, 4, 102));
            Judge(Boot(), (1, 101), (3, 101), (4, 102), (5, 94));
        }

        [TestMethod]
        public void Write_DirectoryFull_IsRefusedUntilSomethingGoes()
        {
            SegmentStore store = Boot();
            for (int i = 0; i < SegmentsMax; i++)
            {
                Assert.IsTrue(Put(store, i, 1));
            }

            Assert.IsFalse(Put(store, SegmentsMax, 1));
            store.Delete(0);
            Assert.IsTrue(Put(store, SegmentsMax, 1));
        }

        [TestMethod]
        public void Write_Always_StaysWithinItsRegion()
        {
            byte[] before = [.. _bench.Chip.Memory];
            SegmentStore store = Boot();
            Assert.IsTrue(store.Write(1, [.. Enumerable.Repeat((byte)0xA5, Room)], Room));
            Assert.IsTrue(before.AsSpan(0, Address).SequenceEqual(_bench.Chip.Memory.AsSpan(0, Address)));
            Assert.IsTrue(before.AsSpan(Address + Bytes).SequenceEqual(_bench.Chip.Memory.AsSpan(Address + Bytes)));
        }

        [TestMethod]
        public void Read_NoSuchNumberOrBufferTooShort_IsMinusOne()
        {
            SegmentStore store = Boot();
            Assert.IsTrue(Put(store, 1, 9));
            Assert.AreEqual(-1, store.Read(2, _buffer));
            Assert.AreEqual(-1, store.Read(-1, _buffer));
            Assert.AreEqual(-1, store.Read(1, new byte[8]));
            Assert.AreEqual(9, store.Read(1, new byte[9]));
        }

        [TestMethod]
        public void Write_AnySequence_IsWhatAModelHas()
        {
            var random = new Random(11);
            var model = new SortedDictionary<int, int>();
            SegmentStore store = Boot();
            for (int i = 0; i < 1500; i++)
            {
                int number = random.Next(0, 12);
                if (random.Next(3) == 0)
                {
                    store.Delete(number);
                    model.Remove(number);
                }
                else if (Put(store, number, random.Next(0, 160)))
                {
                    Assert.IsTrue(model.TryAdd(number, _newest), "a number in use was written again");
                }

                store = i % 10 == 0 ? Boot() : store;
                Judge(store, [.. model.Select(pair => (pair.Key, pair.Value))]);
            }
        }

        [TestMethod]
        public void Boot_SupplyLostAtEveryByte_HasTheStateBeforeOrAfter()
        {
            long whole = Live(-1, out _, out _);
            int kept = 0;
            for (int cut = 1; cut <= whole; cut++)
            {
                Live(cut, out Dictionary<int, int> before, out Dictionary<int, int> after);
                SortedDictionary<int, byte[]> found = Content(Boot());
                bool isBefore = Same(found, before);
                Assert.IsTrue(isBefore || Same(found, after), $"supply lost at byte {cut} of {whole}: {string.Join(' ', found.Keys)}");
                kept += isBefore ? 0 : 1;

                // And what was found can be written on.
                SegmentStore store = Boot();
                int[] numbers = new int[SegmentsMax];
                for (int i = store.List(numbers) - 1; i >= 0; i--)
                {
                    store.Delete(numbers[i]);
                }

                Assert.IsTrue(Put(store, 77, Room));
            }

            Assert.IsTrue(kept > 3 && kept < whole / 2, $"{kept} of {whole}");
        }

        [TestMethod]
        public void Boot_AnyBitFlipped_CostsThatSegmentAtMost()
        {
            SegmentStore store = Boot();
            (int Number, int Length)[] segments = [(4, 33), (8, 60), (11, 1)];
            foreach ((int number, int length) in segments)
            {
                Assert.IsTrue(Put(store, number, length));
            }

            byte[] snapshot = [.. _bench.Chip.Memory];
            int lost = 0;
            for (int bit = Address * 8; bit < (Address + Bytes) * 8; bit++)
            {
                snapshot.CopyTo(_bench.Chip.Memory, 0);
                _bench.Chip.Memory[bit / 8] ^= (byte)(1 << (bit % 8));
                SegmentStore booted = Boot();
                int whole = 0;
                foreach ((int number, int length) in segments)
                {
                    int read = booted.Read(number, _buffer);
                    Assert.IsTrue(read == -1 || (read == length && IsPattern(number, length)), $"bit {bit} of segment {number}");
                    whole += read == length ? 1 : 0;
                }

                Assert.IsGreaterThanOrEqualTo(segments.Length - 1, whole, $"bit {bit}");
                lost += segments.Length - whole;
                Assert.IsTrue(Put(booted, 100, 50), $"bit {bit}");
            }

            // Every bit of an entry and of a segment, and no other: odd lengths are filled up.
            Assert.AreEqual(((segments.Length * EntryBytes) + segments.Sum(segment => segment.Length)) * 8, lost);
        }

        [TestMethod]
        public void Read_BitFlippedWhileRunning_IsMinusOne()
        {
            SegmentStore store = Boot();
            Assert.IsTrue(Put(store, 4, 33));
            _bench.Chip.Memory[Address + (SegmentsMax * EntryBytes) + 20] ^= 1;
            Assert.AreEqual(-1, store.Read(4, _buffer));
        }

        [TestMethod]
        public void Open_ChipDoesNotAnswer_RefusesEverythingUntilTheNextBoot()
        {
            Assert.IsTrue(Put(Boot(), 4, 33));
            _bench.Line.Refuses = true;
            SegmentStore store = Boot();
            _bench.Line.Refuses = false;
            Assert.AreEqual(-1, store.List(new int[4]));
            Assert.IsFalse(Put(store, 0, 4));
            Assert.AreEqual(-1, store.Read(4, _buffer));
            store.Delete(4);
            Judge(Boot(), (4, 33));
        }

        [TestMethod]
        public void Open_NoisyBus_LosesNothing()
        {
            Assert.IsTrue(Put(Boot(), 4, 33));
            for (int part = 1; part <= 10; part++)
            {
                _bench.Line.WrongAnswersPart = 0.1 * part;
                Boot();
            }

            _bench.Line.WrongAnswersPart = 0;
            Judge(Boot(), (4, 33));
        }

        [TestMethod]
        public void Write_ByteThatDoesNotTake_IsRefusedAndGone()
        {
            SegmentStore store = Boot();
            int data = Address + (SegmentsMax * EntryBytes);
            for (int at = Address; at < Address + EntryBytes; at++)
            {
                _bench.Chip.StuckByte = at;
                _bench.Chip.Memory[at] = 0x5A;
                Assert.IsFalse(Put(store, 4, 33), $"byte {at - Address} of the entry");
                _bench.Chip.Memory[at] = 0;
            }

            _bench.Chip.StuckByte = data + 5;
            _bench.Chip.Memory[data + 5] = 0xFF;
            Assert.IsFalse(Put(store, 4, 33));
            _bench.Chip.StuckByte = -1;
            Judge(Boot());
        }

        [TestMethod]
        public void Write_EntryDoesNotReadBack_DoesNotTurnUpAtTheNextBoot()
        {
            SegmentStore store = Boot();
            _bench.Line.WrongAnswersPart = 1;
            Assert.IsFalse(Put(store, 4, 0));
            _bench.Line.WrongAnswersPart = 0;
            Judge(Boot());
        }

        [TestMethod]
        public void Boot_DamagedEntry_IsGoneForGood()
        {
            Assert.IsTrue(Put(Boot(), 4, 33));
            _bench.Chip.Memory[Address] ^= 1;
            Judge(Boot());
            _bench.Chip.Memory[Address] ^= 1;
            Judge(Boot());
        }

        [TestMethod]
        public void Open_EntryTwiceReadWrongAlike_IsLookedAtAgain()
        {
            Assert.IsTrue(Put(Boot(), 4, 33));
            var memory = new Cy15b104qMemory(new FlippedReads(_bench.Line, Address, 2), "U92");
            var store = new SegmentStore(memory, Address, Bytes, SegmentsMax);
            Assert.IsTrue(store.Open());
            Judge(store, (4, 33));
        }

        [TestMethod]
        public void Delete_EntryDoesNotTake_StaysListed()
        {
            SegmentStore store = Boot();
            Assert.IsTrue(Put(store, 4, 33));
            _bench.Line.Refuses = true;
            store.Delete(4);
            _bench.Line.Refuses = false;
            Judge(store, (4, 33));
        }

        [TestMethod]
        public void Write_AStateEachSecondFor4000Hours_StaysFarBelowTheEndurance()
        {
            const int Rewrites = 1000;
            const double Endurance = 1e14;
            SegmentStore store = Boot();
            Assert.IsTrue(Put(store, 0, 96));
            _bench.Chip.CountWrites();
            for (int i = 1; i <= Rewrites; i++)
            {
                Assert.IsTrue(Put(store, i, 96));
                store.Delete(i - 1);
            }

            // Closed and cleared, and each of it read back: four accesses to a byte of the directory in two rewrites. Other bytes of a row of
            // eight are reached by the same frames.
            int most = _bench.Chip.Writes!.Max();
            Assert.IsLessThanOrEqualTo(Rewrites + 1, most);
            Assert.IsLessThan(Endurance / 1e5, 2.0 * most / Rewrites * 4000 * 3600);
        }

        private SegmentStore Boot()
        {
            _bench.Boot();
            var memory = new Cy15b104qMemory(_bench.Line, "U92");
            var store = new SegmentStore(memory, Address, Bytes, SegmentsMax);
            if (memory.Start() == null)
            {
                store.Open();
            }

            return store;
        }

        // What a life writes until the supply goes; before and after are the states around the step in which it went.
        private long Live(int cut, out Dictionary<int, int> before, out Dictionary<int, int> after)
        {
            Array.Clear(_bench.Chip.Memory);
            SegmentStore store = Boot();
            Assert.IsTrue(Put(store, 1, 30));
            before = new Dictionary<int, int> { [1] = 30 };
            after = new Dictionary<int, int>(before);
            long start = _bench.Chip.BytesWritten;
            _bench.Chip.BytesUntilCut = cut;
            (int Number, int Length)[] steps = [(2, 61), (3, 1), (1, -1), (4, 30), (5, 100), (3, -1), (2, -1), (6, 90), (7, 0)];
            foreach ((int number, int length) in steps)
            {
                if (length < 0)
                {
                    store.Delete(number);
                    after.Remove(number);
                }
                else
                {
                    bool isWritten = Put(store, number, length);
                    Assert.IsTrue(isWritten || _bench.Chip.IsOff);
                    after[number] = length;
                }

                if (_bench.Chip.IsOff)
                {
                    // The firmware may go on for a moment: it must not throw.
                    Put(store, 50, 3);
                    store.Delete(1);
                    store.Read(1, _buffer);
                    break;
                }

                before = new Dictionary<int, int>(after);
            }

            return _bench.Chip.BytesWritten - start;
        }

        private bool Put(SegmentStore store, int number, int length)
        {
            _newest = length;
            return store.Write(number, Pattern(number, length), length);
        }

        private static byte[] Pattern(int number, int length) => [.. Enumerable.Range(0, length).Select(i => (byte)((number * 37) + (i * 11) + 1))];

        private bool IsPattern(int number, int length) => _buffer.AsSpan(0, length).SequenceEqual(Pattern(number, length));

        private SortedDictionary<int, byte[]> Content(SegmentStore store)
        {
            int[] numbers = new int[SegmentsMax];
            int count = store.List(numbers);
            Assert.IsGreaterThanOrEqualTo(0, count);
            var content = new SortedDictionary<int, byte[]>();
            for (int i = 0; i < count; i++)
            {
                int length = store.Read(numbers[i], _buffer);
                Assert.IsGreaterThanOrEqualTo(0, length, $"segment {numbers[i]} is listed and not whole");
                content.Add(numbers[i], _buffer[..length]);
            }

            return content;
        }

        private static bool Same(SortedDictionary<int, byte[]> found, Dictionary<int, int> wanted) =>
            found.Count == wanted.Count && found.All(pair => wanted.TryGetValue(pair.Key, out int length) && pair.Value.AsSpan().SequenceEqual(Pattern(pair.Key, length)));

        private void Judge(SegmentStore store, params (int Number, int Length)[] wanted) =>
            Assert.IsTrue(Same(Content(store), wanted.ToDictionary(segment => segment.Number, segment => segment.Length)));
    }
}
