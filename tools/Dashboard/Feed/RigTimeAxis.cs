using System;
using RigFirmware.Core.Domain;
using RigFirmware.Host.Recording;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>
    /// The time at which a record is plotted. A rig that knows the time says it. Of one that does not, and of one whose
    /// time runs faster than ours, the rig's own clock counts, hung up at the moment its first record came.
    /// </summary>
    internal sealed class RigTimeAxis
    {
        private readonly bool _isAccelerated;
        private int _bootId = -1;
        private int _lastTimeMs;
        private long _lastUtcMs;

        public RigTimeAxis(bool isAccelerated)
        {
            _isAccelerated = isAccelerated;
        }

        /// <summary>Milliseconds since 1970 UTC.</summary>
        public long UtcMs(int bootId, TelemetryRow row)
        {
            if (row.UtcMs is { } known && !_isAccelerated)
            {
                return known;
            }

            if (bootId != _bootId)
            {
                _bootId = bootId;
                _lastTimeMs = row.TimeMs;
                _lastUtcMs = Math.Max(_lastUtcMs, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
            }

            _lastUtcMs += Time.ElapsedMs(row.TimeMs, _lastTimeMs);
            _lastTimeMs = row.TimeMs;
            return _lastUtcMs;
        }
    }
}
