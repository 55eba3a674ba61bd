using System;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>Lays a tick out as one <see cref="TelemetryRecord"/>, for the black box and for telemetry.</summary>
    [CycleCode]
    public sealed class RecordWriter
    {
        private readonly RecordTrigger _trigger;
        private bool _edge;

        // Of the newest commands; a mark on a record is the next tick's no more.
        private int _commandBits;

        /// <summary>The writer of a rig with so many cells, 1..<see cref="Channel.CellsMax"/>.</summary>
        public RecordWriter(int cellCount, ProgramTable program)
        {
            _trigger = new RecordTrigger(program, cellCount);
        }

        /// <summary>Sets the bit of a filled record that goes out as telemetry when the step's record rule wants it.</summary>
        public void Mark(int[] record, Snapshot snapshot, ProgramRunner runner)
        {
            if (_trigger.IsDue(snapshot, runner.Step, runner.ProgramElapsedMs, _edge))
            {
                record[TelemetryRecord.CommandBits] |= TelemetryRecord.WantedBit;
            }

            _edge = false;
        }

        /// <summary>
        /// Turns a filled record into one for impedance: cells, stack and currents as sampled at one instant. The median's delay depends
        /// on the signal, which no later arithmetic takes out again.
        /// </summary>
        /// <param name="record">Shape [<see cref="TelemetryRecord.Words"/>].</param>
        /// <param name="newest">Newest calibrated samples by channel.</param>
        public void FillUnfiltered(int[] record, int[] newest)
        {
            Array.Copy(newest, 0, record, TelemetryRecord.Channel0, Channel.Temperature0);
            record[TelemetryRecord.CommandBits] |= TelemetryRecord.UnfilteredBit | TelemetryRecord.WantedBit;
            _edge = false;
        }

        /// <summary>Fills in what a tick reads and how far the program is; the commands stay as <see cref="FillCommands"/> put them there.</summary>
        /// <param name="record">The same in every tick, shape [<see cref="TelemetryRecord.Words"/>].</param>
        public void Fill(int[] record, Snapshot snapshot, RigState state, ProgramRunner runner)
        {
            record[TelemetryRecord.TimeMs] = snapshot.TimeMs;
            record[TelemetryRecord.Tick] = snapshot.Tick;
            record[TelemetryRecord.Mode] = (int)state.Mode;
            record[TelemetryRecord.Discretes] = snapshot.Discretes;
            record[TelemetryRecord.NotOkMask] = snapshot.NotOkMask;
            record[TelemetryRecord.Step] = runner.Step;
            record[TelemetryRecord.Cycle] = runner.Cycle;
            long charge = runner.StepChargeNanoampereMilliseconds / 1000;
            record[TelemetryRecord.StepChargeLow] = unchecked((int)charge);
            record[TelemetryRecord.StepChargeHigh] = (int)(charge >> 32);
            record[TelemetryRecord.CommandBits] = snapshot.CurrentIsFine ? _commandBits | TelemetryRecord.FineBit : _commandBits;

            // Telemetry takes every second tick; an edge in the tick between must not be missed.
            if (runner.HasEdge)
            {
                _edge = true;
            }

            Array.Copy(snapshot.Fast, 0, record, TelemetryRecord.Channel0, Channel.Count);
        }

        /// <summary>Fills the commands in; called before <see cref="Fill"/> in every tick in which they have changed.</summary>
        /// <param name="record">Shape [<see cref="TelemetryRecord.Words"/>].</param>
        public void FillCommands(int[] record, RigCommands commands)
        {
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
