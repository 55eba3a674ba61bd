using System;
using System.Threading;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// What a trip leaves behind over a loss of power. The loop notes a trip in the tick of the trip and the acknowledge in
    /// its tick; another thread takes the notes and stores them, and says after a boot whether the last start ended locked.
    /// A loss of power acknowledges nothing: a rig that was locked is locked again until somebody acknowledges at the rig.
    /// </summary>
    [CycleCode]
    public sealed class TripMemory
    {
        // A trip and its acknowledge are half a second apart; the keeping thread comes by every 20 ms.
        private const int Capacity = 4;
        private readonly int[] _note = new int[TripNote.Words];
        private readonly int[] _found = new int[TripNote.Words];
        private bool _waits;
        private int _isFound;

        /// <summary>Notes of <see cref="TripNote.Words"/> ints for the thread that keeps them, the newest last.</summary>
        public readonly IntRing Notes = new IntRing(Capacity, TripNote.Words);

        /// <summary>True from a trip, or from a boot into a lock, until the acknowledge. The loop's own; a field, since it is read every tick.</summary>
        public bool IsLocked;

        /// <summary>The keeping thread's side, before the loop starts: the last start ended locked, or nobody can tell.</summary>
        /// <param name="note">The kept note, shape [<see cref="TripNote.Words"/>]; its fault is -1 when nobody can tell.</param>
        [BootCode]
        public void FindLocked(int[] note)
        {
            Array.Copy(note, 0, _found, 0, TripNote.Words);
            Interlocked.Exchange(ref _isFound, 1);
        }

        /// <summary>True once in the tick in which the loop learns that it boots locked; the loop asks at least once a second.</summary>
        public bool LearnsOfLock()
        {
            if (IsLocked || Interlocked.CompareExchange(ref _isFound, 0, 1) == 0)
            {
                return false;
            }

            Array.Copy(_found, 0, _note, 0, TripNote.Words);
            IsLocked = true;
            return true;
        }

        /// <summary>A word of the lock that stands, by the positions of <see cref="TripNote"/>; the loop's own.</summary>
        public int Word(int position)
        {
            return _note[position];
        }

        /// <summary>Notes the trip that locks the rig; nothing while it is locked already: the first error is the one that explains.</summary>
        public void Lock(int fault, int channel, int value, int limit, int nowMs, int tick)
        {
            if (IsLocked)
            {
                return;
            }

            IsLocked = true;
            _note[TripNote.Kind] = TripNote.Locked;
            _note[TripNote.Fault] = fault;
            _note[TripNote.Channel] = channel;
            _note[TripNote.Value] = value;
            _note[TripNote.Limit] = limit;
            HandOver(nowMs, tick);
        }

        /// <summary>Notes that the acknowledge at the rig freed it; nothing when it was not locked.</summary>
        public void Free(int nowMs, int tick)
        {
            if (!IsLocked)
            {
                return;
            }

            IsLocked = false;
            _note[TripNote.Kind] = TripNote.Freed;
            HandOver(nowMs, tick);
        }

        /// <summary>Hands over what found no room; called once a second.</summary>
        public void Second()
        {
            if (_waits)
            {
                _waits = !Notes.TryWrite(_note);
            }
        }

        private void HandOver(int nowMs, int tick)
        {
            _note[TripNote.TimeMs] = nowMs;
            _note[TripNote.Tick] = tick;

            // The newest note says all of it, so that one that waits may be written over.
            _waits = !Notes.TryWrite(_note);
        }
    }
}
