using RigFirmware.Core.Runtime;
using RigFirmware.Hal;

namespace RigFirmware.Core.Protocol
{
    /// <summary>
    /// Collects telemetry records and encodes them by column. A column costs one integer when nothing changed and about two
    /// bytes a record when it did, so that a second of a two-cell stack fits in some 350 bytes.
    /// </summary>
    public sealed class TelemetryBatch
    {
        /// <summary>Version of the layout.</summary>
        public const int LayoutVersion = 1;

        private const int CommonPairs = 7;
        private const int BlackBoxPairs = 4;
        private readonly int[] _words;
        private readonly int _capacity;
        private readonly int _channelMask;
        private readonly int _columns;
        private int _count;

        /// <param name="capacity">Records of a full batch, 1..1000.</param>
        /// <param name="channelMask">Bit n for each fitted channel n.</param>
        public TelemetryBatch(int capacity, int channelMask)
        {
            _capacity = capacity;
            _channelMask = channelMask;
            _words = new int[capacity * TelemetryRecord.Words];
            _columns = TelemetryRecord.Channel0;
            for (int channel = 0; channel < Channel.Count; channel++)
            {
                _columns += (channelMask >> channel) & 1;
            }
        }

        /// <summary>Records collected.</summary>
        public int Count
        {
            get { return _count; }
        }

        /// <summary>True when no further record fits.</summary>
        public bool IsFull
        {
            get { return _count == _capacity; }
        }

        /// <summary>Rig time of the first record in wrapping milliseconds; 0 without one.</summary>
        public int FirstTimeMs
        {
            get { return _count == 0 ? 0 : _words[TelemetryRecord.TimeMs]; }
        }

        /// <summary>Adds a copy of a record. False when the batch is full.</summary>
        /// <param name="record">Shape [<see cref="TelemetryRecord.Words"/>].</param>
        public bool Add(int[] record)
        {
            if (IsFull)
            {
                return false;
            }

            System.Array.Copy(record, 0, _words, _count * TelemetryRecord.Words, TelemetryRecord.Words);
            _count++;
            return true;
        }

        /// <summary>Forgets every record.</summary>
        public void Clear()
        {
            _count = 0;
        }

        /// <summary>Writes the records as telemetry.</summary>
        /// <param name="writer">Emptied first; its Overflowed says whether the frame fitted.</param>
        /// <param name="bootId">Number of the rig's start.</param>
        /// <param name="seq">Sequence number of the frame.</param>
        /// <param name="utcMs">UTC of the first record, 0 when not known.</param>
        public void Encode(CborWriter writer, int bootId, int seq, long utcMs)
        {
            writer.Reset();
            writer.WriteMap(CommonPairs);
            EncodeCommon(writer, bootId, seq, utcMs);
        }

        /// <summary>Writes the records as a piece of the black box.</summary>
        /// <param name="writer">Emptied first; its Overflowed says whether the frame fitted.</param>
        /// <param name="bootId">Number of the rig's start.</param>
        /// <param name="seq">Sequence number of the frame.</param>
        /// <param name="utcMs">UTC of the first record, 0 when not known.</param>
        /// <param name="fault">Id of the fault that tripped the rig.</param>
        /// <param name="first">Position of the first record in the black box, from 0.</param>
        /// <param name="total">Records in the whole black box.</param>
        /// <param name="tripTimeMs">Time of the trip, wrapping milliseconds.</param>
        public void EncodeBlackBox(CborWriter writer, int bootId, int seq, long utcMs, int fault, int first, int total, int tripTimeMs)
        {
            writer.Reset();
            writer.WriteMap(CommonPairs + BlackBoxPairs);
            EncodeCommon(writer, bootId, seq, utcMs);
            WritePair(writer, TelemetryKey.Fault, fault);
            WritePair(writer, TelemetryKey.First, first);
            WritePair(writer, TelemetryKey.Total, total);
            WritePair(writer, TelemetryKey.TripTimeMs, tripTimeMs);
        }

        private void EncodeCommon(CborWriter writer, int bootId, int seq, long utcMs)
        {
            WritePair(writer, TelemetryKey.Version, LayoutVersion);
            WritePair(writer, TelemetryKey.BootId, bootId);
            WritePair(writer, TelemetryKey.Seq, seq);
            WritePair(writer, TelemetryKey.UtcMs, utcMs);
            WritePair(writer, TelemetryKey.Count, _count);
            WritePair(writer, TelemetryKey.ChannelMask, _channelMask);
            writer.WriteInt(TelemetryKey.Columns);
            writer.WriteArray(_columns);
            for (int word = 0; word < TelemetryRecord.Words; word++)
            {
                if (word < TelemetryRecord.Channel0 || ((_channelMask >> (word - TelemetryRecord.Channel0)) & 1) != 0)
                {
                    WriteColumn(writer, word);
                }
            }
        }

        private void WriteColumn(CborWriter writer, int word)
        {
            if (IsConstant(word))
            {
                writer.WriteInt(_count == 0 ? 0 : _words[word]);
                return;
            }

            writer.WriteArray(_count);
            long before = 0;
            for (int i = 0; i < _count; i++)
            {
                // The difference of two ints needs 33 bits.
                long value = _words[(i * TelemetryRecord.Words) + word];
                writer.WriteInt(value - before);
                before = value;
            }
        }

        private bool IsConstant(int word)
        {
            for (int i = 1; i < _count; i++)
            {
                if (_words[(i * TelemetryRecord.Words) + word] != _words[word])
                {
                    return false;
                }
            }

            return true;
        }

        private static void WritePair(CborWriter writer, int key, long value)
        {
            writer.WriteInt(key);
            writer.WriteInt(value);
        }
    }
}
