using nanoFramework.TestFramework;
using RigFirmware.Core.Protocol;

namespace RigFirmware.Tests.Unit.Protocol
{
    [TestClass]
    public class CborWriterTests
    {
        [TestMethod]
        public void WriteInt_ExamplesOfTheStandard_GiveItsBytes()
        {
            // RFC 8949, appendix A.
            AreBytes("00", 0);
            AreBytes("17", 23);
            AreBytes("1818", 24);
            AreBytes("1864", 100);
            AreBytes("1903E8", 1000);
            AreBytes("1A000F4240", 1000000);
            AreBytes("1B000000E8D4A51000", 1000000000000);
            AreBytes("20", -1);
            AreBytes("29", -10);
            AreBytes("3863", -100);
            AreBytes("3903E7", -1000);
        }

        [TestMethod]
        public void WriteInt_EndsOfLong_GiveTheLongestForm()
        {
            AreBytes("1B7FFFFFFFFFFFFFFF", long.MaxValue);
            AreBytes("3B7FFFFFFFFFFFFFFF", long.MinValue);
            AreBytes("1AFFFFFFFF", 4294967295);
            AreBytes("1B0000000100000000", 4294967296);
        }

        [TestMethod]
        public void WriteMap_WithEveryType_GivesTheirBytes()
        {
            CborWriter writer = new CborWriter(64);
            writer.WriteMap(2);
            writer.WriteInt(1);
            writer.WriteArray(3);
            writer.WriteBool(true);
            writer.WriteBool(false);
            writer.WriteNull();
            writer.WriteText("rig");
            writer.WriteBytes(new byte[] { 9, 8, 7, 6 }, 1, 2);
            Assert.AreEqual("A20183F5F4F663726967420807", Hex.Of(writer.Bytes, writer.Length));
        }

        [TestMethod]
        public void WriteText_NotAscii_BecomesQuestionMark()
        {
            CborWriter writer = new CborWriter(16);
            writer.WriteText("a\u00B5b");
            Assert.AreEqual("63613F62", Hex.Of(writer.Bytes, writer.Length));
        }

        [TestMethod]
        public void Write_AnyCapacity_NeverPassesTheEnd()
        {
            for (int capacity = 1; capacity < 40; capacity++)
            {
                CborWriter writer = new CborWriter(capacity);
                writer.WriteMap(3);
                writer.WriteInt(1000000);
                writer.WriteText("twelve chars");
                writer.WriteBytes(new byte[12], 0, 12);
                writer.WriteInt(5);
                Assert.IsTrue(writer.Length <= capacity, "length");
                Assert.AreEqual(writer.Overflowed ? 1 : 0, capacity < 33 ? 1 : 0, "overflow at capacity " + capacity.ToString());
            }
        }

        [TestMethod]
        public void Write_AfterOverflow_StaysOverflowedUntilReset()
        {
            CborWriter writer = new CborWriter(2);
            writer.WriteInt(1000);
            writer.WriteInt(1);
            Assert.IsTrue(writer.Overflowed);
            Assert.AreEqual(0, writer.Length, "a small item after a lost one would be garbage");
            writer.Reset();
            writer.WriteInt(1);
            Assert.IsFalse(writer.Overflowed);
            Assert.AreEqual(1, writer.Length);
        }

        private static void AreBytes(string expected, long value)
        {
            CborWriter writer = new CborWriter(16);
            writer.WriteInt(value);
            Assert.AreEqual(expected, Hex.Of(writer.Bytes, writer.Length));
        }
    }
}
