using System;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>Lays every tick out as one <see cref="TelemetryRecord"/>, for the black box and for telemetry.</summary>
    [CycleCode]
    public sealed class RecordWriter
    {
        private readonly int[] _record = new int[TelemetryRecord.Words];
        private readonly RecordTrigger _trigger;
        private readonly ProgramRunner _runner;
        private readonly SensePipeline _sense;
        private readonly BlackBox _blackBox;
        private readonly IntRing _records;
        private readonly EventWriter _events;
        private bool _edge;

        // Of the newest commands; a mark on a record is the next tick's no more.
        private int _commandBits;

        /// <summary>The writer of a rig with so many cells, 1..<see cref="Channel.CellsMax"/>.</summary>
        public RecordWriter(int cellCount, ProgramTable program, ProgramRunner runner, SensePipeline sense, BlackBox blackBox, IntRing records, EventWriter events)
        {
            _trigger = new RecordTrigger(program, cellCount);
            _runner = runner;
            _sense = sense;
            _blackBox = blackBox;
            _records = records;
            _events = events;
            _record[TelemetryRecord.Mode] = -1;
        }

        /// <summary>
        /// Writes what a tick read and how far the program is, with the commands as <see cref="FillCommands"/> took them last: into the black
        /// box, and in every second tick, of an impedance step in every one, as telemetry.
        /// </summary>
        /// <param name="medium">True in the ticks of the medium rate, which are those of telemetry.</param>
        /// <returns>True when a telemetry record was written, or refused by a full ring.</returns>
        public bool Write(Snapshot snapshot, RigState state, bool medium)
        {
            int[] record = _record;
            ProgramRunner runner = _runner;
            int mode = (int)state.Mode;
            bool edge = runner.HasEdge;
            if (edge || record[TelemetryRecord.Mode] != mode)
            {
                // A step changes with an edge, or with the mode that begins or ends the program.
                record[TelemetryRecord.Mode] = mode;
                record[TelemetryRecord.Step] = runner.Step;
                record[TelemetryRecord.Cycle] = runner.Cycle;
            }

            record[TelemetryRecord.TimeMs] = snapshot.TimeMs;
            record[TelemetryRecord.Tick] = snapshot.Tick;
            record[TelemetryRecord.Discretes] = snapshot.Discretes;
            record[TelemetryRecord.NotOkMask] = snapshot.NotOkMask;
            long charge = runner.StepChargeNanoampereMilliseconds / 1000;
            record[TelemetryRecord.StepChargeLow] = unchecked((int)charge);
            record[TelemetryRecord.StepChargeHigh] = (int)(charge >> 32);
            record[TelemetryRecord.CommandBits] = snapshot.CurrentIsFine ? _commandBits | TelemetryRecord.FineBit : _commandBits;
            Array.Copy(snapshot.Fast, 0, record, TelemetryRecord.Channel0, Channel.Count);
            if (_blackBox.Take(record))
            {
                _events.Write(EventRecord.BlackBoxReady, _blackBox.Fault, _blackBox.Count, 0, 0);
            }

            // Telemetry takes every second tick; an edge in the tick between must not be missed.
            edge |= _edge;
            if (runner.Excites)
            {
                // For impedance cells, stack and currents as sampled at one instant: the median's delay depends on the signal, which no later
                // arithmetic takes out again.
                _sense.CopyNewest(record, TelemetryRecord.Channel0);
                record[TelemetryRecord.CommandBits] |= TelemetryRecord.UnfilteredBit | TelemetryRecord.WantedBit;
            }
            else if (!medium)
            {
                _edge = edge;
                return false;
            }
            else if (_trigger.IsDue(snapshot, runner.Step, runner.EarlierMs + runner.StepElapsedMs, edge))
            {
                record[TelemetryRecord.CommandBits] |= TelemetryRecord.WantedBit;
            }

            _edge = false;
            _records.TryWrite(record);
            return true;
        }

        /// <summary>Takes the commands; called before <see cref="Write"/> in every tick in which they have changed.</summary>
        public void FillCommands(RigCommands commands)
        {
            int[] record = _record;
            record[TelemetryRecord.CommandNanoamps] = commands.StackNanoamps;
            record[TelemetryRecord.HeaterMilliwatts] = commands.HeaterMilliwatts;
            record[TelemetryRecord.ClampPermille] = commands.ClampPermille;
            _commandBits = (commands.CurrentRange << 8)
                | (commands.ContactorClosed ? 1 : 0)
                | (commands.SourceEnabled ? 2 : 0)
                | (commands.ClampSafe ? 4 : 0)
                | (commands.Alarm ? 8 : 0);
        }
    }
}
