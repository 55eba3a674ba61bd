using System;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// Encoded frames in the order of their sequence numbers, in memory that was allocated once. A frame stays until its
    /// place is needed: unsent, then sent, then confirmed, then history from which it can be sent again.
    /// <code>
    ///  first ... confirmed ... next ... end      positions, counted up for ever, wrapping
    ///  history    in flight    unsent
    /// </code>
    /// One thread uses it.
    /// </summary>
    public sealed class FrameQueue
    {
        private readonly byte[] _bytes;
        private readonly int[] _offset;
        private readonly int[] _length;
        private readonly int[] _kind;
        private readonly int[] _seq;
        private readonly bool[] _delivered;
        private readonly int _slots;
        private int _first;
        private int _confirmed;
        private int _next;
        private int _end;
        private int _writeAt;

        /// <param name="bytes">Memory for the frames, 1 or more.</param>
        /// <param name="frames">Most frames held, 1 or more; rounded up to a power of two.</param>
        public FrameQueue(int bytes, int frames)
        {
            int slots = 1;
            while (slots < frames)
            {
                slots <<= 1;
            }

            _slots = slots;
            _bytes = new byte[bytes];
            _offset = new int[slots];
            _length = new int[slots];
            _kind = new int[slots];
            _seq = new int[slots];
            _delivered = new bool[slots];
        }

        /// <summary>The memory in which <see cref="Offset"/> and <see cref="Length"/> point.</summary>
        public byte[] Bytes
        {
            get { return _bytes; }
        }

        /// <summary>Frames held, history included.</summary>
        public int Count
        {
            get { return unchecked(_end - _first); }
        }

        /// <summary>Confirmed frames that are still here.</summary>
        public int HistoryCount
        {
            get { return unchecked(_confirmed - _first); }
        }

        /// <summary>Frames that nobody has confirmed, in flight ones included.</summary>
        public int UnconfirmedCount
        {
            get { return unchecked(_end - _confirmed); }
        }

        /// <summary>True when a frame waits to be sent.</summary>
        public bool HasUnsent
        {
            get { return _next != _end; }
        }

        /// <summary>Position of the next frame to send.</summary>
        public int NextPosition
        {
            get { return _next; }
        }

        /// <summary>Position of the oldest unconfirmed frame.</summary>
        public int ConfirmedPosition
        {
            get { return _confirmed; }
        }

        /// <summary>Sequence number of the oldest frame held, or 0 when there is none.</summary>
        public int OldestSeq
        {
            get { return Count == 0 ? 0 : _seq[Slot(_first)]; }
        }

        /// <summary>First byte of the frame at a position.</summary>
        public int Offset(int position)
        {
            return _offset[Slot(position)];
        }

        /// <summary>Bytes of the frame at a position.</summary>
        public int Length(int position)
        {
            return _length[Slot(position)];
        }

        /// <summary>Kind of the frame at a position.</summary>
        public int Kind(int position)
        {
            return _kind[Slot(position)];
        }

        /// <summary>Sequence number of the frame at a position.</summary>
        public int Seq(int position)
        {
            return _seq[Slot(position)];
        }

        /// <summary>Appends a copy of a frame, in the place of history where needed. False when unconfirmed frames fill the memory.</summary>
        /// <param name="kind">Kind of the frame.</param>
        /// <param name="seq">Its sequence number, beyond that of the frame before.</param>
        /// <param name="bytes">Holds the frame.</param>
        /// <param name="offset">First byte.</param>
        /// <param name="length">Bytes, 1 or more.</param>
        public bool TryAppend(int kind, int seq, byte[] bytes, int offset, int length)
        {
            int place = FindPlace(length);
            while (place < 0 && HistoryCount > 0)
            {
                _first = unchecked(_first + 1);
                place = FindPlace(length);
            }

            if (place < 0)
            {
                return false;
            }

            int slot = Slot(_end);
            Array.Copy(bytes, offset, _bytes, place, length);
            _offset[slot] = place;
            _length[slot] = length;
            _kind[slot] = kind;
            _seq[slot] = seq;
            _delivered[slot] = false;
            _writeAt = place + length;
            _end = unchecked(_end + 1);
            return true;
        }

        /// <summary>Notes that the next frame was handed to the link.</summary>
        public void MarkSent()
        {
            if (HasUnsent)
            {
                _next = unchecked(_next + 1);
            }
        }

        /// <summary>Notes that the broker has the frame at a position; a position that is not in flight is ignored.</summary>
        public void Confirm(int position)
        {
            int ahead = unchecked(position - _confirmed);
            if (ahead < 0 || ahead >= unchecked(_next - _confirmed))
            {
                return;
            }

            _delivered[Slot(position)] = true;
            while (_confirmed != _next && _delivered[Slot(_confirmed)])
            {
                _confirmed = unchecked(_confirmed + 1);
            }
        }

        /// <summary>Makes every unconfirmed frame unsent, as after a lost connection.</summary>
        public void RewindUnconfirmed()
        {
            RewindToPosition(_confirmed);
        }

        /// <summary>The first sequence number from this one on that is here, or 0.</summary>
        public int Find(int seq)
        {
            int position = PositionOf(seq);
            return position == _end ? 0 : Seq(position);
        }

        /// <summary>Makes every frame from a sequence number on unsent.</summary>
        public void RewindTo(int seq)
        {
            int position = PositionOf(seq);

            // Never forward: a frame that is still unsent must not be skipped.
            RewindToPosition(unchecked(position - _confirmed) < 0 ? position : _confirmed);
        }

        /// <summary>Gives the oldest unconfirmed frame away; the caller has taken what it needs of it.</summary>
        public void RemoveOldestUnconfirmed()
        {
            if (UnconfirmedCount == 0)
            {
                return;
            }

            bool wasUnsent = _next == _confirmed;
            _confirmed = unchecked(_confirmed + 1);
            _first = _confirmed;
            if (wasUnsent)
            {
                _next = _confirmed;
            }
        }

        /// <summary>Forgets every frame.</summary>
        public void Clear()
        {
            _first = _end;
            _confirmed = _end;
            _next = _end;
        }

        private int PositionOf(int seq)
        {
            int position = _first;
            while (position != _end && Seq(position) < seq)
            {
                position = unchecked(position + 1);
            }

            return position;
        }

        private void RewindToPosition(int position)
        {
            for (int at = position; at != _next; at = unchecked(at + 1))
            {
                _delivered[Slot(at)] = false;
            }

            _confirmed = position;
            _next = position;
        }

        // A frame lies in one piece, so that it can be published without a copy: behind the newest, or again at the start.
        private int FindPlace(int length)
        {
            if (Count == 0)
            {
                return length <= _bytes.Length ? 0 : -1;
            }

            if (Count == _slots)
            {
                return -1;
            }

            int oldest = _offset[Slot(_first)];
            int newest = _offset[Slot(unchecked(_end - 1))];
            if (newest < oldest)
            {
                return _writeAt + length <= oldest ? _writeAt : -1;
            }

            if (_writeAt + length <= _bytes.Length)
            {
                return _writeAt;
            }

            return length <= oldest ? 0 : -1;
        }

        private int Slot(int position)
        {
            return position & (_slots - 1);
        }
    }
}
