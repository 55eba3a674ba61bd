using System;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>
    /// The past of one rig at one time resolution: per bucket and column the smallest, the largest and the mean value.
    /// Extremes are kept because a mean hides exactly the peak somebody looks for. The memory is fixed: a bucket that
    /// is older than <c>capacity</c> buckets is overwritten.
    /// </summary>
    /// <remarks>Not safe for several threads; the owner locks.</remarks>
    public sealed class BucketSeries
    {
        private readonly int _columns;
        private readonly long[] _bucket;
        private readonly int[] _min;
        private readonly int[] _max;
        private readonly long[] _sum;
        private readonly int[] _count;
        private long _newest = long.MinValue;

        /// <param name="widthMs">Milliseconds of one bucket, 1 or more.</param>
        /// <param name="capacity">Buckets that are kept, 1 or more.</param>
        /// <param name="columns">Columns of a row, 1 or more.</param>
        public BucketSeries(int widthMs, int capacity, int columns)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(widthMs, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
            WidthMs = widthMs;
            Capacity = capacity;
            _columns = columns;
            _bucket = new long[capacity];
            Array.Fill(_bucket, long.MinValue);
            _min = new int[capacity * columns];
            _max = new int[capacity * columns];
            _sum = new long[capacity * columns];
            _count = new int[capacity * columns];
        }

        /// <summary>Milliseconds of one bucket.</summary>
        public int WidthMs { get; }

        /// <summary>Buckets that are kept.</summary>
        public int Capacity { get; }

        /// <summary>Milliseconds that the series reaches back.</summary>
        public long SpanMs => (long)WidthMs * Capacity;

        /// <summary>Adds a row; one that is older than the series reaches back is dropped.</summary>
        /// <param name="utcMs">Time of the row, milliseconds since 1970, 0 or more.</param>
        /// <param name="row">Values, shape [columns]; null for one that is not to be trusted and leaves a hole.</param>
        public void Add(long utcMs, ReadOnlySpan<int?> row)
        {
            long bucket = utcMs / WidthMs;
            if (_newest != long.MinValue && bucket <= _newest - Capacity)
            {
                return;
            }

            int slot = (int)(bucket % Capacity);
            if (_bucket[slot] != bucket)
            {
                _bucket[slot] = bucket;
                Array.Clear(_count, slot * _columns, _columns);
            }

            _newest = Math.Max(_newest, bucket);
            for (int column = 0; column < _columns; column++)
            {
                if (row[column] is { } value)
                {
                    AddValue((slot * _columns) + column, value);
                }
            }
        }

        /// <summary>Copies the buckets from <paramref name="fromUtcMs"/> on, oldest first; a bucket without rows between two others becomes one hole.</summary>
        public HistoryTable Read(long fromUtcMs)
        {
            var table = new HistoryTable(_columns, WidthMs);
            if (_newest == long.MinValue)
            {
                return table;
            }

            bool hole = false;
            for (long bucket = Math.Max(fromUtcMs / WidthMs, _newest - Capacity + 1); bucket <= _newest; bucket++)
            {
                if (bucket < 0 || _bucket[(int)(bucket % Capacity)] != bucket)
                {
                    hole = table.TimesMs.Count > 0;
                    continue;
                }

                if (hole)
                {
                    table.AddHole((bucket * WidthMs) - 1);
                    hole = false;
                }

                AddRow(table, bucket);
            }

            return table;
        }

        private void AddValue(int at, int value)
        {
            bool first = _count[at] == 0;
            _min[at] = first ? value : Math.Min(_min[at], value);
            _max[at] = first ? value : Math.Max(_max[at], value);
            _sum[at] = first ? value : _sum[at] + value;
            _count[at]++;
        }

        private void AddRow(HistoryTable table, long bucket)
        {
            int from = (int)(bucket % Capacity) * _columns;
            table.TimesMs.Add(bucket * WidthMs);
            for (int column = 0; column < _columns; column++)
            {
                int at = from + column;
                bool any = _count[at] > 0;
                table.Min[column].Add(any ? _min[at] : null);
                table.Max[column].Add(any ? _max[at] : null);
                table.Mean[column].Add(any ? (int)(_sum[at] / _count[at]) : null);
            }
        }
    }
}
