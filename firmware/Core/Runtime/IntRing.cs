using System;
using System.Threading;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// A preallocated ring of equally long records of ints between exactly one writing and one reading thread.
    /// Own code because a library queue would allocate in the loop. Neither side ever waits: a full ring refuses the record
    /// and counts it.
    /// </summary>
    [CycleCode]
    public sealed class IntRing
    {
        private readonly int[] _words;
        private readonly int _recordWords;
        private readonly int _capacity;

        // The writing side's own: what it last saw of Taken, which only grows.
        private int _readSeen;

        /// <param name="capacity">Records the ring has to hold, 1..1,048,576; rounded up to a power of two.</param>
        /// <param name="recordWords">Ints of one record, 1 or more.</param>
        public IntRing(int capacity, int recordWords)
        {
            // A power of two, so that the wrapping counters map to positions without a jump at the wrap.
            int size = 1;
            while (size < capacity)
            {
                size <<= 1;
            }

            _capacity = size;
            _recordWords = recordWords;
            _words = new int[size * recordWords];
        }

        /// <summary>Ints of one record.</summary>
        public int RecordWords
        {
            get { return _recordWords; }
        }

        /// <summary>Records the ring can hold.</summary>
        public int Capacity
        {
            get { return _capacity; }
        }

        /// <summary>Records refused because the ring was full; only grows, written here alone. A field, since the loop reads it every tick.</summary>
        public int Refused;

        /// <summary>
        /// Records written so far, wrapping; written by the writing thread alone. While it equals <see cref="Taken"/> there is nothing to
        /// read, as far as a thread sees without a fence: a record written just now may be seen a call later. Cheap enough to compare in every tick.
        /// </summary>
        public int Written;

        /// <summary>Records read so far, wrapping; written by the reading thread alone.</summary>
        public int Taken;

        /// <summary>Records waiting to be read. Safe from either thread.</summary>
        public int Count
        {
            // Interlocked is the only fence that the board and the host share; one side writes each counter.
            get { return unchecked(Interlocked.CompareExchange(ref Written, 0, 0) - Interlocked.CompareExchange(ref Taken, 0, 0)); }
        }

        /// <summary>Copies a record in. False, and counted, when the ring is full. Writing thread only.</summary>
        /// <param name="record">Shape [at least <see cref="RecordWords"/>].</param>
        public bool TryWrite(int[] record)
        {
            // The own counter needs no fence; the other side's does, and a fence costs more than the copy: it is asked only when the
            // ring was full as far as this side knows.
            int written = Written;
            if (unchecked(written - _readSeen) >= _capacity)
            {
                _readSeen = Interlocked.CompareExchange(ref Taken, 0, 0);
                if (unchecked(written - _readSeen) >= _capacity)
                {
                    Refused++;
                    return false;
                }
            }

            Array.Copy(record, 0, _words, (written & (_capacity - 1)) * _recordWords, _recordWords);
            Interlocked.Exchange(ref Written, unchecked(written + 1));
            return true;
        }

        /// <summary>Copies the oldest record out. False when there is none. Reading thread only.</summary>
        /// <param name="record">Filled; shape [at least <see cref="RecordWords"/>].</param>
        public bool TryRead(int[] record)
        {
            int read = Taken;
            if (Interlocked.CompareExchange(ref Written, 0, 0) == read)
            {
                return false;
            }

            Array.Copy(_words, (read & (_capacity - 1)) * _recordWords, record, 0, _recordWords);
            Interlocked.Exchange(ref Taken, unchecked(read + 1));
            return true;
        }
    }
}
