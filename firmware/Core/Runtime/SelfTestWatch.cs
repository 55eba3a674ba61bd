using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>Tells once what each self-test of the front end found, when that differs from what the one before found.</summary>
    [CycleCode]
    public sealed class SelfTestWatch
    {
        private readonly EventWriter _events;
        private int _edition;

        /// <summary>A watch that has told nothing.</summary>
        public SelfTestWatch(EventWriter events)
        {
            _events = events;
        }

        /// <summary>Looks whether there is something new.</summary>
        public void Follow(SelfTestReport report)
        {
            if (report.Edition == _edition)
            {
                return;
            }

            _edition = report.Edition;
            _events.Write(EventRecord.SelfTestEnded, report.Count, 0, 0, 0);
            for (int i = 0; i < report.Count; i++)
            {
                _events.Write(EventRecord.SelfTestFound, report.Kind(i), report.Index(i), report.Value(i), report.Right(i));
            }
        }
    }
}
