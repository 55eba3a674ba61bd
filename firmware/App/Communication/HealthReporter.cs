using RigFirmware.Core.Domain;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;

namespace RigFirmware.App.Communication
{
    /// <summary>Tells the loop after each whole pass that the thread lives and whether telemetry finds room, so that the warnings of the fault table rise.</summary>
    public sealed class HealthReporter
    {
        // The loop looks once a second; a drop lasts long enough to be seen and does not flicker between two of them.
        private const int DroppingMs = 60000;
        private readonly CommunicationReport _report;
        private readonly Outbox _outbox;
        private int _droppedFrames;
        private int _droppedAtMs;
        private bool _isDropping;

        /// <param name="report">Read by the loop.</param>
        /// <param name="outbox">Counts what is dropped.</param>
        public HealthReporter(CommunicationReport report, Outbox outbox)
        {
            _report = report;
            _outbox = outbox;
        }

        /// <summary>The end of a pass. A pass that ended in an exception does not come here: a thread that only fails counts as dead after a minute.</summary>
        /// <param name="nowMs">The monotonic clock, in milliseconds.</param>
        public void PassEnded(int nowMs)
        {
            int dropped = _outbox.DroppedFrames;
            if (dropped != _droppedFrames)
            {
                _droppedFrames = dropped;
                _droppedAtMs = nowMs;
                _isDropping = true;
            }
            else if (_isDropping && Time.ElapsedMs(nowMs, _droppedAtMs) >= DroppingMs)
            {
                _isDropping = false;
            }

            int health = _isDropping ? CommunicationHealth.OutboxFull : 0;
            _report.Report(_outbox.IsStoreFull ? health | CommunicationHealth.StoreFull : health);
        }
    }
}
