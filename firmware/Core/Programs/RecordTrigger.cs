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
        // Cells, stack, currents and plates stand in front, in this order; what no rule asks for never leaves its bounds.
        private const int Watched = Channel.Temperature0 + Channel.Plates;
        private readonly ProgramTable _table;
        private readonly int[] _last = new int[Watched];

        // The values around the last record's that are no change yet: the first of them and how many follow.
        private readonly int[] _from = new int[Watched];
        private readonly uint[] _width = new uint[Watched];
        private readonly int _cells;
        private long _lastMs;
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
                Bound();
            }

            int hundredths = _table.RecordRules[rule * ProgramImage.RecordRuleWords];
            if (!isEdge && (hundredths <= 0 || (programElapsedMs - _lastMs) / 10 < hundredths) && !Changed(snapshot))
            {
                return false;
            }

            _lastMs = programElapsedMs;
            Array.Copy(snapshot.Fast, 0, _last, 0, Watched);
            Bound();
            return true;
        }

        private bool Changed(Snapshot snapshot)
        {
            int[] fast = snapshot.Fast;
            int[] from = _from;
            uint[] width = _width;
            for (int channel = 0; channel < Watched; channel++)
            {
                // One comparison for both ends: below the lower one the difference is a huge unsigned number. A reading that is not
                // good says nothing about a change; its loss is an event of its own.
                if (unchecked((uint)(fast[channel] - from[channel])) > width[channel] && snapshot.Quality[channel] == (byte)Quality.Ok)
                {
                    return true;
                }
            }

            return false;
        }

        private void Bound()
        {
            int at = _rule * ProgramImage.RecordRuleWords;
            int[] rules = _table.RecordRules;
            Bound(Channel.Cell0, Channel.Stack, 0);
            Bound(Channel.Cell0, _cells, rules[at + 1]);
            Bound(Channel.Stack, Channel.Stack + 1, rules[at + 1]);
            Bound(Channel.Current, Channel.Current + 1, rules[at + 2]);
            Bound(Channel.CurrentSecond, Channel.CurrentSecond + 1, 0);
            Bound(Channel.Temperature0, Watched, rules[at + 3]);
        }

        private void Bound(int from, int to, int limit)
        {
            for (int i = from; i < to; i++)
            {
                _from[i] = unchecked(_last[i] - limit + 1);
                _width[i] = limit <= 0 ? uint.MaxValue : ((uint)limit * 2) - 2;
            }
        }
    }
}
