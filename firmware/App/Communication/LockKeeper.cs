using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// Keeps the lock over a loss of power. Each note of the loop becomes a segment of its own with an even number, read back before the
    /// one before it goes, so that at every moment the newest whole note is the truth. Whatever cannot be read counts as locked: only a
    /// whole note that says so frees a rig. Made before the loop starts; then used by the communication thread alone.
    /// </summary>
    public sealed class LockKeeper
    {
        // The newest note, what a loss of power between a write and a delete may leave, and the segments of black boxes beside them.
        private const int SegmentsListed = 256;
        private const int RetryMs = 1000;
        private readonly IStore _store;
        private readonly TripMemory _memory;
        private readonly IClock _clock;
        private readonly int _bootId;
        private readonly int[] _numbers = new int[SegmentsListed];
        private readonly int[] _words = new int[LockRecord.Words];
        private readonly byte[] _record = new byte[LockRecord.Bytes];
        private readonly byte[] _bytes = new byte[SegmentFormat.HeadBytes + SegmentFormat.FrameHeadBytes + LockRecord.Bytes + SegmentFormat.TailBytes];
        private readonly byte[] _readBack;
        private int _next;
        private int _triedAtMs;
        private bool _waits;

        /// <summary>Reads what the last start left, and tells the loop of a lock.</summary>
        /// <param name="store">Holds locks and black boxes and nothing else; null when the rig has none, which never locks over a loss of power and says so.</param>
        /// <param name="memory">The loop's side.</param>
        /// <param name="clock">Tells UTC.</param>
        /// <param name="bootId">Number of this start.</param>
        public LockKeeper(IStore store, TripMemory memory, IClock clock, int bootId)
        {
            _store = store;
            _memory = memory;
            _clock = clock;
            _bootId = bootId;
            _readBack = new byte[_bytes.Length];
            if (store != null)
            {
                Read();
            }

            if (State.Reason != LockReason.None)
            {
                FoundLocked = true;
                _memory.FindLocked(State.Note);
            }
        }

        /// <summary>The lock as it stands.</summary>
        public readonly LockState State = new LockState();

        /// <summary>True when this start began locked: nothing of the last one goes on by itself.</summary>
        public bool FoundLocked { get; private set; }

        /// <summary>Notes that could not be written; only grows.</summary>
        public int Failures { get; private set; }

        /// <summary>True while the newest note is not in the store.</summary>
        public bool Waits
        {
            get { return _waits; }
        }

        /// <summary>True for the number of a note's segment; the others of the store belong to black boxes.</summary>
        public static bool IsNote(int number)
        {
            return (number & 1) == 0;
        }

        /// <summary>One pass: takes the loop's notes and stores the newest at once. False when the store refused it; it is tried again.</summary>
        public bool RunOnce()
        {
            bool isNew = false;
            while (_memory.Notes.TryRead(_words))
            {
                Take();
                isNew = true;
            }

            bool due = isNew || (_waits && Time.ElapsedMs(_clock.NowMs(), _triedAtMs) >= RetryMs);
            return !due || Keep();
        }

        /// <summary>Stores the newest note; false when the store refuses it.</summary>
        public bool Keep()
        {
            if (_store == null)
            {
                return true;
            }

            _triedAtMs = _clock.NowMs();
            _waits = !Write();
            State.IsKept = !_waits;
            State.Version++;
            return !_waits;
        }

        private void Take()
        {
            int nowMs = _clock.NowMs();
            long utcMs = _clock.UtcMs();
            System.Array.Copy(_words, 0, State.Note, 0, TripNote.Words);
            State.UtcMs = utcMs <= 0 ? 0 : utcMs - Time.ElapsedMs(nowMs, _words[TripNote.TimeMs]);
            State.Reason = _words[TripNote.Kind] == TripNote.Freed ? LockReason.None : LockReason.Trip;
            State.BootId = _bootId;
            State.IsKept = false;
            State.Version++;
        }

        private void Read()
        {
            int count = _store.List(_numbers);
            if (count < 0 || count >= SegmentsListed)
            {
                State.Reason = LockReason.MemoryUnreadable;
                Forget();
                return;
            }

            State.Reason = LockReason.MemoryEmpty;
            Forget();
            bool damaged = false;
            for (int i = 0; i < count; i++)
            {
                int number = _numbers[i];
                if (!IsNote(number))
                {
                    continue;
                }

                _next = number + 2;
                damaged = !TryRead(number, _bytes);
                if (!damaged)
                {
                    TakeRecord();
                }
                else if (State.Reason != LockReason.Trip)
                {
                    // What is newer than a note that frees may have been one that locks.
                    State.Reason = LockReason.MemoryDamaged;
                    Forget();
                }
            }

            State.IsKept = !damaged && count > 0 && State.Reason <= LockReason.Trip;
        }

        private void Forget()
        {
            for (int i = 0; i < TripNote.Words; i++)
            {
                State.Note[i] = 0;
            }

            State.Note[TripNote.Kind] = TripNote.Locked;
            State.Note[TripNote.Fault] = -1;
            State.Note[TripNote.Channel] = -1;
        }

        private bool TryRead(int number, byte[] bytes)
        {
            int length = _store.Read(number, bytes);
            return length == _bytes.Length
                && SegmentFormat.IsWhole(bytes, length)
                && SegmentFormat.Frames(bytes) == 1
                && SegmentFormat.ReadInt(bytes, SegmentFormat.HeadBytes) == LockRecord.FrameKind
                && SegmentFormat.ReadInt(bytes, SegmentFormat.HeadBytes + 4) == LockRecord.LayoutVersion
                && SegmentFormat.ReadInt(bytes, SegmentFormat.HeadBytes + 8) == LockRecord.Bytes;
        }

        private void TakeRecord()
        {
            for (int i = 0; i < LockRecord.Words; i++)
            {
                _words[i] = SegmentFormat.ReadInt(_bytes, SegmentFormat.HeadBytes + SegmentFormat.FrameHeadBytes + (4 * i));
            }

            System.Array.Copy(_words, 0, State.Note, 0, TripNote.Words);
            State.Reason = _words[TripNote.Kind] == TripNote.Freed ? LockReason.None : LockReason.Trip;
            State.BootId = _words[LockRecord.BootId];
            State.UtcMs = ProgramSave.Long(_words, LockRecord.UtcMs);
        }

        private bool Write()
        {
            System.Array.Copy(State.Note, 0, _words, 0, TripNote.Words);
            _words[LockRecord.BootId] = State.BootId;
            ProgramSave.PutLong(_words, LockRecord.UtcMs, State.UtcMs);
            for (int i = 0; i < LockRecord.Words; i++)
            {
                SegmentFormat.WriteInt(_record, 4 * i, _words[i]);
            }

            int end = SegmentFormat.WriteFrame(_bytes, SegmentFormat.HeadBytes, LockRecord.FrameKind, LockRecord.LayoutVersion, _record, 0, LockRecord.Bytes);
            int length = SegmentFormat.Close(_bytes, end, _bootId, 1);
            int number = _next;
            _next += 2;

            // Read back: the older note goes only when the newer one is there.
            if (!_store.Write(number, _bytes, length) || !TryRead(number, _readBack))
            {
                Failures++;
                return false;
            }

            DeleteOlder(number);
            return true;
        }

        private void DeleteOlder(int number)
        {
            int count = _store.List(_numbers);
            for (int i = 0; i < count; i++)
            {
                if (IsNote(_numbers[i]) && _numbers[i] < number)
                {
                    _store.Delete(_numbers[i]);
                }
            }
        }
    }
}
