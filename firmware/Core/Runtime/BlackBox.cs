using System;
using System.Threading;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// The last 30 s of every tick, and 10 s more after a trip; then it stands still until somebody has read it. A second
    /// trip before that changes nothing: the first errors are the ones that explain. The records before the trip may be read
    /// from the trip on: the 10 s after it are written into the other places.
    /// </summary>
    [CycleCode]
    public sealed class BlackBox
    {
        /// <summary>Records before the trip: 30 s of 50 ms ticks.</summary>
        public const int RecordsBefore = 600;

        /// <summary>Records after the trip: 10 s.</summary>
        public const int RecordsAfter = 200;

        private const int Capacity = RecordsBefore + RecordsAfter;
        private readonly int[] _words = new int[Capacity * TelemetryRecord.Words];
        private int _next;
        private int _count;
        private int _left;
        private bool _triggered;
        private int _first;
        private int _before;
        private int _readable;
        private int _frozen;

        /// <summary>True when the box stands still and may be read from another thread.</summary>
        public bool IsFrozen
        {
            get { return Interlocked.CompareExchange(ref _frozen, 0, 0) != 0; }
        }

        /// <summary>True from a trip on until <see cref="Release"/>: the records before the trip may be read from another thread.</summary>
        public bool IsTriggered
        {
            get { return Interlocked.CompareExchange(ref _readable, 0, 0) != 0; }
        }

        /// <summary>Records before the trip, 0..600; stable while <see cref="IsTriggered"/>.</summary>
        public int Before
        {
            get { return _before; }
        }

        /// <summary>Records that the box has once it stands still; stable while <see cref="IsTriggered"/>.</summary>
        public int Total
        {
            get { return _before + RecordsAfter; }
        }

        /// <summary>Records in the box, 0..800; stable while it is frozen.</summary>
        public int Count
        {
            get { return _count; }
        }

        /// <summary>
        /// True while it stands still, as the loop saw it in <see cref="Take"/>: only the box's reader ends a freeze, and only the loop begins
        /// one. Written here alone, for the loop's own thread.
        /// </summary>
        public bool Stands;

        /// <summary>The fault that triggered the box, or -1.</summary>
        public int Fault { get; private set; } = -1;

        /// <summary>Channel of the fault, or -1.</summary>
        public int FaultChannel { get; private set; }

        /// <summary>Value of the fault in its row's unit.</summary>
        public int Value { get; private set; }

        /// <summary>Limit of the fault in its row's unit.</summary>
        public int Limit { get; private set; }

        /// <summary>Time of the trip, wrapping milliseconds.</summary>
        public int TripTimeMs { get; private set; }

        /// <summary>Takes the record of one tick. True in the tick in which the box comes to a stand.</summary>
        /// <param name="record">Shape [<see cref="TelemetryRecord.Words"/>].</param>
        public bool Take(int[] record)
        {
            if (Stands)
            {
                if (IsFrozen)
                {
                    return false;
                }

                Stands = false;
            }

            int next = _next;
            Array.Copy(record, 0, _words, next * TelemetryRecord.Words, TelemetryRecord.Words);
            _next = next + 1 == Capacity ? 0 : next + 1;
            if (_count < Capacity)
            {
                _count++;
            }

            if (!_triggered || --_left > 0)
            {
                return false;
            }

            Stands = true;
            Interlocked.Exchange(ref _frozen, 1);
            return true;
        }

        /// <summary>Marks the trip; only the first one counts until the box was released.</summary>
        public void Trigger(int fault, int channel, int value, int limit, int nowMs)
        {
            if (_triggered)
            {
                return;
            }

            _triggered = true;
            _left = RecordsAfter;
            _before = _count < RecordsBefore ? _count : RecordsBefore;
            _first = _next - _before;
            _first = _first < 0 ? _first + Capacity : _first;
            Fault = fault;
            FaultChannel = channel;
            Value = value;
            Limit = limit;
            TripTimeMs = nowMs;
            Interlocked.Exchange(ref _readable, 1);
        }

        /// <summary>
        /// Copies a record out, 0 the oldest: those before the trip while <see cref="IsTriggered"/>, those from the trip on only while
        /// <see cref="IsFrozen"/>.
        /// </summary>
        /// <param name="index">0..<see cref="Total"/>-1.</param>
        /// <param name="record">Filled, shape [<see cref="TelemetryRecord.Words"/>].</param>
        public void CopyTo(int index, int[] record)
        {
            int at = _first + index;
            at = at < Capacity ? at : at - Capacity;
            Array.Copy(_words, at * TelemetryRecord.Words, record, 0, TelemetryRecord.Words);
        }

        /// <summary>Lets the box record again; called by the reader once it has everything in safety.</summary>
        public void Release()
        {
            if (!IsFrozen)
            {
                return;
            }

            _count = 0;
            _triggered = false;
            Interlocked.Exchange(ref _readable, 0);
            Interlocked.Exchange(ref _frozen, 0);
        }
    }
}
