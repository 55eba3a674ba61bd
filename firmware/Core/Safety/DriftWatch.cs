using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Safety
{
    /// <summary>
    /// Compares each quantity with a second, independent path to it and says how far the two have moved apart since the run began:
    /// cells with the coarse path, the stack's own voltage with the sum of the cells, the first current sensor with the second, each
    /// Pt1000 with the thermistor beside it. What the paths differ by from the start is learnt as the mean of the first readings, anew
    /// for each stretch of the quantity's range, since the coarse converter's own bend is larger than any drift; the difference
    /// from that runs through a low pass. One pair every 200 ms, so that each has its turn every 4 s.
    /// </summary>
    [CycleCode]
    public sealed class DriftWatch
    {
        /// <summary>Pairs: twelve cells, stack, current, six temperature points.</summary>
        public const int Pairs = Channel.CellsMax + 2 + Channel.TemperaturesMax;

        /// <summary>Readings whose mean is what two paths differ by from the start: 128 s.</summary>
        public const int LearnReadings = 1 << LearnBits;

        /// <summary>Largest movement of a cell against its coarse path that both paths' healthy drift explains, in microvolts (hardware/generated/error-budget.md).</summary>
        public const int CellMicrovoltsMax = 35000;

        /// <summary>The same of the stack against the sum of its cells, in microvolts, whatever the cells.</summary>
        public const int StackMicrovoltsMax = 2000;

        /// <summary>What each cell adds to that, in microvolts.</summary>
        public const int StackMicrovoltsPerCellMax = 2000;

        /// <summary>The same of a temperature point against its thermistor, in millidegrees.</summary>
        public const int PointMillidegreesMax = 2000;

        // Of the first sensor against the second: a thousandth of the range, and what the second sensor's buffers drift by over its 100 ohm and 0.2 ohm.
        private const int CurrentDivider = 1000;
        private const int SmallNanoamps = 400;
        private const int LargeNanoamps = 90000;

        private const int StackPair = Channel.CellsMax;
        private const int CurrentPair = StackPair + 1;
        private const int FirstPointPair = CurrentPair + 1;
        private const int LearnBits = 5;

        // The low pass takes a 32nd of the difference each 4 s: its time constant is 128 s.
        private const int PassBits = 5;

        // That of the second path's reading an eighth, while it moves by less than eight times what counts as calm.
        private const int SmoothBits = 3;

        // Stretches of the range that are remembered for a pair, and how wide one is: 65 mV of a cell, 8 degC, a sixth of a current range.
        // Two that share a place are learnt anew each time the quantity goes from one to the other, and each time some noise stays: so
        // the places reach over more than any cell's window, 4.2 V, on both sides of zero.
        private const int Slots = 64;
        private const int CellShift = 16;
        private const int PointShift = 13;
        private const int CurrentParts = 6;

        // Of a range; those of all four and of gain 4, which carries less than a third of its range, have places of their own.
        private const int CurrentKeys = (2 * CurrentParts) + 1;

        // The second path is read up to a second later: nothing is compared while the quantity moves.
        private const int CalmMicrovolts = 5000;
        private const int CalmMillidegrees = 300;

        // No difference counts for more: 32 times this or what is left of it after the beginning is an int.
        private const int ApartMax = 16000000;
        private const int LeftMax = 2 * ApartMax;

        // A minute without a second reading.
        private const int MissesMax = 15;
        private readonly int[] _key = new int[Pairs * Slots];
        private readonly int[] _base = new int[Pairs * Slots];
        private readonly byte[] _count = new byte[Pairs * Slots];
        private readonly int[] _passed = new int[Pairs];
        private readonly int[] _place = new int[Pairs];
        private readonly int[] _value = new int[Pairs];
        private readonly int[] _misses = new int[Pairs];
        private readonly int[] _limit = new int[Pairs];
        private readonly int _fitted;
        private int _next;
        private bool _missed;

        /// <summary>How far a pair has moved apart since the run began, in its channel's unit: the first path less the second. Shape [<see cref="Pairs"/>].</summary>
        public readonly int[] Moved = new int[Pairs];

        /// <summary>Bits of the pairs that were compared since the run began: of any other nobody knows whether it moved.</summary>
        public int Judged;

        /// <summary>True when a pair lies beyond its limit or has no second reading; written here alone, every 4 s. A field, since the loop reads it.</summary>
        public bool HasFindings;

        /// <summary>The cell that has moved furthest, from 0.</summary>
        public int WorstCell;

        /// <summary>The temperature point that has moved furthest, from 0.</summary>
        public int WorstPoint;

        /// <summary>The first channel whose second path has not been read for a minute, or -1.</summary>
        public int MissingChannel = -1;

        /// <summary>The watch of a rig.</summary>
        public DriftWatch(RigConfiguration configuration)
        {
            int points = configuration.TemperaturePoints & ((1 << Channel.TemperaturesMax) - 1);
            _fitted = ((1 << configuration.CellCount) - 1) | (1 << StackPair) | (1 << CurrentPair) | (points << FirstPointPair);
            for (int pair = 0; pair < Pairs; pair++)
            {
                _limit[pair] = pair < StackPair ? CellMicrovoltsMax : PointMillidegreesMax;
            }

            _limit[StackPair] = StackLimit(configuration.CellCount);
            _limit[CurrentPair] = CurrentLimit(CurrentRange.Microamps100);
            Restart();
        }

        /// <summary>Bits of the pairs that this rig has.</summary>
        public int Fitted
        {
            get { return _fitted; }
        }

        /// <summary>How far a pair may move, in its channel's unit; the current's for the range it was compared in last.</summary>
        public int Limit(int pair)
        {
            return _limit[pair];
        }

        /// <summary>The channel of a pair's first path.</summary>
        public static int ChannelOf(int pair)
        {
            return pair < FirstPointPair ? pair : pair + 1;
        }

        /// <summary>How far the stack may move against the sum of so many cells, in microvolts.</summary>
        public static int StackLimit(int cellCount)
        {
            return StackMicrovoltsMax + (cellCount * StackMicrovoltsPerCellMax);
        }

        /// <summary>How far the first current sensor may move against the second, in nanoamps.</summary>
        public static int CurrentLimit(byte range)
        {
            return (CurrentRange.NanoampsMax(range) / CurrentDivider) + (range == CurrentRange.Milliamps10 || range == CurrentRange.Milliamps500 ? LargeNanoamps : SmallNanoamps);
        }

        /// <summary>How far the stack has moved, in microvolts, without its sign.</summary>
        public int StackMoved
        {
            get { return Magnitude(StackPair); }
        }

        /// <summary>How far the current has moved, in nanoamps, without its sign.</summary>
        public int CurrentMoved
        {
            get { return Magnitude(CurrentPair); }
        }

        /// <summary>The limit that belongs to it.</summary>
        public int CurrentLimitNow
        {
            get { return _limit[CurrentPair]; }
        }

        /// <summary>How far <see cref="WorstCell"/> has moved, in microvolts, without its sign.</summary>
        public int CellMoved
        {
            get { return Magnitude(WorstCell); }
        }

        /// <summary>How far <see cref="WorstPoint"/> has moved, in millidegrees, without its sign.</summary>
        public int PointMoved
        {
            get { return Magnitude(FirstPointPair + WorstPoint); }
        }

        /// <summary>A run begins: what was learnt is forgotten, and nothing is known before it was learnt anew.</summary>
        public void Restart()
        {
            for (int i = 0; i < Pairs * Slots; i++)
            {
                _key[i] = 0;
            }

            for (int pair = 0; pair < Pairs; pair++)
            {
                _passed[pair] = 0;
                _misses[pair] = 0;
                _place[pair] = int.MinValue / 2;
                _value[pair] = int.MinValue / 2;
                Moved[pair] = 0;
            }

            _next = 0;
            Judged = 0;
            Sum();
        }

        /// <summary>Compares the next pair; called every 200 ms while a program runs or is paused.</summary>
        public void Step(Snapshot snapshot)
        {
            int pair = _next;
            _next = pair + 1 < Pairs ? pair + 1 : 0;
            int channel = pair < FirstPointPair ? pair : pair + 1;

            // A channel that is not Ok is its own rows' business.
            if (((_fitted >> pair) & 1) != 0 && ((snapshot.NotOkMask >> channel) & 1) == 0)
            {
                Look(snapshot, pair, channel);
            }

            if (_next == 0)
            {
                Sum();
            }
        }

        private void Look(Snapshot snapshot, int pair, int channel)
        {
            int value = snapshot.Fast[channel];
            if (pair == StackPair)
            {
                if (snapshot.AllCellsOk)
                {
                    Take(pair, 1, value - snapshot.CellSumMicrovolts);
                }
            }
            else if (pair == CurrentPair)
            {
                LookAtCurrent(snapshot, value);
            }
            else if (((snapshot.WitnessMask >> channel) & 1) == 0)
            {
                _misses[pair] = _misses[pair] < MissesMax ? _misses[pair] + 1 : MissesMax;
                _missed |= _misses[pair] == MissesMax;
            }
            else
            {
                _misses[pair] = 0;
                bool isCell = pair < StackPair;
                int rest = value - snapshot.Slow[channel];
                int calm = isCell ? CalmMicrovolts : CalmMillidegrees;
                if (rest <= calm && rest >= -calm)
                {
                    int witness = snapshot.Witness[channel];
                    int place = Place(pair, value, witness, calm << SmoothBits);
                    Take(pair, (place >> (isCell ? CellShift : PointShift)) | (1 << 30), value - witness);
                }
            }
        }

        // Where in its range the quantity is, which names the stretch. It is the second path's reading, so that a first one that jumps finds
        // no new beginning where it lands, without its noise: else each side of a border would learn the noise that led there. A leap counts
        // only when the first path makes it too.
        private int Place(int pair, int value, int witness, int leap)
        {
            int place = _place[pair];
            int step = witness - place;
            int moved = value - _value[pair];
            _value[pair] = value;
            if (step <= leap && step >= -leap)
            {
                place += step >> SmoothBits;
            }
            else if (moved > leap / 2 || moved < -leap / 2)
            {
                place = witness;
            }

            _place[pair] = place;
            return place;
        }

        private void LookAtCurrent(Snapshot snapshot, int value)
        {
            if (((snapshot.NotOkMask >> Channel.CurrentSecond) & 1) != 0)
            {
                return;
            }

            byte range = snapshot.CurrentRange;
            int width = CurrentRange.NanoampsMax(range) / CurrentParts;
            if (width > 0)
            {
                // Gain 4 of the first sensor's converter is a path of its own.
                int part = Saturate.Clamp(value / width, -CurrentParts, CurrentParts) + CurrentParts;
                _limit[CurrentPair] = CurrentLimit(range);
                Take(CurrentPair, ((snapshot.CurrentIsFine ? CurrentRange.Fine : range) * CurrentKeys) + part + 1, value - snapshot.Fast[Channel.CurrentSecond]);
            }
        }

        // The key names a stretch of the range and is never 0.
        private void Take(int pair, int key, int difference)
        {
            int apart = Saturate.Clamp(difference, -ApartMax, ApartMax);
            int at = (pair * Slots) + (key & (Slots - 1));
            if (_key[at] != key)
            {
                _key[at] = key;
                _count[at] = 0;
                _base[at] = 0;
            }

            int count = _count[at];
            if (count < LearnReadings)
            {
                _base[at] += apart;
                count++;
                _count[at] = (byte)count;
                if (count == LearnReadings)
                {
                    // What had moved before this stretch was entered has moved in it too.
                    _base[at] = (_base[at] >> LearnBits) - Moved[pair];
                }

                return;
            }

            int passed = _passed[pair];
            passed += Saturate.Clamp(apart - _base[at], -LeftMax, LeftMax) - (passed >> PassBits);
            _passed[pair] = passed;
            Moved[pair] = passed >> PassBits;
            Judged |= 1 << pair;
        }

        private void Sum()
        {
            WorstCell = Furthest(0, StackPair);
            WorstPoint = Furthest(FirstPointPair, Pairs) - FirstPointPair;
            MissingChannel = _missed ? FindMissing() : -1;
            _missed = false;
            HasFindings = MissingChannel >= 0 || CellMoved > CellMicrovoltsMax || PointMoved > PointMillidegreesMax
                || StackMoved > _limit[StackPair] || CurrentMoved > _limit[CurrentPair];
        }

        private int Furthest(int from, int to)
        {
            int[] moved = Moved;
            int furthest = from;
            int most = 0;
            for (int pair = from; pair < to; pair++)
            {
                int magnitude = moved[pair];
                magnitude = magnitude < 0 ? -magnitude : magnitude;
                if (magnitude > most)
                {
                    most = magnitude;
                    furthest = pair;
                }
            }

            return furthest;
        }

        private int FindMissing()
        {
            for (int pair = 0; pair < Pairs; pair++)
            {
                if (_misses[pair] == MissesMax)
                {
                    return ChannelOf(pair);
                }
            }

            return -1;
        }

        private int Magnitude(int pair)
        {
            int moved = Moved[pair];
            return moved < 0 ? -moved : moved;
        }
    }
}
