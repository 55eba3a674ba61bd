namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// Proves every comparator singly: one threshold is moved across the window, and each cell's line has to fall; then the
    /// other. While a test line is high and the contactor really open, the hardware keeps the lines from the trip latch; with the
    /// contactor closed it does not, so that a line which stays high trips at once (hardware/interlock.md).
    /// </summary>
    [CycleCode]
    public sealed class LampTest
    {
        private const int Quiet = 0;
        private const int Over = 1;
        private const int Released = 2;
        private const int Under = 3;
        private const int After = 4;
        private const int Done = 5;

        // A cell so near its limit may have its comparator on either side.
        private const int NearMicrovolts = 100000;
        private readonly int _cells;
        private readonly int _cellCount;
        private readonly int _lowMicrovolts;
        private readonly int _highMicrovolts;
        private int _step = Done;
        private int _quietFired;
        private int _overFired;
        private int _underFired;
        private bool _latchedBefore;
        private bool _latchedAfter;
        private bool _wasRead;

        /// <summary>The test of a rig.</summary>
        public LampTest(FrontEndSettings settings)
        {
            _cellCount = settings.CellCount;
            _cells = (1 << settings.CellCount) - 1;
            _lowMicrovolts = (settings.PlugUnderMillivolts * 1000) + NearMicrovolts;
            _highMicrovolts = (settings.PlugOverMillivolts * 1000) - NearMicrovolts;
        }

        /// <summary>Bits of <see cref="PortSignals"/> on U91 that this tick wants.</summary>
        public int Ports { get; private set; }

        /// <summary>Begins anew.</summary>
        public void Begin()
        {
            _step = Quiet;
            Ports = 0;
            _wasRead = true;
        }

        /// <summary>Ends it with its lines low, whatever it found so far.</summary>
        public void Stop()
        {
            _step = Done;
            Ports = 0;
        }

        /// <summary>One tick. True once it is done.</summary>
        /// <param name="ports">Read in this tick.</param>
        public bool Step(SafetyPorts ports)
        {
            _wasRead &= ports.IsIntact;
            int fired = ports.ComparatorsFired & _cells;
            switch (_step)
            {
                case Quiet:
                    _quietFired = fired;
                    _latchedBefore = ports.IsTripped;
                    Ports = PortSignals.ComparatorTestOver;
                    _step = Over;
                    break;
                case Over:
                    _overFired = fired;
                    Ports = 0;
                    _step = Released;
                    break;
                case Released:
                    Ports = PortSignals.ComparatorTestUnder;
                    _step = Under;
                    break;
                case Under:
                    _underFired = fired;
                    Ports = 0;
                    _step = After;
                    break;
                default:
                    _latchedAfter = ports.IsTripped;
                    _step = Done;
                    break;
            }

            return _step == Done;
        }

        /// <summary>Adds what the newest whole test found; nothing when the lines could not be read.</summary>
        /// <param name="newest">The newest sample.</param>
        /// <param name="report">Added to.</param>
        public void Report(RigSample newest, SelfTestReport report)
        {
            if (!_wasRead)
            {
                return;
            }

            Silent(_cells & ~_overFired, Finding.UpperComparatorDead, 0, report);
            Silent(_cells & ~_underFired, Finding.LowerComparatorDead, 1, report);
            for (int i = 0; i < _cellCount; i++)
            {
                long microvolts = ((long)newest.Counts[i] * NominalScale.FullScale(Channel.Cell0, 0, 0)) / NominalScale.FullScaleCounts;
                if ((_quietFired & (1 << i)) != 0 && newest.Status[i] == SampleStatus.Ok && microvolts > _lowMicrovolts && microvolts < _highMicrovolts)
                {
                    report.Add(Finding.ComparatorStuck, i, (int)microvolts, 0);
                }
            }

            if (_latchedAfter && !_latchedBefore)
            {
                report.Add(Finding.LampMaskDead, 0, 0, 0);
            }
        }

        private void Silent(int dead, int kind, int side, SelfTestReport report)
        {
            if (_cellCount > 1 && dead == _cells)
            {
                report.Add(Finding.LampTestDead, side, 0, 0);
                return;
            }

            for (int i = 0; i < _cellCount; i++)
            {
                if ((dead & (1 << i)) != 0)
                {
                    report.Add(kind, i, 0, 0);
                }
            }
        }
    }
}
