using nanoFramework.TestFramework;
using RigFirmware.Hal.Drivers.Cy15b104q;

namespace RigFirmware.Tests.Unit.Store
{
    [TestClass]
    public class SegmentStoreTests
    {
        private const int SegmentsMax = 4;
        private const int EntryBytes = 16;
        private const int Room = 200;

        [TestMethod]
        public void Start_AnotherMaker_IsRefused()
        {
            var chip = new MemoryChip();
            Assert.IsTrue(new Cy15b104qMemory(chip, "U92").Start() == null);
            chip.Maker = 4;
            Assert.AreEqual("U92 answers 0426h where its identity C226h or C22Ch was expected: check that it is fitted, that its chip select is wired and that the board's image is the right one.", new Cy15b104qMemory(chip, "U92").Start());
        }

        [TestMethod]
        public void Write_ThenABoot_ReadsTheSame()
        {
            var chip = new MemoryChip();
            SegmentStore store = Boot(chip);
            Assert.IsTrue(Put(store, 7, 61));
            Assert.IsTrue(Put(store, 2, 30));
            Assert.IsFalse(Put(store, 7, 3));
            store = Boot(chip);
            int[] numbers = new int[SegmentsMax];
            Assert.AreEqual(2, store.List(numbers));
            Assert.AreEqual(2, numbers[0]);
            Assert.AreEqual(7, numbers[1]);
            Assert.IsTrue(IsWhole(store, 7, 61));
            Assert.IsTrue(IsWhole(store, 2, 30));
            store.Delete(7);
            Assert.IsTrue(Put(store, 9, 62));
            Assert.AreEqual(-1, Boot(chip).Read(7, new byte[Room]));
        }

        [TestMethod]
        public void Write_NoRoom_IsRefused()
        {
            SegmentStore store = Boot(new MemoryChip());
            Assert.IsTrue(Put(store, 1, 101));
            Assert.IsFalse(Put(store, 2, 99));
            Assert.IsTrue(Put(store, 2, 98));
            Assert.IsTrue(Put(store, 3, 0));
            Assert.IsTrue(Put(store, 4, 0));
            Assert.IsFalse(Put(store, 5, 0), "the directory is full");
        }

        [TestMethod]
        public void Boot_SupplyLostAtEveryByteOfARewrite_HasTheOldOrTheNew()
        {
            // Data and entry of the new one, then the entry of the old one cleared.
            const int Whole = 40 + EntryBytes + EntryBytes;
            for (int cut = 1; cut <= Whole; cut++)
            {
                var chip = new MemoryChip();
                SegmentStore store = Boot(chip);
                Assert.IsTrue(Put(store, 4, 31));
                chip.BytesUntilCut = cut;
                bool isWritten = Put(store, 6, 40);
                store.Delete(4);
                chip.BytesUntilCut = -1;
                store = Boot(chip);
                bool hasNew = IsWhole(store, 6, 40);
                Assert.IsTrue(hasNew || IsWhole(store, 4, 31), "neither is whole");
                Assert.IsTrue(hasNew == (cut >= 40 + EntryBytes), "the last byte of the entry closes it");
                Assert.IsTrue(hasNew || !isWritten);
                Assert.IsTrue(Put(store, 8, 100), "nothing is written on");
            }
        }

        [TestMethod]
        public void Boot_AnyBitOfTheDirectoryFlipped_CostsOneSegment()
        {
            var chip = new MemoryChip();
            SegmentStore store = Boot(chip);
            Assert.IsTrue(Put(store, 4, 31));
            Assert.IsTrue(Put(store, 6, 40));
            byte[] before = new byte[chip.Bytes.Length];
            System.Array.Copy(chip.Bytes, before, before.Length);
            for (int bit = 0; bit < 2 * EntryBytes * 8; bit++)
            {
                System.Array.Copy(before, chip.Bytes, before.Length);
                chip.Bytes[bit / 8] ^= (byte)(1 << (bit & 7));
                store = Boot(chip);
                bool isFirst = bit < EntryBytes * 8;
                Assert.IsTrue(IsWhole(store, 4, 31) == !isFirst);
                Assert.IsTrue(IsWhole(store, 6, 40) == isFirst);
            }
        }

        private static SegmentStore Boot(MemoryChip chip)
        {
            var memory = new Cy15b104qMemory(chip, "U92");
            Assert.IsTrue(memory.Start() == null);
            var store = new SegmentStore(memory, 0, (SegmentsMax * EntryBytes) + Room, SegmentsMax);
            Assert.IsTrue(store.Open());
            return store;
        }

        private static bool Put(SegmentStore store, int number, int length)
        {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++)
            {
                bytes[i] = Byte(number, i);
            }

            return store.Write(number, bytes, length);
        }

        private static bool IsWhole(SegmentStore store, int number, int length)
        {
            byte[] bytes = new byte[Room];
            bool isWhole = store.Read(number, bytes) == length;
            for (int i = 0; isWhole && i < length; i++)
            {
                isWhole = bytes[i] == Byte(number, i);
            }

            return isWhole;
        }

        private static byte Byte(int number, int position)
        {
            return (byte)((number * 37) + (position * 11) + 1);
        }
    }
}
