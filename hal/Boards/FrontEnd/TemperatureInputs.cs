using RigFirmware.Hal.Drivers.Ad7124;

namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// Six Pt1000 behind one converter, one a tick. A point's newest reading stands until its next turn; one that missed its
    /// turn is Missing. The counts are those of the nominal scale, so that a calibration of R0 and slope is one of offset and gain.
    /// </summary>
    [CycleCode]
    public sealed class TemperatureInputs
    {
        // Six turns of one tick and one turn that was late.
        private const int ValidTicks = 8;
        private const int RetryTicks = 20;
        private const int ReferenceMilliohms = 5100000;
        private const int GainAndCodeBits = 25;

        private static readonly byte[] Force = new byte[] { 0, 3, 6, 9, 12, 14 };
        private static readonly byte[] Positive = new byte[] { 1, 4, 7, 10, 12, 14 };
        private static readonly byte[] Negative = new byte[] { 2, 5, 8, 11, 13, 15 };

        private readonly Ad7124Converter _converter;
        private readonly int[] _counts = new int[Channel.TemperaturesMax];
        private readonly byte[] _status = new byte[Channel.TemperaturesMax];
        private readonly int[] _age = new int[Channel.TemperaturesMax];
        private int _next;
        private int _ticksToRetry;

        /// <summary>A converter that is not started yet.</summary>
        public TemperatureInputs(FrontEndBus bus)
        {
            _converter = new Ad7124Converter(bus.Rtd, Force, Positive, Negative, "U80 (AD7124-8, select J20 pole 11)");
        }

        /// <summary>Starts the converter; null, or what is wrong.</summary>
        [BootCode]
        public string Start()
        {
            return _converter.Start();
        }

        /// <summary>Collects one point and starts the next; two frames.</summary>
        public void Step()
        {
            for (int i = 0; i < Channel.TemperaturesMax; i++)
            {
                _age[i] = _age[i] < ValidTicks ? _age[i] + 1 : ValidTicks;
            }

            if (_converter.IsReset)
            {
                if (--_ticksToRetry <= 0)
                {
                    _ticksToRetry = RetryTicks;
                    _converter.Start();
                }

                return;
            }

            byte status = _converter.Collect();
            if (_converter.Point >= 0)
            {
                Take(_converter.Point, status);
            }

            _converter.Begin(_next);
            _next = _next + 1 < Channel.TemperaturesMax ? _next + 1 : 0;
        }

        /// <summary>True while the chip has its configuration.</summary>
        public bool Runs
        {
            get { return !_converter.IsReset; }
        }

        /// <summary>Newest <see cref="SampleStatus"/> of a point, Missing when its turns were missed.</summary>
        /// <param name="point">0..5.</param>
        public byte Status(int point)
        {
            return _age[point] < ValidTicks ? _status[point] : SampleStatus.Missing;
        }

        /// <summary>Newest reading of a point in millidegrees, before calibration.</summary>
        /// <param name="point">0..5.</param>
        public int Millidegrees(int point)
        {
            return (int)(((long)_counts[point] * NominalScale.FullScale(Channel.Temperature0, 0, 0)) / NominalScale.FullScaleCounts);
        }

        /// <summary>Fills the temperature channels.</summary>
        public void Put(RigSample sample)
        {
            for (int i = 0; i < Channel.TemperaturesMax; i++)
            {
                sample.Counts[Channel.Temperature0 + i] = _counts[i];
                sample.Status[Channel.Temperature0 + i] = _age[i] < ValidTicks ? _status[i] : SampleStatus.Missing;
            }
        }

        private void Take(int point, byte status)
        {
            // A turn that brought nothing leaves the reading before to its age.
            if (status == SampleStatus.Missing)
            {
                return;
            }

            int milliohms = (int)(((long)_converter.Code * ReferenceMilliohms) >> GainAndCodeBits);
            bool shorted = status == SampleStatus.Ok && milliohms < Pt1000.ShortMilliohms;
            int full = NominalScale.FullScale(Channel.Temperature0, 0, 0);
            long counts = (long)Pt1000.Millidegrees(milliohms) * NominalScale.FullScaleCounts;
            _counts[point] = full > 0 ? (int)(counts / full) : 0;
            _status[point] = shorted ? SampleStatus.OpenWire : status;
            _age[point] = 0;
        }
    }
}
