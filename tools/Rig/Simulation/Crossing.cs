namespace RigFirmware.Rig.Simulation
{
    /// <summary>One limit of the plant's truth: when it was crossed, interpolated between two instants, and whether it still is.</summary>
    public sealed class Crossing
    {
        private double _value = double.NaN;

        /// <param name="limit">The limit, in the value's unit.</param>
        /// <param name="isHigh">True when values above are beyond.</param>
        public Crossing(double limit, bool isHigh)
        {
            Limit = limit;
            IsHigh = isHigh;
        }

        /// <summary>The limit.</summary>
        public double Limit { get; }

        /// <summary>True when values above are beyond.</summary>
        public bool IsHigh { get; }

        /// <summary>True while the value is beyond its limit.</summary>
        public bool IsBeyond { get; private set; }

        /// <summary>When the limit was crossed outwards last, in microseconds; -1 when never.</summary>
        public double OnsetUs { get; private set; } = -1;

        /// <summary>When the value came back inside last, in microseconds; -1 when never.</summary>
        public double EndUs { get; private set; } = -1;

        /// <summary>How far the value is beyond its limit, in its unit; negative inside.</summary>
        public double Excess
        {
            get { return IsHigh ? _value - Limit : Limit - _value; }
        }

        /// <summary>Takes the value of an instant; one that is no number counts as inside.</summary>
        /// <param name="value">The value now.</param>
        /// <param name="lastUs">Time of the instant before.</param>
        /// <param name="nowUs">Time now; equal to the one before at a jump.</param>
        public void Take(double value, long lastUs, long nowUs)
        {
            bool beyond = IsHigh ? value > Limit : value < Limit;
            if (beyond && !IsBeyond)
            {
                OnsetUs = At(value, lastUs, nowUs);
            }
            else if (!beyond && IsBeyond)
            {
                EndUs = At(value, lastUs, nowUs);
            }

            IsBeyond = beyond;
            _value = value;
        }

        /// <summary>Drops the value of the instant before: it was inside the limit, and that is all that is known of it.</summary>
        public void Forget()
        {
            _value = double.NaN;
        }

        private double At(double value, long lastUs, long nowUs)
        {
            double span = value - _value;
            // Without a value before, the earliest instant counts: a latency must never look shorter than it was.
            double part = double.IsFinite(span) && span != 0 ? (Limit - _value) / span : 0;
            return lastUs + (part * (nowUs - lastUs));
        }
    }
}
