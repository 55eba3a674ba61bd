namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// Finds a tap without a wire. Its input floats, so its voltage is that of yesterday and looks healthy. Every ten seconds
    /// the lower ends of all input capacitors move by 0.3 V for one tick: a connected tap is back within a millivolt long before
    /// the next sample, a floating one has moved with them, the cell below it up, the cell above it down (hardware/front-end.md).
    /// </summary>
    [CycleCode]
    public sealed class KickTest
    {
        /// <summary>Ticks between two kicks.</summary>
        public const int PeriodTicks = 200;

        // Half of the 269..303 mV that a floating tap moves by.
        private const int MovedMicrovolts = 135000;
        private const int FirstTicks = 4;
        private const int Waiting = 0;
        private const int Kicked = 1;
        private const int Released = 2;

        private readonly int _cellCount;
        private readonly int[] _before = new int[Channel.CellsMax];
        private readonly bool[] _known = new bool[Channel.CellsMax];
        private int _up;
        private int _down;
        private int _phase;
        private int _ticksToKick;

        /// <summary>A test whose first kick comes when the reeds have closed and a few samples are there.</summary>
        /// <param name="cellCount">Cells in the stack.</param>
        public KickTest(int cellCount)
        {
            _cellCount = cellCount;
            _ticksToKick = FirstTicks;
        }

        /// <summary>Bits of the cells that have a floating tap.</summary>
        public int Floating { get; private set; }

        /// <summary>Bits of the cells whose voltage went up with the kick and back.</summary>
        public int MovedUp { get; private set; }

        /// <summary>Bits of the cells whose voltage went down with the kick and back.</summary>
        public int MovedDown { get; private set; }

        /// <summary>Whole kicks so far; wraps.</summary>
        public int Rounds { get; private set; }

        /// <summary>True while the capacitors' ends are moved.</summary>
        public bool IsDriven
        {
            get { return _phase == Kicked; }
        }

        /// <summary>Lets the next kick come at once.</summary>
        public void Hurry()
        {
            _ticksToKick = 1;
        }

        /// <summary>Looks at a sample and decides what is driven until the next one.</summary>
        public void Step(RigSample sample)
        {
            switch (_phase)
            {
                case Waiting:
                    Remember(sample);
                    if (--_ticksToKick <= 0)
                    {
                        _ticksToKick = PeriodTicks;
                        _phase = Kicked;
                    }

                    break;
                case Kicked:
                    _up = Moved(sample, false);
                    _down = Moved(sample, true);
                    Remember(sample);
                    _phase = Released;
                    break;
                default:
                    // A floating tap moves back; a step of the current does not.
                    MovedUp = _up & Moved(sample, true);
                    MovedDown = _down & Moved(sample, false);
                    Floating = MovedUp | MovedDown;
                    Rounds = unchecked(Rounds + 1);
                    _phase = Waiting;
                    break;
            }
        }

        private void Remember(RigSample sample)
        {
            for (int i = 0; i < _cellCount; i++)
            {
                _known[i] = sample.Status[i] == SampleStatus.Ok || sample.Status[i] == SampleStatus.Saturated;
                _before[i] = Microvolts(sample, i);
            }
        }

        private int Moved(RigSample sample, bool down)
        {
            int bits = 0;
            for (int i = 0; i < _cellCount; i++)
            {
                int by = Microvolts(sample, i) - _before[i];
                if (_known[i] && (down ? by < -MovedMicrovolts : by > MovedMicrovolts))
                {
                    bits |= 1 << i;
                }
            }

            return bits;
        }

        private static int Microvolts(RigSample sample, int cell)
        {
            return (int)(((long)sample.Counts[cell] * NominalScale.FullScale(Channel.Cell0, 0, 0)) / NominalScale.FullScaleCounts);
        }
    }
}
