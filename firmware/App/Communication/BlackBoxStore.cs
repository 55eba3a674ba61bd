using RigFirmware.Core.Protocol;
using RigFirmware.Hal;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// Black boxes in closed segments of the store, with odd numbers, until the broker has confirmed every frame of a segment; then its
    /// room is free. What an earlier start left comes first. A full store keeps what it has: the first trip is the one that explains.
    /// </summary>
    public sealed class BlackBoxStore
    {
        private readonly IStore _store;
        private readonly SegmentCatalog _catalog;
        private readonly byte[] _segment;
        private readonly byte[] _loaded;
        private readonly int _bootId;
        private int _nextNumber = 1;
        private int _end = SegmentFormat.HeadBytes;
        private int _frames;
        private int _firstSeq;
        private int _lastSeq;
        private bool _sending;

        /// <summary>Lists what an earlier start left.</summary>
        /// <param name="store">Where the segments lie, beside the notes of <see cref="LockKeeper"/>.</param>
        /// <param name="segmentBytes">Largest segment in bytes.</param>
        /// <param name="segmentsMax">Most segments at a time.</param>
        /// <param name="bootId">Number of this start.</param>
        public BlackBoxStore(IStore store, int segmentBytes, int segmentsMax, int bootId)
        {
            _store = store;
            _bootId = bootId;
            _segment = new byte[segmentBytes];
            _loaded = new byte[segmentBytes];
            _catalog = new SegmentCatalog(segmentsMax);
            var numbers = new int[2 * segmentsMax];
            int count = store.List(numbers);
            for (int i = 0; i < count; i++)
            {
                if (!LockKeeper.IsNote(numbers[i]))
                {
                    _nextNumber = numbers[i] + 2;
                    if (!_catalog.IsFull)
                    {
                        _catalog.Add(numbers[i], -1, 0, 0, 0);
                    }
                }
            }
        }

        /// <summary>Segments that the broker has not confirmed, the one being filled included.</summary>
        public int Waiting
        {
            get { return _catalog.Count + (_frames > 0 ? 1 : 0); }
        }

        /// <summary>Segments that could not be read back whole; only grows.</summary>
        public int DamagedSegments { get; private set; }

        /// <summary>Adds a frame to the segment being filled; false when it does not fit any more.</summary>
        public bool TryAdd(int kind, int seq, byte[] bytes, int length)
        {
            if (_end + SegmentFormat.FrameBytes(length) > _segment.Length - SegmentFormat.TailBytes)
            {
                return false;
            }

            _end = SegmentFormat.WriteFrame(_segment, _end, kind, seq, bytes, 0, length);
            _firstSeq = _frames == 0 ? seq : _firstSeq;
            _lastSeq = seq;
            _frames++;
            return true;
        }

        /// <summary>Closes and stores the segment being filled. False when the store refuses it: its frames stay for <see cref="GiveTo"/>.</summary>
        public bool Close()
        {
            if (_frames == 0)
            {
                return true;
            }

            int length = SegmentFormat.Close(_segment, _end, _bootId, _frames);
            int number = _nextNumber;
            _nextNumber += 2;
            if (_catalog.IsFull || !_store.Write(number, _segment, length))
            {
                return false;
            }

            _catalog.Add(number, _bootId, _firstSeq, _lastSeq, _frames);
            Drop();
            return true;
        }

        /// <summary>Gives the frames of a segment that could not be stored to the outbox's memory, and forgets them.</summary>
        public void GiveTo(Outbox outbox)
        {
            int at = SegmentFormat.HeadBytes;
            for (int i = 0; i < _frames; i++)
            {
                int length = SegmentFormat.ReadInt(_segment, at + 8);
                outbox.Append(SegmentFormat.ReadInt(_segment, at), SegmentFormat.ReadInt(_segment, at + 4), _segment, at + SegmentFormat.FrameHeadBytes, length);
                at += SegmentFormat.FrameBytes(length);
            }

            Drop();
        }

        /// <summary>Forgets the segment being filled.</summary>
        public void Drop()
        {
            _frames = 0;
            _end = SegmentFormat.HeadBytes;
        }

        /// <summary>Loads the oldest segment that is not confirmed. False when there is none.</summary>
        /// <param name="queue">Emptied and filled; large enough for a segment.</param>
        public bool TryLoad(FrameQueue queue)
        {
            while (_catalog.Count > 0)
            {
                int length = _store.Read(_catalog.Number(0), _loaded);
                if (length > 0 && SegmentFormat.IsWhole(_loaded, length) && SegmentFormat.TryUnpack(_loaded, length, queue))
                {
                    _sending = true;
                    return true;
                }

                // Nothing of it can be told; the host sees which records are missing.
                DamagedSegments++;
                Discard(0);
            }

            return false;
        }

        /// <summary>Frees the room of the loaded segment: the broker has every frame of it.</summary>
        public void MarkDelivered()
        {
            if (_sending)
            {
                _sending = false;
                Discard(0);
            }
        }

        /// <summary>The first sequence number of this start from this one on that waits here, or 0.</summary>
        public int Find(int seq)
        {
            for (int i = 0; i < _catalog.Count; i++)
            {
                if (_catalog.BootId(i) == _bootId && _catalog.LastSeq(i) >= seq)
                {
                    return _catalog.FirstSeq(i) > seq ? _catalog.FirstSeq(i) : seq;
                }
            }

            return 0;
        }

        /// <summary>Gives the newest segment up, so that the lock finds room; false when there is none to give.</summary>
        public bool GiveUpNewest()
        {
            int last = _catalog.Count - 1;
            if (last < (_sending ? 1 : 0))
            {
                return false;
            }

            DamagedSegments++;
            Discard(last);
            return true;
        }

        private void Discard(int index)
        {
            _store.Delete(_catalog.Number(index));
            _catalog.RemoveAt(index);
        }
    }
}
