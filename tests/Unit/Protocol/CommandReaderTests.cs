using nanoFramework.TestFramework;
using RigFirmware.Core.Protocol;

namespace RigFirmware.Tests.Unit.Protocol
{
    [TestClass]
    public class CommandReaderTests
    {
        [TestMethod]
        public void TryRead_GoodCommand_FillsEveryField()
        {
            byte[] bytes = Good();
            Command command = new Command();
            Assert.IsTrue(new CommandReader().TryRead(bytes, 0, bytes.Length, command));
            Assert.AreEqual(7, command.Id);
            Assert.AreEqual(42, command.BootId);
            Assert.AreEqual(2, command.Sender);
            Assert.AreEqual(1000000000000L, command.Counter);
            Assert.AreEqual(1800000000000L, command.ExpiresUtcMs);
            Assert.AreEqual(CommandKind.Resend, command.Kind);
            Assert.AreEqual(-3, command.First);
            Assert.AreEqual(900, command.Second);
        }

        [TestMethod]
        public void TryRead_CutAnywhere_IsRefused()
        {
            byte[] bytes = Good();
            CommandReader reader = new CommandReader();
            for (int length = 0; length < bytes.Length; length++)
            {
                Assert.IsFalse(reader.TryRead(bytes, 0, length, new Command()), "length " + length.ToString());
            }
        }

        [TestMethod]
        public void TryRead_BytesBehindTheEnd_IsRefused()
        {
            byte[] bytes = new byte[Good().Length + 1];
            System.Array.Copy(Good(), bytes, Good().Length);
            Assert.IsFalse(new CommandReader().TryRead(bytes, 0, bytes.Length, new Command()));
        }

        [TestMethod]
        public void TryRead_KeyMissingDoubledOrOutOfOrder_IsRefused()
        {
            Assert.IsFalse(Reads(7, 1, 2, 0, 1), "seven pairs");
            Assert.IsFalse(Reads(8, 1, 1, 0, 1), "key 1 twice");
            Assert.IsFalse(Reads(8, 2, 1, 0, 1), "order");
            Assert.IsTrue(Reads(8, 1, 2, 0, 1), "the rest is right");
        }

        [TestMethod]
        public void TryRead_ValuesOutOfRange_IsRefused()
        {
            Assert.IsFalse(Reads(8, 1, 2, 8, 1), "sender 8");
            Assert.IsFalse(Reads(8, 1, 2, -1, 1), "sender -1");
            Assert.IsFalse(Reads(8, 1, 2, 0, 0), "counter 0");
        }

        [TestMethod]
        public void TryRead_EveryBitFlipped_NeitherThrowsNorReadsPastTheEnd()
        {
            CommandReader reader = new CommandReader();
            Command command = new Command();
            for (int bit = 0; bit < Good().Length * 8; bit++)
            {
                byte[] bytes = Good();
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                if (reader.TryRead(bytes, 0, bytes.Length, command))
                {
                    Assert.IsTrue(command.Id >= 1 && command.Sender >= 0 && command.Sender < CommandGuard.Senders, "ranges hold for what is taken");
                }
            }
        }

        [TestMethod]
        public void TryRead_RandomBytes_NeverPassForACommand()
        {
            CommandReader reader = new CommandReader();
            ProgramPieceReader pieces = new ProgramPieceReader();
            Command command = new Command();
            uint random = 20261120;
            for (int i = 0; i < 2000; i++)
            {
                byte[] bytes = new byte[i % 64];
                for (int k = 0; k < bytes.Length; k++)
                {
                    random = (random * 1664525) + 1013904223;
                    bytes[k] = (byte)(random >> 24);
                }

                Assert.IsFalse(reader.TryRead(bytes, 0, bytes.Length, command));
                Assert.IsFalse(pieces.TryRead(bytes, 0, bytes.Length));
            }
        }

        private static byte[] Good()
        {
            CborWriter writer = new CborWriter(128);
            writer.WriteMap(8);
            long[] values = new long[] { 7, 42, 2, 1000000000000L, 1800000000000L, CommandKind.Resend, -3, 900 };
            for (int i = 0; i < 8; i++)
            {
                writer.WriteInt(i + 1);
                writer.WriteInt(values[i]);
            }

            byte[] bytes = new byte[writer.Length];
            System.Array.Copy(writer.Bytes, bytes, writer.Length);
            return bytes;
        }

        private static bool Reads(int pairs, int firstKey, int secondKey, int sender, long counter)
        {
            CborWriter writer = new CborWriter(128);
            writer.WriteMap(pairs);
            long[] keys = new long[] { firstKey, secondKey, 3, 4, 5, 6, 7, 8 };
            long[] values = new long[] { 1, 1, sender, counter, 1, 1, 0, 0 };
            for (int i = 0; i < pairs; i++)
            {
                writer.WriteInt(keys[i]);
                writer.WriteInt(values[i]);
            }

            return new CommandReader().TryRead(writer.Bytes, 0, writer.Length, new Command());
        }
    }
}
