using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// How fast cells and plates drift within a step: the change of the slow values over windows of a minute, taken anew with every step.
    /// A window in which a reading was missing gives no slope.
    /// </summary>
    [CycleCode]
    public sealed class SlopeMeter
    {
        /// <summary>Length of a window in milliseconds: 1 uV of noise is then 0.06 mV/h.</summary>
        public const int WindowMs = 60000;

        private const int MsPerHour = 3600000;
        private readonly int[] _start = new int[Channel.Count];
        private readonly int _cells;
        private readonly int _plates;
        private bool _hasStart;
        private long _startMs;

        /// <param name="cells">Cells of the stack.</param>
        /// <param name="plates">Fitted plates, bit n for plate n.</param>
        public SlopeMeter(int cells, int plates)
        {
            _cells = cells;
            _plates = plates;
        }

        /// <summary>True when the last whole window of this step gave the slopes.</summary>
        public bool IsKnown { get; private set; }

        /// <summary>The largest magnitude of any cell's slope in microvolts per hour.</summary>
        public int CellMicrovoltsPerHour { get; private set; }

        /// <summary>The channel of <see cref="CellMicrovoltsPerHour"/>.</summary>
        public int CellChannel { get; private set; }

        /// <summary>The largest magnitude of any plate's slope in millidegrees per hour.</summary>
        public int PlateMillidegreesPerHour { get; private set; }

        /// <summary>The channel of <see cref="PlateMillidegreesPerHour"/>.</summary>
        public int PlateChannel { get; private set; }

        /// <summary>Forgets everything: a new step has begun.</summary>
        public void Reset()
        {
            _hasStart = false;
            IsKnown = false;
        }

        /// <summary>One tick.</summary>
        /// <param name="snapshot">This tick's readings.</param>
        /// <param name="elapsedMs">Milliseconds the step has run.</param>
        public void Follow(Snapshot snapshot, long elapsedMs)
        {
            if (_hasStart && elapsedMs - _startMs < WindowMs)
            {
                return;
            }

            bool good = AllOk(snapshot);
            if (_hasStart && good)
            {
                int spanMs = Saturate.ToInt(elapsedMs - _startMs);
                CellChannel = Fastest(snapshot, Channel.Cell0, _cells, -1, spanMs);
                CellMicrovoltsPerHour = CellChannel < 0 ? 0 : Slope(snapshot, CellChannel, spanMs);
                PlateChannel = Fastest(snapshot, Channel.Temperature0, Channel.Plates, _plates, spanMs);
                PlateMillidegreesPerHour = PlateChannel < 0 ? 0 : Slope(snapshot, PlateChannel, spanMs);
            }

            IsKnown = _hasStart && good;
            Start(snapshot, good, elapsedMs);
        }

        private void Start(Snapshot snapshot, bool good, long elapsedMs)
        {
            _hasStart = good;
            _startMs = elapsedMs;
            for (int i = 0; i < Channel.Count; i++)
            {
                _start[i] = snapshot.Slow[i];
            }
        }

        private int Fastest(Snapshot snapshot, int first, int count, int fitted, int spanMs)
        {
            int channel = -1;
            int fastest = -1;
            for (int i = 0; i < count; i++)
            {
                int slope = (fitted & (1 << i)) != 0 ? Slope(snapshot, first + i, spanMs) : -1;
                if (slope > fastest)
                {
                    fastest = slope;
                    channel = first + i;
                }
            }

            return channel;
        }

        private int Slope(Snapshot snapshot, int channel, int spanMs)
        {
            long change = (long)snapshot.Slow[channel] - _start[channel];
            return spanMs <= 0 ? 0 : Saturate.ToInt((change < 0 ? -change : change) * MsPerHour / spanMs);
        }

        private bool AllOk(Snapshot snapshot)
        {
            for (int i = 0; i < Channel.Plates; i++)
            {
                if ((_plates & (1 << i)) != 0 && snapshot.Quality[Channel.Temperature0 + i] != (byte)Quality.Ok)
                {
                    return false;
                }
            }

            return snapshot.AllCellsOk;
        }
    }
}
