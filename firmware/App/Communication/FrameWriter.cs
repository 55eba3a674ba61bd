using RigFirmware.Core.Domain;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.App.Communication
{
    /// <summary>Encodes what the loop hands out into numbered frames and puts them into the outbox.</summary>
    public sealed class FrameWriter
    {
        // A column of ten differences takes at most 91 bytes; all 36 columns and the head stay below this.
        private const int BytesPerRecord = 360;
        private const int HeadBytes = 256;
        private const int JsonBytes = 1024;

        private readonly IClock _clock;
        private readonly Outbox _outbox;
        private readonly LinkCounters _counters;
        private readonly CborWriter _cbor;
        private readonly JsonWriter _json = new JsonWriter(JsonBytes);
        private readonly MessageHead _head = new MessageHead();
        private readonly EventMessage _events;
        private readonly TelemetryBatch _batch;
        private readonly TelemetryBatch _blackBoxBatch;

        /// <param name="settings">Names and sizes.</param>
        /// <param name="channelMask">Bit n for each fitted channel n.</param>
        /// <param name="faults">Gives faults their names.</param>
        /// <param name="clock">Tells UTC.</param>
        /// <param name="outbox">Takes the frames.</param>
        /// <param name="counters">Counts them.</param>
        public FrameWriter(CommunicationSettings settings, int channelMask, FaultTable faults, IClock clock, Outbox outbox, LinkCounters counters)
        {
            _clock = clock;
            _outbox = outbox;
            _counters = counters;
            _events = new EventMessage(faults);
            _batch = new TelemetryBatch(settings.RecordsPerFrame, channelMask);
            _blackBoxBatch = new TelemetryBatch(settings.RecordsPerFrame, channelMask);
            _cbor = new CborWriter(HeadBytes + (BytesPerRecord * settings.RecordsPerFrame));
            _head.RigId = settings.RigId;
            _head.BootId = settings.BootId;
        }

        /// <summary>Adds a telemetry record and writes the frame when it is full.</summary>
        public void AddRecord(int[] record)
        {
            _batch.Add(record);
            if (_batch.IsFull)
            {
                FlushRecords();
            }
        }

        /// <summary>Writes the incomplete frame when its first record is older than this.</summary>
        public void FlushRecordsOlderThan(int ageMs)
        {
            if (_batch.Count > 0 && Time.ElapsedMs(_clock.NowMs(), _batch.FirstTimeMs) > ageMs)
            {
                FlushRecords();
            }
        }

        /// <summary>Writes the incomplete frame, if there is one.</summary>
        public void FlushRecords()
        {
            if (_batch.Count == 0)
            {
                return;
            }

            int seq = NextSeq();
            _batch.Encode(_cbor, _head.BootId, seq, UtcOf(_batch.FirstTimeMs));
            _batch.Clear();
            AppendCbor(FrameKind.Telemetry, seq);
        }

        /// <summary>Writes an event of the loop.</summary>
        /// <param name="record">Shape [<see cref="EventRecord.Words"/>].</param>
        public void AddEvent(int[] record)
        {
            int kind = EventMessage.FrameKindOf(record[EventRecord.Kind]);
            BeginJson(UtcOf(record[EventRecord.TimeMs]));
            _events.Write(_json, _head, record);
            AppendJson(kind);
            if (kind == FrameKind.Trip && !_json.Overflowed)
            {
                // Beside the way of every event: a trip must be told even when power is lost before the broker has it.
                _outbox.KeepCopy(kind, _head.Seq, _json.Bytes, _json.Length);
            }
        }

        /// <summary>Writes the answer to a command that the loop never saw.</summary>
        public void AddAck(int id, int result, int detail)
        {
            BeginJson(_clock.UtcMs());
            AckMessage.Write(_json, _head, id, result, detail, 0);
            AppendJson(FrameKind.Ack);
        }

        /// <summary>Writes that frames were dropped.</summary>
        public void AddDropped(int droppedFrames)
        {
            BeginJson(_clock.UtcMs());
            _head.Open(_json);
            _json.Pair("timeMs", _clock.NowMs());
            _json.Pair("kind", "framesDropped");
            _json.Pair("droppedFrames", droppedFrames);
            _json.CloseObject();
            AppendJson(FrameKind.Event);
        }

        /// <summary>Writes one piece of the black box and keeps it until it is confirmed; <see cref="ClosePieces"/> ends a row of them.</summary>
        /// <param name="box">Triggered, and frozen for records from the trip on.</param>
        /// <param name="first">Position of the first record of the piece.</param>
        /// <param name="end">Position after its last record; at most a batch of records further on.</param>
        /// <param name="record">Working memory, shape [<see cref="TelemetryRecord.Words"/>].</param>
        public void AddBlackBox(BlackBox box, int first, int end, int[] record)
        {
            _blackBoxBatch.Clear();
            for (int index = first; index < end; index++)
            {
                box.CopyTo(index, record);
                _blackBoxBatch.Add(record);
            }

            int seq = NextSeq();
            _blackBoxBatch.EncodeBlackBox(_cbor, _head.BootId, seq, UtcOf(_blackBoxBatch.FirstTimeMs), box.Fault, first, box.Total, box.TripTimeMs);
            if (_cbor.Overflowed)
            {
                _counters.EncodeFailures++;
                return;
            }

            _outbox.Keep(FrameKind.BlackBox, seq, _cbor.Bytes, _cbor.Length);
        }

        /// <summary>Closes the pieces written so far in a segment of the store.</summary>
        public void ClosePieces()
        {
            _outbox.CloseKept();
        }

        private int NextSeq()
        {
            _counters.LastSeq++;
            return _counters.LastSeq;
        }

        private long UtcOf(int timeMs)
        {
            long utcMs = _clock.UtcMs();
            return utcMs <= 0 ? 0 : utcMs - Time.ElapsedMs(_clock.NowMs(), timeMs);
        }

        private void BeginJson(long utcMs)
        {
            _head.Seq = NextSeq();
            _head.UtcMs = utcMs;
        }

        private void AppendJson(int kind)
        {
            if (_json.Overflowed)
            {
                _counters.EncodeFailures++;
                return;
            }

            _outbox.Append(kind, _head.Seq, _json.Bytes, 0, _json.Length);
        }

        private void AppendCbor(int kind, int seq)
        {
            if (_cbor.Overflowed)
            {
                _counters.EncodeFailures++;
                return;
            }

            _outbox.Append(kind, seq, _cbor.Bytes, 0, _cbor.Length);
        }
    }
}
