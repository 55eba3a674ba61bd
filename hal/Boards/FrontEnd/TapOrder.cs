namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// Which taps are wired as hardware/wiring.csv says. A tap without a wire moves with the kick. Two swapped neighbours turn the
    /// cell between them round and give it to the cells beside it: once that is undone in the numbers, all of them lie within the
    /// plug's limits. Cells so near zero that both orders fit can not be told apart.
    /// </summary>
    [CycleCode]
    public sealed class TapOrder
    {
        private const int ZeroMicrovolts = 100000;
        private const int StackMicrovolts = 1000000;
        private readonly int _cellCount;
        private readonly int _lowMicrovolts;
        private readonly int _highMicrovolts;
        private readonly KickTest _kick;
        private readonly int[] _cells = new int[Channel.CellsMax];
        private readonly int[] _undone = new int[Channel.CellsMax];
        private int _saturated;

        /// <summary>The check of a rig.</summary>
        public TapOrder(FrontEndSettings settings, KickTest kick)
        {
            _cellCount = settings.CellCount;
            _lowMicrovolts = settings.PlugUnderMillivolts * 1000;
            _highMicrovolts = settings.PlugOverMillivolts * 1000;
            _kick = kick;
        }

        /// <summary>Adds what is wrong with the taps; nothing while a cell is not read.</summary>
        /// <param name="newest">The newest sample.</param>
        /// <param name="report">Added to.</param>
        public void Report(RigSample newest, SelfTestReport report)
        {
            if (!Read(newest))
            {
                return;
            }

            int stack = Microvolts(newest, Channel.Stack);
            int open = OpenTaps();
            if (open == 0 && AllNearZero() && newest.Status[Channel.Stack] == SampleStatus.Ok && (stack > StackMicrovolts || stack < -StackMicrovolts))
            {
                report.Add(Finding.LoomOff, 0, stack, 0);
                return;
            }

            for (int tap = 0; tap <= _cellCount; tap++)
            {
                if ((open & (1 << tap)) != 0)
                {
                    report.Add(Finding.TapOpen, tap, 0, 0);
                }
            }

            Undo(open);
            for (int i = 0; i < _cellCount; i++)
            {
                if (!IsTurned(i, open))
                {
                    continue;
                }

                bool explained = (i == 0 || IsExplained(i - 1, open)) && (i + 1 >= _cellCount || IsExplained(i + 1, open));
                report.Add(explained ? Finding.TapsSwapped : Finding.CellReversed, i, _cells[i], 0);
            }
        }

        private bool IsExplained(int cell, int open)
        {
            return IsInside(_undone[cell]) || (_saturated & (1 << cell)) != 0 || IsBesideOpen(cell, open);
        }

        // A cell shows how its upper tap moved against its lower one, so the taps follow from the negative end on; if that one floats
        // itself, all others seem to have moved against it.
        private int OpenTaps()
        {
            int lowest = 0;
            for (int tap = 0, level = 0; tap <= _cellCount; tap++)
            {
                lowest = level < lowest ? level : lowest;
                level += Move(tap, level);
            }

            int open = 0;
            for (int tap = 0, level = -lowest; tap <= _cellCount; tap++)
            {
                open |= level > 0 ? 1 << tap : 0;
                level += Move(tap, level);
            }

            return open;
        }

        // A cell at the converter's end shows no move: it stands there because one of its taps floats, unless it lies between two
        // turned cells, whose voltages it has got.
        private int Move(int cell, int level)
        {
            int bit = 1 << cell;
            if ((_kick.MovedUp & bit) != 0)
            {
                return 1;
            }

            if ((_kick.MovedDown & bit) != 0)
            {
                return -1;
            }

            bool between = cell > 0 && cell + 1 < _cellCount && IsInside(-_cells[cell - 1]) && IsInside(-_cells[cell + 1]);
            return (_saturated & bit) == 0 || between ? 0 : (level > 0 ? -1 : 1);
        }

        private bool Read(RigSample newest)
        {
            _saturated = 0;
            for (int i = 0; i < _cellCount; i++)
            {
                byte status = newest.Status[i];
                if (status != SampleStatus.Ok && status != SampleStatus.Saturated)
                {
                    return false;
                }

                _saturated |= status == SampleStatus.Saturated ? 1 << i : 0;
                _cells[i] = Microvolts(newest, i);
            }

            return true;
        }

        private bool AllNearZero()
        {
            bool near = true;
            for (int i = 0; i < _cellCount; i++)
            {
                near &= _cells[i] < ZeroMicrovolts && _cells[i] > -ZeroMicrovolts;
            }

            return near;
        }

        // All turned cells at once: two swaps may touch the same neighbour.
        private void Undo(int open)
        {
            for (int i = 0; i < _cellCount; i++)
            {
                _undone[i] = _cells[i];
            }

            for (int i = 0; i < _cellCount; i++)
            {
                if (!IsTurned(i, open))
                {
                    continue;
                }

                _undone[i] -= 2 * _cells[i];
                if (i > 0)
                {
                    _undone[i - 1] += _cells[i];
                }

                if (i + 1 < _cellCount)
                {
                    _undone[i + 1] += _cells[i];
                }
            }
        }

        // As it reads it can not be, the other way round it can; where both can be, a neighbour has to be impossible.
        private bool IsTurned(int cell, int open)
        {
            int microvolts = _cells[cell];
            if (IsBesideOpen(cell, open) || !IsInside(-microvolts))
            {
                return false;
            }

            return !IsInside(microvolts)
                || (cell > 0 && IsRelieved(cell - 1, microvolts, open))
                || (cell + 1 < _cellCount && IsRelieved(cell + 1, microvolts, open));
        }

        private bool IsRelieved(int neighbour, int microvolts, int open)
        {
            return !IsBesideOpen(neighbour, open) && !IsInside(_cells[neighbour]) && IsInside(_cells[neighbour] + microvolts) && !IsInside(-_cells[neighbour]);
        }

        private bool IsInside(int microvolts)
        {
            return microvolts >= _lowMicrovolts && microvolts <= _highMicrovolts;
        }

        private static bool IsBesideOpen(int cell, int open)
        {
            return (open & (3 << cell)) != 0;
        }

        private static int Microvolts(RigSample sample, int channel)
        {
            return (int)(((long)sample.Counts[channel] * NominalScale.FullScale(channel, 0, 0)) / NominalScale.FullScaleCounts);
        }
    }
}
