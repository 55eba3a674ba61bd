namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// The front end's own test: first what reading alone can tell, then the comparators, then the shunts. It runs at the start
    /// and, while something is found, every ten seconds again; a wire that comes off later is looked for after each kick. It never
    /// runs while contactor, source or heater are asked for or the contactor is not open, and what it switches itself is this:
    /// <code>
    /// kick      the taps' capacitors by 0.3 V                      (KickTest)
    /// lamp test one threshold of all comparators, then the other   (LampTest)
    /// shunts    range relays in turn, 100 uA through them          (ShuntTest)
    /// </code>
    /// </summary>
    [CycleCode]
    public sealed class SelfTest
    {
        /// <summary>Ticks between the end of a self-test that found something and the next one.</summary>
        public const int RepeatTicks = 200;

        private const int Settling = 0;
        private const int Lamp = 1;
        private const int Shunts = 2;
        private const int Resting = 3;

        // Six temperature points, a tick each, and two walks of the coarse path, four ticks each.
        private const int SettleTicks = 12;
        private const int Walks = 2;
        private readonly WiringCheck _wiring;
        private readonly LampTest _lamp;
        private readonly ShuntTest _shunts = new ShuntTest();
        private readonly KickTest _kick;
        private readonly CoarseCheck _coarse;
        private readonly SafetyPorts _ports;
        private readonly SelfTestReport _working = new SelfTestReport();
        private readonly SelfTestReport _report = new SelfTestReport();
        private int _phase = Settling;
        private int _ticks;
        private int _kicks;
        private int _walks;

        /// <summary>A test that begins with the first sample.</summary>
        public SelfTest(FrontEndSettings settings, WiringCheck wiring, KickTest kick, CoarseCheck coarse, SafetyPorts ports)
        {
            _wiring = wiring;
            _lamp = new LampTest(settings);
            _kick = kick;
            _coarse = coarse;
            _ports = ports;
        }

        /// <summary>What the newest whole test found.</summary>
        public SelfTestReport Report
        {
            get { return _report; }
        }

        /// <summary>True while it switches relays and test lines: nothing else may.</summary>
        public bool OwnsOutputs
        {
            get { return _phase == Lamp || _phase == Shunts; }
        }

        /// <summary>True while the currents measured are the test's own.</summary>
        public bool HidesCurrent
        {
            get { return _phase == Shunts; }
        }

        /// <summary>The range that the shunt test has closed; only while <see cref="HidesCurrent"/>.</summary>
        public byte Range
        {
            get { return _shunts.Range; }
        }

        /// <summary>Bits of <see cref="PortSignals"/> on U91 that this tick wants.</summary>
        public int Ports
        {
            get { return _phase == Lamp ? _lamp.Ports : (_phase == Shunts ? _shunts.Ports : 0); }
        }

        /// <summary>Leaves everything to whoever asks for power; the test begins anew when nobody does.</summary>
        public void Stop()
        {
            if (_phase == Resting)
            {
                return;
            }

            _lamp.Stop();
            _shunts.Stop();
            Restart();
        }

        /// <summary>One tick, after the sample.</summary>
        /// <param name="newest">The sample as the chips gave it.</param>
        /// <param name="isPowerAsked">True while contactor, source or heater are asked for.</param>
        public void Step(RigSample newest, bool isPowerAsked)
        {
            if (isPowerAsked || _ports.IsContactorClosed)
            {
                // A contactor that is closed although nobody asks is the firmware's row ContactorWelded; no line is moved then.
                Stop();
                return;
            }

            _ticks++;
            switch (_phase)
            {
                case Settling:
                    if (_ticks >= SettleTicks && _kick.Rounds != _kicks && _coarse.Walks - _walks >= Walks)
                    {
                        _phase = Lamp;
                        _lamp.Begin();
                    }

                    break;
                case Lamp:
                    if (_lamp.Step(_ports))
                    {
                        _phase = Shunts;
                        _shunts.Begin();
                    }

                    break;
                case Shunts:
                    if (_shunts.Step(newest))
                    {
                        Conclude(newest);
                    }

                    break;
                default:
                    Rest(newest);
                    break;
            }
        }

        private void Conclude(RigSample newest)
        {
            _working.Clear();
            _wiring.Report(newest, _working);
            _lamp.Report(newest, _working);
            _shunts.Report(_working);
            _working.IsDone = true;
            _report.Take(_working);
            _phase = Resting;
            _ticks = 0;
            _kicks = _kick.Rounds;
        }

        private void Rest(RigSample newest)
        {
            if (_report.Count > 0)
            {
                if (_ticks >= RepeatTicks)
                {
                    Restart();
                }

                return;
            }

            if (_kick.Rounds == _kicks)
            {
                return;
            }

            _kicks = _kick.Rounds;
            _working.Clear();
            _wiring.Report(newest, _working);
            if (_working.Count > 0)
            {
                Restart();
            }
        }

        private void Restart()
        {
            _phase = Settling;
            _ticks = 0;
            _kicks = _kick.Rounds;
            _walks = _coarse.Walks;
            _kick.Hurry();
        }
    }
}
