using nanoFramework.TestFramework;
using RigFirmware.Core.Protocol;

namespace RigFirmware.Tests.Unit.Protocol
{
    [TestClass]
    public class CborReaderTests
    {
        [TestMethod]
        public void ReadInt_WhatTheWriterWrote_ComesBack()
        {
            long[] values = new long[] { 0, 1, 23, 24, 255, 256, 65535, 65536, 4294967295, 4294967296, long.MaxValue, -1, -24, -25, -256, -257, long.MinValue };
            for (int i = 0; i < values.Length; i++)
            {
                CborWriter writer = new CborWriter(16);
                writer.WriteInt(values[i]);
                CborReader reader = On(Hex.Of(writer.Bytes, writer.Length));
                Assert.AreEqual(values[i], reader.ReadInt(long.MinValue, long.MaxValue));
                Assert.IsTrue(reader.IsComplete);
            }
        }

        [TestMethod]
        public void ReadInt_BeyondTheEndsAsked_Fails()
        {
            IsRefused("0B", 0, 10);
            IsRefused("20", 0, 10);
            IsRefused("1B8000000000000000", long.MinValue, long.MaxValue);
            IsRefused("3BFFFFFFFFFFFFFFFF", long.MinValue, long.MaxValue);
        }

        [TestMethod]
        public void ReadInt_LongerThanNeeded_Fails()
        {
            IsRefused("1817", 0, 100);
            IsRefused("190018", 0, 100);
            IsRefused("1A00000018", 0, 100);
            IsRefused("1B0000000000000018", 0, 100);
        }

        [TestMethod]
        public void ReadInt_OtherTypesAndReservedHeads_Fail()
        {
            string[] others = new string[] { "40", "60", "80", "A0", "C001", "F5", "F6", "F93C00", "FB3FF0000000000000", "1C", "1D", "1E", "1F", "FF" };
            for (int i = 0; i < others.Length; i++)
            {
                IsRefused(others[i], long.MinValue, long.MaxValue);
            }
        }

        [TestMethod]
        public void ReadInt_CutShort_Fails()
        {
            string[] cut = new string[] { "", "18", "19", "1903", "1A000F42", "1B000000E8D4A510" };
            for (int i = 0; i < cut.Length; i++)
            {
                IsRefused(cut[i], long.MinValue, long.MaxValue);
            }
        }

        [TestMethod]
        public void ReadMap_IndefiniteOrTooLong_Fails()
        {
            CborReader reader = On("BF");
            Assert.AreEqual(0, reader.ReadMap(8));
            Assert.IsTrue(reader.Failed);
            reader = On("A9");
            Assert.AreEqual(0, reader.ReadMap(8));
            Assert.IsTrue(reader.Failed);
            reader = On("BB7FFFFFFFFFFFFFFF");
            reader.ReadMap(8);
            Assert.IsTrue(reader.Failed);
        }

        [TestMethod]
        public void ReadBytes_LongerThanTheInput_FailsAndGivesNothing()
        {
            CborReader reader = On("43AABB");
            int offset;
            int length;
            reader.ReadBytes(100, out offset, out length);
            Assert.IsTrue(reader.Failed);
            Assert.AreEqual(0, length);
        }

        [TestMethod]
        public void ReadBytes_AllThere_GivesWhereTheyAre()
        {
            CborReader reader = On("42AABB");
            int offset;
            int length;
            reader.ReadBytes(2, out offset, out length);
            Assert.AreEqual(1, offset);
            Assert.AreEqual(2, length);
            Assert.IsTrue(reader.IsComplete);
        }

        [TestMethod]
        public void ReadInt_AfterAFault_GivesZeroForEver()
        {
            CborReader reader = On("F601");
            reader.ReadInt(0, 10);
            Assert.AreEqual(0L, reader.ReadInt(0, 10));
            Assert.IsFalse(reader.IsComplete);
        }

        [TestMethod]
        public void Reset_RangeOutsideTheBuffer_Fails()
        {
            CborReader reader = new CborReader();
            reader.Reset(new byte[4], 2, 3);
            Assert.IsTrue(reader.Failed);
            reader.Reset(new byte[4], 2, -1);
            Assert.IsTrue(reader.Failed);
        }

        private static CborReader On(string hex)
        {
            CborReader reader = new CborReader();
            byte[] bytes = Hex.Bytes(hex);
            reader.Reset(bytes, 0, bytes.Length);
            return reader;
        }

        private static void IsRefused(string hex, long min, long max)
        {
            CborReader reader = On(hex);
            Assert.AreEqual(0L, reader.ReadInt(min, max), hex);
            Assert.IsTrue(reader.Failed, hex);
        }
    }
}
