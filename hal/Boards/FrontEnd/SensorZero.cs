namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// What both current sensors read while no current can flow, taken off their counts: the drift of buffers and converters since the
    /// calibration, which at 28 uA would make charge and discharge differ by up to 90 ppm at 15 or 35 degC, and the second sensor's
    /// offset, which over 0.2 ohm is percents of the 10 mA range. Learnt while the contactor is open and the source off, and of the
    /// second sensor's coming range while all range relays are open. Never with the contactor closed: a leak of the stack would count as zero.
    /// </summary>
    [CycleCode]
    public sealed class SensorZero
    {
        /// <summary>Ticks without contactor and source before anything is learnt.</summary>
        public const int QuietTicks = 4;

        // The mean of all ticks up to so many, then one that forgets with them: below 0.1 nA in the smallest range.
        private const int MeanTicks = 64;
        private const int MeanShift = 6;

        // 200 uV at a converter of 1.2 V, at gain 1: more is no offset of healthy parts, and stays in the reading.
        private const int FirstCountsMax = 1398;
        private const int FineGain = 4;
        private static readonly int[] SecondGain = new int[] { 64, 8, 128, 8 };

        private readonly int[] _second = new int[CurrentRange.Count];
        private readonly int[] _learntSecond = new int[CurrentRange.Count];
        private int _first;
        private int _learntFirst;
        private int _quietTicks;

        /// <summary>The first sensor's zero in counts at gain 1.</summary>
        public int FirstCounts
        {
            get { return _first >> MeanShift; }
        }

        /// <summary>Another current than the source's flows, or the gains are not those of its range: nothing is learnt and nothing taken off.</summary>
        public void Pause()
        {
            _quietTicks = 0;
        }

        /// <summary>Learns where it may, and takes the zeros off a sample's counts.</summary>
        /// <param name="sample">As the converters delivered it, with this tick's contactor.</param>
        /// <param name="range">The range that the gains belong to.</param>
        /// <param name="isFine">True while the first sensor's converter has gain 4.</param>
        /// <param name="isSourceOff">True while the source was not enabled in the last tick.</param>
        /// <param name="areRelaysOpen">True while every range relay was open in the last tick.</param>
        public void Step(RigSample sample, byte range, bool isFine, bool isSourceOff, bool areRelaysOpen)
        {
            bool isApart = sample.DiscretesRead && (sample.Discretes & Discretes.ContactorClosed) == 0;
            _quietTicks = !isApart || !isSourceOff ? 0 : (_quietTicks < QuietTicks ? _quietTicks + 1 : QuietTicks);
            bool isQuiet = _quietTicks >= QuietTicks;
            if (isQuiet && !isFine && !areRelaysOpen && IsOffset(sample, Channel.Current, FirstCountsMax))
            {
                _learntFirst = _learntFirst < MeanTicks ? _learntFirst + 1 : MeanTicks;
                _first += ((sample.Counts[Channel.Current] << MeanShift) - _first) / (_learntFirst > 0 ? _learntFirst : 1);
            }

            if ((isQuiet || (areRelaysOpen && isSourceOff)) && IsOffset(sample, Channel.CurrentSecond, FirstCountsMax * SecondGain[range]))
            {
                int learnt = areRelaysOpen || _learntSecond[range] == 0 ? 1 : _learntSecond[range] + 1;
                learnt = learnt < MeanTicks ? learnt : MeanTicks;
                _learntSecond[range] = learnt;
                _second[range] += ((sample.Counts[Channel.CurrentSecond] << MeanShift) - _second[range]) / (learnt > 0 ? learnt : 1);
            }

            TakeOff(sample, Channel.Current, (_first >> MeanShift) * (isFine ? FineGain : 1));
            TakeOff(sample, Channel.CurrentSecond, _second[range] >> MeanShift);
        }

        private static bool IsOffset(RigSample sample, int channel, int countsMax)
        {
            int counts = sample.Counts[channel];
            return sample.Status[channel] == SampleStatus.Ok && counts <= countsMax && counts >= -countsMax;
        }

        // What stands at an end of the converter stays there.
        private static void TakeOff(RigSample sample, int channel, int zero)
        {
            if (sample.Status[channel] == SampleStatus.Ok)
            {
                sample.Counts[channel] -= zero;
            }
        }
    }
}
