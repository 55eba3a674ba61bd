using RigFirmware.Hal;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// Every frame that the broker has not confirmed, in order: the oldest in closed segments of the store, the newest in
    /// memory. Confirmed frames stay as history while there is room, because a broker that dies can lose what it confirmed.
    /// </summary>
    public sealed class Outbox
    {
        private readonly FrameQueue _memory;
        private readonly FrameQueue _replay;
        private readonly SpillStore _spill;
        private readonly BlackBoxStore _boxes;
        private readonly FrameQueue _boxReplay;
        private int _dropped;

        /// <param name="settings">Sizes.</param>
        /// <param name="store">Takes what memory cannot hold; null when the rig has none.</param>
        /// <param name="boxes">Keeps black boxes; null when the rig has no store for them.</param>
        public Outbox(CommunicationSettings settings, IStore store, BlackBoxStore boxes = null)
        {
            _boxes = boxes;
            if (boxes != null)
            {
                _boxReplay = new FrameQueue(settings.BlackBoxSegmentBytes, settings.BlackBoxSegmentBytes / SegmentFormat.FrameHeadBytes);
            }

            _memory = new FrameQueue(settings.OutboxBytes, settings.OutboxFrames);
            if (store != null)
            {
                _spill = new SpillStore(store, settings.SegmentBytes, settings.SegmentsMax, settings.BootId);
                _replay = new FrameQueue(settings.SegmentBytes, settings.SegmentBytes / SegmentFormat.FrameHeadBytes);
            }
        }

        /// <summary>Frames in memory that the broker has not confirmed.</summary>
        public int UnconfirmedFrames
        {
            get { return _memory.UnconfirmedCount + (_replay == null ? 0 : _replay.UnconfirmedCount) + (_boxReplay == null ? 0 : _boxReplay.UnconfirmedCount); }
        }

        /// <summary>Segments in the store that wait for delivery.</summary>
        public int WaitingSegments
        {
            get { return (_spill == null ? 0 : _spill.Waiting) + (_boxes == null ? 0 : _boxes.Waiting); }
        }

        /// <summary>True when the broker has confirmed everything.</summary>
        public bool IsDelivered
        {
            get { return UnconfirmedFrames == 0 && WaitingSegments == 0; }
        }

        /// <summary>Frames that had to be given up for want of room; only grows.</summary>
        public int DroppedFrames
        {
            get { return _dropped + (_spill == null ? 0 : _spill.DroppedFrames); }
        }

        /// <summary>Segments of the store that were not whole; only grows.</summary>
        public int DamagedSegments
        {
            get { return (_spill == null ? 0 : _spill.DamagedSegments) + (_boxes == null ? 0 : _boxes.DamagedSegments); }
        }

        /// <summary>True while the store takes no more without giving up what was not delivered.</summary>
        public bool IsStoreFull
        {
            get { return _spill != null && _spill.IsFull; }
        }

        /// <summary>Oldest sequence number in memory, 0 without one.</summary>
        public int OldestSeq
        {
            get { return _memory.OldestSeq; }
        }

        /// <summary>Takes a copy of a frame; makes room by spilling the oldest, and at worst by dropping it.</summary>
        public void Append(int kind, int seq, byte[] bytes, int offset, int length)
        {
            while (!_memory.TryAppend(kind, seq, bytes, offset, length))
            {
                if (_memory.UnconfirmedCount == 0)
                {
                    // Larger than the whole memory.
                    _dropped++;
                    return;
                }

                MakeRoom();
            }
        }

        /// <summary>Takes a piece of the black box: into the store where there is one, so that it outlives a loss of power, else into memory.</summary>
        public void Keep(int kind, int seq, byte[] bytes, int length)
        {
            if (_boxes == null || !TryKeep(kind, seq, bytes, length))
            {
                Append(kind, seq, bytes, 0, length);
            }
        }

        /// <summary>Takes a copy of a frame into the store at once, when there is one; the frame itself is in memory already.</summary>
        public void KeepCopy(int kind, int seq, byte[] bytes, int length)
        {
            if (_boxes != null && TryKeep(kind, seq, bytes, length) && !_boxes.Close())
            {
                _boxes.Drop();
            }
        }

        /// <summary>Closes the segment of pieces taken so far.</summary>
        public void CloseKept()
        {
            if (_boxes != null && !_boxes.Close())
            {
                _boxes.GiveTo(this);
            }
        }

        /// <summary>The queue whose next frame is to be sent, or null when nothing waits. A segment is sent to its end before anything newer.</summary>
        public FrameQueue NextQueue()
        {
            if (_boxes != null && HasBox())
            {
                return _boxReplay;
            }

            if (_spill != null)
            {
                if (_replay.UnconfirmedCount == 0)
                {
                    _spill.MarkDelivered();
                    if (_spill.TryLoad(_replay))
                    {
                        return _replay;
                    }
                }
                else
                {
                    return _replay.HasUnsent ? _replay : null;
                }
            }

            return _memory.HasUnsent ? _memory : null;
        }

        /// <summary>Makes everything unconfirmed unsent, as after a lost connection.</summary>
        public void Rewind()
        {
            _memory.RewindUnconfirmed();
            if (_replay != null)
            {
                _replay.RewindUnconfirmed();
            }

            if (_boxReplay != null)
            {
                _boxReplay.RewindUnconfirmed();
            }
        }

        /// <summary>
        /// Sends everything from a sequence number on again, when there is something of the range asked for. The result is
        /// the first that will be sent, or 0 when nothing of the range is here.
        /// </summary>
        /// <param name="seq">First sequence number asked for.</param>
        /// <param name="lastSeq">Last sequence number asked for.</param>
        public int RewindTo(int seq, int lastSeq)
        {
            int inStore = _spill == null ? 0 : _spill.Find(seq);
            int inMemory = _memory.Find(seq);
            int first = inStore != 0 ? inStore : inMemory;

            // What waits in a black box's segment goes out by itself.
            int inBox = _boxes == null ? 0 : _boxes.Find(seq);
            first = inBox != 0 && (first == 0 || inBox < first) ? inBox : first;
            if (first == 0 || first > lastSeq)
            {
                return 0;
            }

            _memory.RewindTo(seq);
            if (inStore != 0)
            {
                _spill.RewindTo(seq);
                _replay.Clear();
            }

            return first;
        }

        private bool TryKeep(int kind, int seq, byte[] bytes, int length)
        {
            if (_boxes.TryAdd(kind, seq, bytes, length))
            {
                return true;
            }

            CloseKept();
            return _boxes.TryAdd(kind, seq, bytes, length);
        }

        private bool HasBox()
        {
            if (_boxReplay.UnconfirmedCount == 0)
            {
                _boxes.MarkDelivered();
                _boxes.TryLoad(_boxReplay);
            }

            return _boxReplay.HasUnsent;
        }

        private void MakeRoom()
        {
            if (_spill != null)
            {
                _spill.Spill(_memory);
                return;
            }

            _memory.RemoveOldestUnconfirmed();
            _dropped++;
        }
    }
}
