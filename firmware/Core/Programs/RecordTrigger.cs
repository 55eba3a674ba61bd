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
        // Cells, stack, currents and plates stand in front, in this order.
        private const int Watched = Channel.Temperature0 + Channel.Plates;
        private readonly ProgramTable _table;
        private readonly int[] _last = new int[Watched];

        // The values around the last record's that are no change yet: the first of them and how many follow.
        private readonly int[] _from = new int[Watched];
        private uint _voltageWidth;
        private uint _currentWidth;
        private uint _plateWidth;
        private readonly int _cells;
        private long _dueMs;
        private int _rule = ProgramImage.NoRecordRule;

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

            if (rule != _rule)
            {
                _rule = rule;
                _dueMs = 0;
                Bound();
            }

            if (!isEdge && programElapsedMs < _dueMs && !Changed(snapshot))
            {
                return false;
            }

            int hundredths = _table.RecordRules[rule * ProgramImage.RecordRuleWords];
            _dueMs = hundredths <= 0 ? long.MaxValue : programElapsedMs + (hundredths * 10L);
            Array.Copy(snapshot.Fast, 0, _last, 0, Watched);
            Bound();
            return true;
        }

        // One comparison for both ends: below the lower one the difference is a huge unsigned number. Cells and stack share a limit, so do
        // the plates, which keeps the loops short.
        private bool Changed(Snapshot snapshot)
        {
            int[] fast = snapshot.Fast;
            int[] from = _from;
            uint width = _voltageWidth;
            int end = _cells;
            for (int channel = Channel.Cell0; channel < end; channel++)
            {
                if (unchecked((uint)(fast[channel] - from[channel])) > width && IsRead(snapshot, channel))
                {
                    return true;
                }
            }

            if (unchecked((uint)(fast[Channel.Stack] - from[Channel.Stack])) > width && IsRead(snapshot, Channel.Stack))
            {
                return true;
            }

            if (unchecked((uint)(fast[Channel.Current] - from[Channel.Current])) > _currentWidth && IsRead(snapshot, Channel.Current))
            {
                return true;
            }

            width = _plateWidth;
            for (int channel = Channel.Temperature0; channel < Watched; channel++)
            {
                if (unchecked((uint)(fast[channel] - from[channel])) > width && IsRead(snapshot, channel))
                {
                    return true;
                }
            }

            return false;
        }

        // A reading that is not good says nothing about a change; its loss is an event of its own.
        private static bool IsRead(Snapshot snapshot, int channel)
        {
            return snapshot.Quality[channel] == (byte)Quality.Ok;
        }

        private void Bound()
        {
            int at = _rule * ProgramImage.RecordRuleWords;
            int[] rules = _table.RecordRules;
            _voltageWidth = Bound(Channel.Cell0, Channel.Stack + 1, rules[at + 1]);
            _currentWidth = Bound(Channel.Current, Channel.Current + 1, rules[at + 2]);
            _plateWidth = Bound(Channel.Temperature0, Watched, rules[at + 3]);
        }

        private uint Bound(int from, int to, int limit)
        {
            for (int i = from; i < to; i++)
            {
                _from[i] = unchecked(_last[i] - limit + 1);
            }

            return limit <= 0 ? uint.MaxValue : ((uint)limit * 2) - 2;
        }
    }
}
