using System;
using RigFirmware.Host.Recording;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>One rig's past at three resolutions; a window of any length is answered from the finest that covers it.</summary>
    /// <remarks>Not safe for several threads; the owner locks.</remarks>
    public sealed class History
    {
        // 10 min of every record, 4 h of seconds, 14 days of minutes: 40,000 buckets, about 20 MB for a rig.
        private readonly BucketSeries[] _levels =
        [
            new BucketSeries(100, 6100, Columns.Count),
            new BucketSeries(1000, 14400, Columns.Count),
            new BucketSeries(60000, 20160, Columns.Count),
        ];

        /// <summary>Time of the newest record, milliseconds since 1970 UTC; 0 before the first.</summary>
        public long NewestUtcMs { get; private set; }

        /// <summary>Adds a telemetry record.</summary>
        /// <param name="utcMs">Its time, milliseconds since 1970 UTC.</param>
        /// <param name="record">The record.</param>
        public void Add(long utcMs, TelemetryRow record)
        {
            Span<int?> row = stackalloc int?[Columns.Count];
            Columns.Read(record, row);
            foreach (BucketSeries level in _levels)
            {
                level.Add(utcMs, row);
            }

            NewestUtcMs = Math.Max(NewestUtcMs, utcMs);
        }

        /// <summary>The newest <paramref name="seconds"/> of the past.</summary>
        public HistoryTable Read(long seconds)
        {
            long spanMs = seconds * 1000;
            foreach (BucketSeries level in _levels)
            {
                if (level.SpanMs >= spanMs)
                {
                    return level.Read(NewestUtcMs - spanMs);
                }
            }

            return _levels[^1].Read(NewestUtcMs - spanMs);
        }
    }
}
