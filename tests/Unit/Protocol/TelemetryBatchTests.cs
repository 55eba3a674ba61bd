using nanoFramework.TestFramework;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Unit.Protocol
{
    [TestClass]
    public class TelemetryBatchTests
    {
        private const int TwoChannels = 1 | (1 << Channel.Stack);

        [TestMethod]
        public void Encode_Records_ComeBackWordByWord()
        {
            TelemetryBatch batch = new TelemetryBatch(10, TwoChannels);
            int[][] records = Records(10);
            for (int i = 0; i < records.Length; i++)
            {
                Assert.IsTrue(batch.Add(records[i]));
            }

            CborWriter writer = new CborWriter(4096);
            batch.Encode(writer, 3, 17, 1800000000000L);
            CborReader reader = new CborReader();
            reader.Reset(writer.Bytes, 0, writer.Length);
            Assert.AreEqual(7, reader.ReadMap(16));
            IsPair(reader, TelemetryKey.Version, 1);
            IsPair(reader, TelemetryKey.BootId, 3);
            IsPair(reader, TelemetryKey.Seq, 17);
            IsPair(reader, TelemetryKey.UtcMs, 1800000000000L);
            IsPair(reader, TelemetryKey.Count, 10);
            IsPair(reader, TelemetryKey.ChannelMask, TwoChannels);
            Assert.AreEqual((long)TelemetryKey.Columns, reader.ReadInt(0, 99));
            Assert.AreEqual(TelemetryRecord.Channel0 + 2, reader.ReadArray(99));
            for (int column = 0; column < TelemetryRecord.Channel0 + 2; column++)
            {
                int word = column <= TelemetryRecord.Channel0 ? column : TelemetryRecord.Channel0 + Channel.Stack;
                IsColumn(reader, records, word);
            }

            Assert.IsTrue(reader.IsComplete);
        }

        [TestMethod]
        public void Encode_NothingChanges_CostsOneIntegerAColumn()
        {
            TelemetryBatch batch = new TelemetryBatch(10, TwoChannels);
            int[] record = new int[TelemetryRecord.Words];
            for (int i = 0; i < 10; i++)
            {
                batch.Add(record);
            }

            CborWriter writer = new CborWriter(4096);
            batch.Encode(writer, 1, 1, 0);
            Assert.IsTrue(writer.Length < 40, "bytes " + writer.Length.ToString());
        }

        [TestMethod]
        public void Encode_WildestValues_FitTheBufferOfTheFrameWriter()
        {
            TelemetryBatch batch = new TelemetryBatch(10, (1 << Channel.Count) - 1);
            int[] record = new int[TelemetryRecord.Words];
            for (int i = 0; i < 10; i++)
            {
                for (int word = 0; word < record.Length; word++)
                {
                    record[word] = (i & 1) == 0 ? int.MinValue : int.MaxValue;
                }

                batch.Add(record);
            }

            CborWriter writer = new CborWriter(256 + (360 * 10));
            batch.EncodeBlackBox(writer, int.MaxValue, int.MaxValue, long.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MinValue);
            Assert.IsFalse(writer.Overflowed);
        }

        [TestMethod]
        public void Add_Full_RefusesUntilCleared()
        {
            TelemetryBatch batch = new TelemetryBatch(2, TwoChannels);
            int[] record = new int[TelemetryRecord.Words];
            Assert.IsTrue(batch.Add(record) && batch.Add(record));
            Assert.IsFalse(batch.Add(record));
            batch.Clear();
            Assert.AreEqual(0, batch.Count);
            Assert.IsTrue(batch.Add(record));
        }

        private static int[][] Records(int count)
        {
            int[][] records = new int[count][];
            for (int i = 0; i < count; i++)
            {
                records[i] = new int[TelemetryRecord.Words];
                for (int word = 0; word < TelemetryRecord.Words; word++)
                {
                    // Some columns stand still, some creep, some jump across the whole range.
                    int kind = word % 3;
                    records[i][word] = kind == 0 ? word : kind == 1 ? 3900000 + (i * word) - (i * i * 40) : (i & 1) == 0 ? int.MaxValue : int.MinValue;
                }
            }

            return records;
        }

        private static void IsPair(CborReader reader, int key, long value)
        {
            Assert.AreEqual((long)key, reader.ReadInt(0, 99));
            Assert.AreEqual(value, reader.ReadInt(long.MinValue, long.MaxValue));
        }

        private static void IsColumn(CborReader reader, int[][] records, int word)
        {
            bool constant = true;
            for (int i = 1; i < records.Length; i++)
            {
                constant &= records[i][word] == records[0][word];
            }

            if (constant)
            {
                Assert.AreEqual((long)records[0][word], reader.ReadInt(int.MinValue, int.MaxValue));
                return;
            }

            Assert.AreEqual(records.Length, reader.ReadArray(99));
            long value = 0;
            for (int i = 0; i < records.Length; i++)
            {
                value += reader.ReadInt(long.MinValue, long.MaxValue);
                Assert.AreEqual((long)records[i][word], value, "word " + word.ToString() + " of record " + i.ToString());
            }
        }
    }
}
