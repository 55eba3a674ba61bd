namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// Measures every resistor of both current sensors without the source and with the contactor open: 2.5 V over 24.9 kohm send
    /// some 100 uA into RET (hardware/netlist/06-source.net, reed RK22), and each range relay is closed in turn. The current
    /// follows from what the shunt leaves of the 2.5 V, so that neither sensor has to be believed.
    /// </summary>
    [CycleCode]
    public sealed class ShuntTest
    {
        private const int QuietTicks = 4;
        private const int DrivenTicks = 8;

        // Relay, gain and filters: three ticks are left out after each change.
        private const int SettleTicks = 3;
        private const int RangeTicks = SettleTicks + QuietTicks + SettleTicks + DrivenTicks;
        private const long ReferenceNanovolts = 2500000000L;
        private const long FeedMilliohms = 24900000L;
        private const long ConverterNanovolts = 1200000000L;
        private const long ClippedNanovolts = 1190000000L;
        private const int TolerancePermille = 50;
        private const int SecondTolerancePermille = 100;

        // A tenth of the test current: less is no current.
        private const int LeastNanoamps = 7000;
        private static readonly int[] Nominal = new int[] { 8640000, 864000, 94080, 1920 };
        private static readonly int[] NominalSecond = new int[] { 100000, 200 };
        private static readonly int[] SecondGain = new int[] { 64, 8, 128, 8 };
        private readonly long[] _first = new long[CurrentRange.Count];
        private readonly long[] _second = new long[CurrentRange.Count];
        private readonly bool[] _read = new bool[CurrentRange.Count];
        private readonly int[] _milliohms = new int[CurrentRange.Count];
        private int _tick;
        private bool _isRunning;

        /// <summary>Bits of <see cref="PortSignals"/> on U91 that this tick wants: both test lines close the reed.</summary>
        public int Ports
        {
            get { return _isRunning && _tick >= SettleTicks + QuietTicks ? PortSignals.ComparatorTestOver | PortSignals.ComparatorTestUnder : 0; }
        }

        /// <summary>The range whose relay is closed.</summary>
        public byte Range { get; private set; }

        /// <summary>True from its beginning to its end: the currents that are measured meanwhile are its own.</summary>
        public bool IsRunning
        {
            get { return _isRunning; }
        }

        /// <summary>Begins anew.</summary>
        public void Begin()
        {
            _isRunning = true;
            _tick = 0;
            Range = 0;
            Clear();
        }

        /// <summary>Ends it with its lines low.</summary>
        public void Stop()
        {
            _isRunning = false;
        }

        /// <summary>One tick. True once it is done.</summary>
        /// <param name="newest">Sampled while the outputs of the tick before stood.</param>
        public bool Step(RigSample newest)
        {
            if (!_isRunning)
            {
                return true;
            }

            Take(newest);
            _tick++;
            if (_tick < RangeTicks)
            {
                return false;
            }

            _tick = 0;
            if (Range + 1 < CurrentRange.Count)
            {
                Range++;
                Clear();
                return false;
            }

            _isRunning = false;
            return true;
        }

        /// <summary>Adds what the newest whole test found.</summary>
        public void Report(SelfTestReport report)
        {
            bool whole = true;
            for (int range = 0; range < CurrentRange.Count; range++)
            {
                whole &= Carries(range, report);
            }

            if (whole)
            {
                Shunts(report);
            }
        }

        private void Clear()
        {
            _first[Range] = 0;
            _second[Range] = 0;
            _read[Range] = true;
        }

        // Quiet ticks count twice against the driven ones, which are twice as many.
        private void Take(RigSample newest)
        {
            int weight = _tick >= SettleTicks && _tick < SettleTicks + QuietTicks ? -DrivenTicks / QuietTicks : (_tick >= RangeTicks - DrivenTicks ? 1 : 0);
            if (weight == 0)
            {
                return;
            }

            _read[Range] &= IsRead(newest.Status[Channel.Current]) && IsRead(newest.Status[Channel.CurrentSecond]);
            _first[Range] += weight * newest.Counts[Channel.Current];
            _second[Range] += weight * newest.Counts[Channel.CurrentSecond];
        }

        private static bool IsRead(byte status)
        {
            return status == SampleStatus.Ok || status == SampleStatus.Saturated;
        }

        // What the range's resistors are, and whether anything flowed; false when they can not be told.
        private bool Carries(int range, SelfTestReport report)
        {
            if (!_read[range])
            {
                return false;
            }

            long before = FeedMilliohms + SecondMilliohms(range);
            long first = Nanovolts(_first[range]);
            long left = ReferenceNanovolts - first;
            long second = Ratio(Nanovolts(_second[range]), SecondGain[range]);
            long nanoamps = Ratio(left * 1000, before);
            long seen = Ratio(second * 1000, SecondMilliohm(range));
            if (seen < LeastNanoamps && first < Nominal[CurrentRange.Count - 1] * 10)
            {
                report.Add(Finding.RangeOpen, range, (int)seen, (int)nanoamps);
                return false;
            }

            _milliohms[range] = left > 0 ? Clamp(Ratio(first * before, left)) : int.MaxValue;

            // In the larger range of each resistor, and only while the first sensor's voltage says what flows.
            if ((range & 1) != 0 && first < ClippedNanovolts)
            {
                int measured = Clamp(Ratio(second * 1000, nanoamps));
                Compare(Finding.SecondShuntWrong, range >> 1, measured, NominalSecond[range >> 1], SecondTolerancePermille, report);
            }

            return true;
        }

        // The chain in series: a range's resistor is what it has more than the next larger range.
        private void Shunts(SelfTestReport report)
        {
            int last = CurrentRange.Count - 1;
            for (int i = 0; i <= last; i++)
            {
                int measured = i == last ? _milliohms[i] : _milliohms[i] - _milliohms[i + 1];
                Compare(Finding.ShuntWrong, i, measured, Nominal[i], TolerancePermille, report);
            }
        }

        private static void Compare(int kind, int index, int measured, int nominal, int permille, SelfTestReport report)
        {
            long apart = (long)measured - nominal;
            long allowed = ((long)nominal * permille) / 1000;
            if (apart > allowed || apart < -allowed)
            {
                report.Add(kind, index, measured, nominal);
            }
        }

        private static long SecondMilliohms(int range)
        {
            return range <= CurrentRange.Milliamps1 ? NominalSecond[0] + NominalSecond[1] : NominalSecond[1];
        }

        private static long SecondMilliohm(int range)
        {
            return range <= CurrentRange.Milliamps1 ? NominalSecond[0] : NominalSecond[1];
        }

        private static long Nanovolts(long counts)
        {
            return (counts * ConverterNanovolts) / ((long)NominalScale.FullScaleCounts * DrivenTicks);
        }

        private static long Ratio(long dividend, long divisor)
        {
            return divisor > 0 ? dividend / divisor : 0;
        }

        private static int Clamp(long milliohms)
        {
            return milliohms > int.MaxValue ? int.MaxValue : (milliohms < 0 ? 0 : (int)milliohms);
        }
    }
}
