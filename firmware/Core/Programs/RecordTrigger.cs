using System;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// Says in which ticks a step's record rule wants a record: at the step's start, and when since the last one the time has passed or the
    /// stack, any cell, the current or any plate has changed by as much as the rule says. Without a rule every tick is wanted.
    /// </summary>
    [CycleCode]
    public sealed class RecordTrigger
    {
        private readonly ProgramTable _table;
        private readonly int[] _last = new int[Channel.Count];
        private readonly int _cells;
        private long _lastMs;

        /// <param name="table">The program.</param>
        /// <param name="cells">Cells of the stack.</param>
        public RecordTrigger(ProgramTable table, int cells)
        {
            _table = table;
            _cells = cells;
        }

        /// <summary>True when this tick is to be recorded; it then counts as recorded.</summary>
        /// <param name="snapshot">This tick's readings.</param>
        /// <param name="step">The running step, from 0.</param>
        /// <param name="programElapsedMs">Milliseconds the program has run.</param>
        /// <param name="isEdge">True in the tick in which a step began or ended.</param>
        public bool IsDue(Snapshot snapshot, int step, long programElapsedMs, bool isEdge)
        {
            int rule = step < 0 ? ProgramImage.NoRecordRule : _table.RecordRule[step];
            if (rule == ProgramImage.NoRecordRule)
            {
                return true;
            }

            int at = rule * ProgramImage.RecordRuleWords;
            int[] rules = _table.RecordRules;
            bool due = isEdge
                || (rules[at] > 0 && (programElapsedMs - _lastMs) / 10 >= rules[at])
                || Changed(snapshot, Channel.Cell0, _cells, rules[at + 1])
                || Changed(snapshot, Channel.Stack, 1, rules[at + 1])
                || Changed(snapshot, Channel.Current, 1, rules[at + 2])
                || Changed(snapshot, Channel.Temperature0, Channel.Plates, rules[at + 3]);
            if (due)
            {
                _lastMs = programElapsedMs;
                Array.Copy(snapshot.Fast, 0, _last, 0, Channel.Count);
            }

            return due;
        }

        private bool Changed(Snapshot snapshot, int first, int count, int limit)
        {
            if (limit <= 0)
            {
                return false;
            }

            int[] fast = snapshot.Fast;
            int[] last = _last;
            for (int channel = first; channel < first + count; channel++)
            {
                // Differences are ints: sensing holds every value within a milliard (ChannelStages.ValueMax).
                int change = fast[channel] - last[channel];

                // A reading that is not good says nothing about a change; its loss is an event of its own.
                if ((change >= limit || change <= -limit) && snapshot.Quality[channel] == (byte)Quality.Ok)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
