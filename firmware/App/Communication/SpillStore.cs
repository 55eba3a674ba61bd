using RigFirmware.Hal;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// Keeps in the store what memory cannot, in closed segments, and gives the segments back in order. A segment that was
    /// delivered stays as history until its room is needed. When there is no room at all, the oldest segment goes and its
    /// frames are counted as dropped.
    /// </summary>
    public sealed class SpillStore
    {
        private readonly IStore _store;
        private readonly SegmentCatalog _catalog;
        private readonly byte[] _segment;
        private readonly int _bootId;
        private int _nextNumber;
        private int _delivered;
        private bool _sending;

        /// <param name="store">Where the segments lie.</param>
        /// <param name="segmentBytes">Largest segment in bytes.</param>
        /// <param name="segmentsMax">Most segments at a time.</param>
        /// <param name="bootId">Number of this start.</param>
        public SpillStore(IStore store, int segmentBytes, int segmentsMax, int bootId)
        {
            _store = store;
            _segment = new byte[segmentBytes];
            _catalog = new SegmentCatalog(segmentsMax);
            _bootId = bootId;
            ListEarlierSegments(segmentsMax);
        }

        /// <summary>Segments that still have to be delivered.</summary>
        public int Waiting
        {
            get { return _catalog.Count - _delivered; }
        }

        /// <summary>Frames lost because the oldest segment had to make room, or the medium failed; only grows.</summary>
        public int DroppedFrames { get; private set; }

        /// <summary>Segments that could not be read back whole; only grows.</summary>
        public int DamagedSegments { get; private set; }

        /// <summary>True while the last segment found no room but that of undelivered ones, or the medium took none.</summary>
        public bool IsFull { get; private set; }

        /// <summary>Moves the oldest unconfirmed frames of a queue into a new segment, as many as it takes.</summary>
        public void Spill(FrameQueue queue)
        {
            int first = queue.ConfirmedPosition;
            int at = SegmentFormat.HeadBytes;
            int frames = 0;
            while (frames < queue.UnconfirmedCount)
            {
                int position = unchecked(first + frames);
                if (at + SegmentFormat.FrameBytes(queue.Length(position)) > _segment.Length - SegmentFormat.TailBytes)
                {
                    break;
                }

                at = SegmentFormat.WriteFrame(_segment, at, queue.Kind(position), queue.Seq(position), queue.Bytes, queue.Offset(position), queue.Length(position));
                frames++;
            }

            if (frames == 0)
            {
                // Only a frame beyond the size of a segment comes here; to hold on to it would stop every later one.
                DroppedFrames++;
                queue.RemoveOldestUnconfirmed();
                return;
            }

            Keep(SegmentFormat.Close(_segment, at, _bootId, frames), queue.Seq(first), queue.Seq(unchecked(first + frames - 1)), frames);
            for (int i = 0; i < frames; i++)
            {
                queue.RemoveOldestUnconfirmed();
            }
        }

        /// <summary>Loads the oldest undelivered segment. False when there is none.</summary>
        /// <param name="queue">Emptied and filled; large enough for a segment.</param>
        public bool TryLoad(FrameQueue queue)
        {
            while (Waiting > 0)
            {
                int length = _store.Read(_catalog.Number(_delivered), _segment);
                if (length > 0 && SegmentFormat.IsWhole(_segment, length) && TryUnpack(queue, length))
                {
                    _sending = true;
                    return true;
                }

                DamagedSegments++;
                DroppedFrames += _catalog.Frames(_delivered);
                Discard(_delivered);
            }

            return false;
        }

        /// <summary>Notes that every frame of the loaded segment was delivered.</summary>
        public void MarkDelivered()
        {
            if (_sending)
            {
                _sending = false;
                _delivered++;
                IsFull = false;
            }
        }

        /// <summary>The first sequence number of this start from this one on that is here, or 0.</summary>
        public int Find(int seq)
        {
            int index = IndexOf(seq);
            if (index < 0)
            {
                return 0;
            }

            return _catalog.FirstSeq(index) > seq ? _catalog.FirstSeq(index) : seq;
        }

        /// <summary>Makes every segment from the one with a sequence number on undelivered. A loaded segment has to be loaded again.</summary>
        public void RewindTo(int seq)
        {
            int index = IndexOf(seq);
            if (index >= 0)
            {
                _delivered = index < _delivered ? index : _delivered;
                _sending = false;
            }
        }

        private int IndexOf(int seq)
        {
            for (int index = 0; index < _catalog.Count; index++)
            {
                if (_catalog.BootId(index) == _bootId && _catalog.LastSeq(index) >= seq)
                {
                    return index;
                }
            }

            return -1;
        }

        private void ListEarlierSegments(int segmentsMax)
        {
            var numbers = new int[segmentsMax];
            int count = _store.List(numbers);
            for (int i = 0; i < count; i++)
            {
                _catalog.Add(numbers[i], -1, 0, 0, 0);
                _nextNumber = numbers[i] + 1;
            }
        }

        private void Keep(int length, int firstSeq, int lastSeq, int frames)
        {
            IsFull = false;
            while (_catalog.IsFull)
            {
                MakeRoom();
            }

            while (!_store.Write(_nextNumber, _segment, length))
            {
                if (_catalog.Count == 0)
                {
                    DroppedFrames += frames;
                    IsFull = true;
                    return;
                }

                MakeRoom();
            }

            _catalog.Add(_nextNumber, _bootId, firstSeq, lastSeq, frames);
            _nextNumber++;
        }

        private void MakeRoom()
        {
            if (_delivered == 0)
            {
                // The frames of a loaded segment are in memory and go out from there.
                DroppedFrames += _sending ? 0 : _catalog.Frames(0);
                _sending = false;
                IsFull = true;
            }

            Discard(0);
        }

        private void Discard(int index)
        {
            _store.Delete(_catalog.Number(index));
            _catalog.RemoveAt(index);
            if (index < _delivered)
            {
                _delivered--;
            }
        }

        private bool TryUnpack(FrameQueue queue, int length)
        {
            if (!SegmentFormat.TryUnpack(_segment, length, queue))
            {
                return false;
            }

            int first = queue.NextPosition;
            int frames = SegmentFormat.Frames(_segment);
            _catalog.Describe(_delivered, SegmentFormat.BootId(_segment), queue.Seq(first), queue.Seq(unchecked(first + frames - 1)), frames);
            return true;
        }
    }
}
