namespace RigFirmware.App.Communication
{
    /// <summary>What is known of the segments in the store, oldest first, in arrays that were allocated once.</summary>
    public sealed class SegmentCatalog
    {
        private readonly int[] _number;
        private readonly int[] _bootId;
        private readonly int[] _firstSeq;
        private readonly int[] _lastSeq;
        private readonly int[] _frames;
        private int _count;

        /// <param name="capacity">Most segments listed, 1 or more.</param>
        public SegmentCatalog(int capacity)
        {
            _number = new int[capacity];
            _bootId = new int[capacity];
            _firstSeq = new int[capacity];
            _lastSeq = new int[capacity];
            _frames = new int[capacity];
        }

        /// <summary>Segments listed.</summary>
        public int Count
        {
            get { return _count; }
        }

        /// <summary>True when no further segment can be listed.</summary>
        public bool IsFull
        {
            get { return _count == _number.Length; }
        }

        /// <summary>Number under which the store has the segment.</summary>
        public int Number(int index)
        {
            return _number[index];
        }

        /// <summary>Start of the rig that the segment's frames belong to; -1 before the segment was read.</summary>
        public int BootId(int index)
        {
            return _bootId[index];
        }

        /// <summary>First sequence number in the segment.</summary>
        public int FirstSeq(int index)
        {
            return _firstSeq[index];
        }

        /// <summary>Last sequence number in the segment.</summary>
        public int LastSeq(int index)
        {
            return _lastSeq[index];
        }

        /// <summary>Frames in the segment; 0 before the segment was read.</summary>
        public int Frames(int index)
        {
            return _frames[index];
        }

        /// <summary>Lists a segment as the newest. The caller has made sure that there is room.</summary>
        public void Add(int number, int bootId, int firstSeq, int lastSeq, int frames)
        {
            _number[_count] = number;
            _count++;
            Describe(_count - 1, bootId, firstSeq, lastSeq, frames);
        }

        /// <summary>Notes what a segment turned out to hold.</summary>
        public void Describe(int index, int bootId, int firstSeq, int lastSeq, int frames)
        {
            _bootId[index] = bootId;
            _firstSeq[index] = firstSeq;
            _lastSeq[index] = lastSeq;
            _frames[index] = frames;
        }

        /// <summary>Takes a segment off the list.</summary>
        public void RemoveAt(int index)
        {
            _count--;
            for (int i = index; i < _count; i++)
            {
                _number[i] = _number[i + 1];
                Describe(i, _bootId[i + 1], _firstSeq[i + 1], _lastSeq[i + 1], _frames[i + 1]);
            }
        }
    }
}
