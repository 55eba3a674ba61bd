using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>Puts what happened in a tick into the event ring, with the arguments that <see cref="EventRecord"/> names.</summary>
    [CycleCode]
    public sealed class EventWriter
    {
        private readonly IntRing _events;
        private readonly int[] _record = new int[EventRecord.Words];
        private readonly Snapshot _snapshot;

        /// <summary>A writer into the ring.</summary>
        /// <param name="snapshot">Where time and number of the tick stand.</param>
        public EventWriter(IntRing events, Snapshot snapshot)
        {
            _events = events;
            _snapshot = snapshot;
        }

        /// <summary>Writes one event.</summary>
        public void Write(int kind, int a, int b, int c, int d)
        {
            int[] record = _record;
            record[EventRecord.Kind] = kind;
            record[EventRecord.TimeMs] = _snapshot.TimeMs;
            record[EventRecord.Tick] = _snapshot.Tick;
            record[EventRecord.A] = a;
            record[EventRecord.B] = b;
            record[EventRecord.C] = c;
            record[EventRecord.D] = d;
            _events.TryWrite(record);
        }

        /// <summary>Writes the rows that were raised or cleared in this tick.</summary>
        public void WriteChanges(FaultMonitor faults)
        {
            int changes = faults.Changes;
            for (int i = 0; i < changes; i++)
            {
                int id = faults.Changed(i);
                int kind = faults.IsActive(id) ? EventRecord.FaultRaised : EventRecord.FaultCleared;
                Write(kind, id, faults.ChannelOf(id), faults.Value(id), faults.Limit(id));
            }
        }

        /// <summary>Writes the steps that ended and began in this tick.</summary>
        public void WriteSteps(ProgramRunner runner)
        {
            if (runner.StepEnded)
            {
                Write(EventRecord.StepEnded, runner.EndedStep, runner.EndKind, runner.EndChannel, runner.EndValue);
            }

            if (runner.StepStarted)
            {
                Write(EventRecord.StepStarted, runner.Step, runner.Cycle, runner.WavePeriodSlices, runner.WaveTones);
            }
        }
    }
}
