namespace RigFirmware.Rig.Simulation
{
    /// <summary>
    /// One limit of the plant's truth, watched from instant to instant: when it was crossed, and how long it was crossed
    /// while energy went in. Times between two instants are interpolated.
    /// </summary>
    public sealed class HazardWatch
    {
        private double _value;
        private double _hazardUs;
        private bool _hazard;

        /// <param name="kind">What it watches.</param>
        /// <param name="cell">Cell from 1, or 0.</param>
        /// <param name="limit">The limit, in the value's unit.</param>
        /// <param name="isHigh">True when values above are dangerous.</param>
        /// <param name="budgetMs">Longest time beyond with power on; 0 for a watch that is not judged.</param>
        /// <param name="needsPower">False when it is dangerous without any power.</param>
        /// <param name="accuracy">How far the rig's cut-off may lie off its limit, in the value's unit.</param>
        public HazardWatch(HazardKind kind, int cell, double limit, bool isHigh, int budgetMs, bool needsPower = true, double accuracy = 0)
        {
            Accuracy = accuracy;
            Kind = kind;
            Cell = cell;
            Limit = limit;
            IsHigh = isHigh;
            BudgetMs = budgetMs;
            NeedsPower = needsPower;
            _value = double.NaN;
        }

        /// <summary>What it watches.</summary>
        public HazardKind Kind { get; }

        /// <summary>Cell from 1, or 0.</summary>
        public int Cell { get; }

        /// <summary>The limit.</summary>
        public double Limit { get; }

        /// <summary>True when values above are dangerous.</summary>
        public bool IsHigh { get; }

        /// <summary>Longest time beyond with power on, in milliseconds; 0 for a watch that is not judged.</summary>
        public int BudgetMs { get; }

        /// <summary>False when it is dangerous without any power.</summary>
        public bool NeedsPower { get; }

        /// <summary>How far the rig's cut-off may lie off its limit, in the value's unit.</summary>
        public double Accuracy { get; }

        /// <summary>How far beyond the limit the value came with power on.</summary>
        public double Excess { get; private set; }

        /// <summary>True when the value was beyond its limit, by more than the cut-off's accuracy, for longer than the budget.</summary>
        public bool IsViolated
        {
            get { return BudgetMs > 0 && LongestUs > BudgetMs * 1000.0 && Excess > Accuracy; }
        }

        /// <summary>True while the value is beyond its limit.</summary>
        public bool IsBeyond { get; private set; }

        /// <summary>When the limit was crossed last, in microseconds; -1 when never.</summary>
        public double OnsetUs { get; private set; } = -1;

        /// <summary>Longest unbroken time beyond the limit with power on, in microseconds.</summary>
        public double LongestUs { get; private set; }

        /// <summary>Takes the value of an instant.</summary>
        /// <param name="value">The value now.</param>
        /// <param name="lastUs">Time of the instant before.</param>
        /// <param name="nowUs">Time now; equal to the one before at a jump.</param>
        /// <param name="powerWasOn">True when energy went in between the two.</param>
        public void Take(double value, long lastUs, long nowUs, bool powerWasOn)
        {
            bool beyond = IsHigh ? value > Limit : value < Limit;
            double fromUs = lastUs;
            double toUs = nowUs;
            if (beyond != IsBeyond)
            {
                double crossedUs = Crossing(value, lastUs, nowUs);
                if (beyond)
                {
                    OnsetUs = crossedUs;
                    fromUs = crossedUs;
                }
                else
                {
                    toUs = crossedUs;
                }
            }

            bool dangerous = powerWasOn || !NeedsPower;
            Count(dangerous, beyond || IsBeyond, toUs - fromUs);
            if (dangerous && beyond)
            {
                double excess = IsHigh ? value - Limit : Limit - value;
                Excess = excess > Excess ? excess : Excess;
            }

            if (!beyond)
            {
                _hazard = false;
            }

            IsBeyond = beyond;
            _value = value;
        }

        /// <summary>Drops the value of the instant before: it was inside the limit, and that is all that is known of it.</summary>
        public void Forget()
        {
            _value = double.NaN;
        }

        private void Count(bool dangerous, bool beyond, double us)
        {
            if (!dangerous || !beyond)
            {
                _hazard = _hazard && us <= 0;
                return;
            }

            _hazardUs = _hazard ? _hazardUs + us : us;
            _hazard = true;
            LongestUs = _hazardUs > LongestUs ? _hazardUs : LongestUs;
        }

        private double Crossing(double value, long lastUs, long nowUs)
        {
            double span = value - _value;
            // Without a value before, the earliest instant counts: a latency must never look shorter than it was.
            double part = double.IsFinite(span) && span != 0 ? (Limit - _value) / span : 0;
            return lastUs + (part * (nowUs - lastUs));
        }
    }
}
