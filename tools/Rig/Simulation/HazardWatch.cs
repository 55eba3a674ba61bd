namespace RigFirmware.Rig.Simulation
{
    /// <summary>
    /// One limit of the plant's truth, watched from instant to instant: when it was crossed, how long it was crossed while
    /// energy went in, and who ended that. Times between two instants are interpolated.
    /// </summary>
    public sealed class HazardWatch
    {
        private const int Ends = 3;
        private readonly Crossing _crossing;
        private readonly double[] _worstUs = new double[2 * Ends];
        private readonly int[] _count = new int[2 * Ends];
        private double _hazardUs;
        private double _excess;
        private bool _hazard;
        private bool _held;

        /// <param name="kind">What it watches.</param>
        /// <param name="cell">Cell from 1, or 0.</param>
        /// <param name="limit">The limit, in the value's unit.</param>
        /// <param name="isHigh">True when values above are dangerous.</param>
        /// <param name="budgetMs">Longest time beyond with power on; 0 for a watch that is not judged.</param>
        /// <param name="needsPower">False when it is dangerous without any power.</param>
        /// <param name="accuracy">How far the rig's cut-off may lie off its limit, in the value's unit.</param>
        /// <param name="heldBudgetMs">Longest time while the loop is held up for longer than the firmware answers for; 0 for the budget itself.</param>
        public HazardWatch(HazardKind kind, int cell, double limit, bool isHigh, int budgetMs, bool needsPower = true, double accuracy = 0, int heldBudgetMs = 0)
        {
            _crossing = new Crossing(limit, isHigh);
            Accuracy = accuracy;
            Kind = kind;
            Cell = cell;
            BudgetMs = budgetMs;
            HeldBudgetMs = heldBudgetMs == 0 ? budgetMs : heldBudgetMs;
            NeedsPower = needsPower;
        }

        /// <summary>What it watches.</summary>
        public HazardKind Kind { get; }

        /// <summary>Cell from 1, or 0.</summary>
        public int Cell { get; }

        /// <summary>The limit.</summary>
        public double Limit
        {
            get { return _crossing.Limit; }
        }

        /// <summary>Longest time beyond with power on, in milliseconds; 0 for a watch that is not judged.</summary>
        public int BudgetMs { get; }

        /// <summary>The same when the loop was held up meanwhile: what then is left is the hardware's and the heartbeat's.</summary>
        public int HeldBudgetMs { get; }

        /// <summary>False when it is dangerous without any power.</summary>
        public bool NeedsPower { get; }

        /// <summary>How far the rig's cut-off may lie off its limit, in the value's unit.</summary>
        public double Accuracy { get; }

        /// <summary>True when the value was beyond its limit, by more than the cut-off's accuracy, for longer than the budget.</summary>
        public bool IsViolated { get; private set; }

        /// <summary>True while the value is beyond its limit.</summary>
        public bool IsBeyond
        {
            get { return _crossing.IsBeyond; }
        }

        /// <summary>When the limit was crossed last, in microseconds; -1 when never.</summary>
        public double OnsetUs
        {
            get { return _crossing.OnsetUs; }
        }

        /// <summary>When the value came back last, in microseconds; -1 when never.</summary>
        public double EndUs
        {
            get { return _crossing.EndUs; }
        }

        /// <summary>Longest unbroken time beyond the limit with power on, in microseconds.</summary>
        public double LongestUs { get; private set; }

        /// <summary>Longest of the dangers beyond the accuracy that ended so, in microseconds; 0 when none did.</summary>
        /// <param name="end">What ended it.</param>
        /// <param name="held">True for those in which the loop was held up.</param>
        public double WorstUs(CutBy end, bool held)
        {
            return _worstUs[Slot(end, held)];
        }

        /// <summary>How many dangers beyond the accuracy ended so.</summary>
        public int Count(CutBy end, bool held)
        {
            return _count[Slot(end, held)];
        }

        /// <summary>Takes the value of an instant.</summary>
        /// <param name="value">The value now.</param>
        /// <param name="lastUs">Time of the instant before.</param>
        /// <param name="nowUs">Time now; equal to the one before at a jump.</param>
        /// <param name="powerWasOn">True when energy went in between the two.</param>
        /// <param name="powerEnd">Who took the power away when it last went off; nobody while it is on.</param>
        /// <param name="held">True while the loop is held up for longer than the firmware answers for.</param>
        public void Take(double value, long lastUs, long nowUs, bool powerWasOn, CutBy powerEnd = CutBy.Firmware, bool held = false)
        {
            bool wasBeyond = _crossing.IsBeyond;
            _crossing.Take(value, lastUs, nowUs);
            bool beyond = _crossing.IsBeyond;
            double fromUs = beyond && !wasBeyond ? _crossing.OnsetUs : lastUs;
            double toUs = wasBeyond && !beyond ? _crossing.EndUs : nowUs;
            bool dangerous = powerWasOn || !NeedsPower;
            if (dangerous && (beyond || wasBeyond))
            {
                _excess = beyond && _crossing.Excess > _excess ? _crossing.Excess : _excess;
                _held |= held;
                _hazard = true;
                Add(toUs - fromUs);
            }

            if (!beyond || (!dangerous && toUs > fromUs))
            {
                End(powerEnd);
            }
        }

        /// <summary>Ends what is still under way, at the end of a run.</summary>
        public void Finish()
        {
            End(CutBy.Nobody);
        }

        /// <summary>Drops the value of the instant before: it was inside the limit, and that is all that is known of it.</summary>
        public void Forget()
        {
            _crossing.Forget();
        }

        private static int Slot(CutBy end, bool held)
        {
            return (int)end + (held ? Ends : 0);
        }

        private void Add(double us)
        {
            _hazardUs += us;
            LongestUs = _hazardUs > LongestUs ? _hazardUs : LongestUs;
            int budgetMs = _held ? HeldBudgetMs : BudgetMs;
            IsViolated |= BudgetMs > 0 && _hazardUs > budgetMs * 1000.0 && _excess > Accuracy;
        }

        private void End(CutBy end)
        {
            if (_hazard && _excess > Accuracy)
            {
                int slot = Slot(end, _held);
                _count[slot]++;
                _worstUs[slot] = _hazardUs > _worstUs[slot] ? _hazardUs : _worstUs[slot];
            }

            _hazard = false;
            _held = false;
            _hazardUs = 0;
            _excess = 0;
        }
    }
}
