using RigFirmware.Hal.Drivers.Pins;

namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// The rig seam made of drivers: what every board shares, whatever its pins. A tick's sample comes first and alone; then
    /// the outputs, those that switch power off before all others; then what may be late: temperatures, coarse path, clamp.
    /// </summary>
    [CycleCode]
    public sealed class RigFrontEnd : IRigInputs, IRigOutputs
    {
        private readonly ElectricalInputs _electrical;
        private readonly TemperatureInputs _temperatures;
        private readonly CurrentSource _source;
        private readonly SafetyPorts _ports;
        private readonly ClampDrive _clamp;
        private readonly SensorZero _zero = new SensorZero();
        private readonly Witnesses _witnesses;
        private readonly CoarseCheck _coarse;
        private readonly KickTest _kick;
        private readonly WiringCheck _wiring;
        private readonly SelfTest _selfTest;
        private readonly HeaterPin _heater;
        private readonly HeartbeatPin _heartbeat;
        private readonly RigSample _newest = new RigSample();
        private readonly object _turn;
        private readonly int _cellCount;
        private bool _evenTick;
        private bool _isPowerAsked;
        private bool _ranShunts;

        /// <summary>A front end with its heater off; everything else is off by hardware until <see cref="Start"/>.</summary>
        /// <param name="bus">The board's pins.</param>
        /// <param name="settings">Of this rig.</param>
        public RigFrontEnd(FrontEndBus bus, FrontEndSettings settings)
        {
            _turn = bus.Turn;
            _heater = new HeaterPin(bus.Heater, settings.HeaterMilliwatts);
            _heater.Drive(0);
            _heartbeat = new HeartbeatPin(bus.Heartbeat);
            _ports = new SafetyPorts(bus);
            _source = new CurrentSource(bus);
            _electrical = new ElectricalInputs(bus, settings.CellCount);
            _temperatures = new TemperatureInputs(bus);
            _clamp = new ClampDrive(bus, settings);
            _coarse = new CoarseCheck(bus, settings);
            _witnesses = new Witnesses(_coarse, settings);
            _kick = new KickTest(settings.CellCount);
            _wiring = new WiringCheck(bus, settings, _electrical, _temperatures, _coarse, _kick);
            _selfTest = new SelfTest(settings, _wiring, _kick, _coarse, _ports);
            _cellCount = settings.CellCount;
        }

        /// <summary>The independent path to the cells.</summary>
        public CoarseCheck Coarse
        {
            get { return _coarse; }
        }

        /// <summary>Bits of the cells that have a tap without a wire.</summary>
        public int FloatingCells
        {
            get { return _kick.Floating; }
        }

        /// <summary>
        /// Outputs off first, then every chip configured and read back. A chip that refuses leaves the others running: its
        /// channels stay Missing, and it is tried again once a second.
        /// </summary>
        /// <returns>Null when all run, else the sentence of the first one that does not.</returns>
        [BootCode]
        public string Start()
        {
            string ports = _ports.Start();
            _ports.Write(PortSignals.TapConnect | PortSignals.FirstRange, 0);
            string source = _source.Start();
            string electrical = _electrical.Start();
            string temperatures = _temperatures.Start();
            _electrical.Collect(_newest);
            _electrical.PutClamp(_newest);
            string clamp = _clamp.Start(_newest);
            return ports ?? source ?? electrical ?? temperatures ?? clamp;
        }

        /// <inheritdoc/>
        public void Sample(RigSample sample, int groups)
        {
            lock (_turn)
            {
                TakeSample(sample, groups);
            }
        }

        /// <inheritdoc/>
        public void Apply(RigCommands commands)
        {
            lock (_turn)
            {
                Drive(commands);
            }
        }

        /// <summary>
        /// One edge, and none while the outputs do not read back: what the bus can not switch off any more the heartbeat circuit
        /// does, within its 197 ms.
        /// </summary>
        public void Heartbeat()
        {
            if (_ports.IsIntact)
            {
                _heartbeat.Beat();
            }
        }

        /// <inheritdoc/>
        public void MakeSafe()
        {
            // The heater has a pin of its own and waits for nobody.
            _heater.Drive(0);
            lock (_turn)
            {
                _source.MakeSafe();
                _ports.Write(_source.Ports | PortSignals.TapConnect | PortSignals.ClampEnable, 0);
                _source.Drive();
            }
        }

        private void TakeSample(RigSample sample, int groups)
        {
            if ((groups & SampleGroups.Electrical) != 0)
            {
                _electrical.Collect(sample);
                _ports.Collect(sample);
                bool isFine = _electrical.IsFine;
                sample.CurrentRange = isFine ? CurrentRange.Fine : _source.Range;
                TakeZeros(sample, isFine);
                Remember(sample);
                _kick.Step(sample);
                NoteChips();
                _selfTest.Step(_newest, _isPowerAsked);
                Judge(sample);
                _witnesses.Step(sample);
                if (sample.SelfTest.Edition != _selfTest.Report.Edition)
                {
                    sample.SelfTest.Copy(_selfTest.Report);
                }
            }

            if ((groups & SampleGroups.Temperature) != 0)
            {
                _temperatures.Put(sample);
            }

            if ((groups & SampleGroups.Clamp) != 0)
            {
                _electrical.PutClamp(sample);
                _newest.Counts[Channel.ClampTravel] = sample.Counts[Channel.ClampTravel];
                _newest.Status[Channel.ClampTravel] = sample.Status[Channel.ClampTravel];
            }
        }

        private void Drive(RigCommands commands)
        {
            _isPowerAsked = commands.ContactorClosed || commands.SourceEnabled || commands.HeaterMilliwatts > 0;
            if (_isPowerAsked)
            {
                _selfTest.Stop();
            }

            PlanRange(commands);
            if (commands.SliceCount != 0)
            {
                // Nothing here moves the setpoint within a tick: one step a tick would be measured as if it were the wave.
                _source.MakeSafe();
            }

            int energy = (commands.ContactorClosed ? PortSignals.ContactorClose : 0) | (_selfTest.HidesCurrent ? PortSignals.FirstRange << _selfTest.Range : _source.Ports);
            if (!_ports.IsIntact)
            {
                // What does not read back is not driven: the hardware falls to off by itself.
                _source.MakeSafe();
                energy = _source.Ports;
            }

            _ports.Write(
                energy | PortSignals.TapConnect | PortSignals.ClampEnable,
                (_kick.IsDriven ? PortSignals.KickDrive : 0) | _selfTest.Ports | (commands.Alarm ? PortSignals.Alarm : 0));
            _heater.Drive(_ports.IsIntact ? commands.HeaterMilliwatts : 0);
            _source.Drive();
            _temperatures.Step();
            if (!_selfTest.OwnsOutputs)
            {
                // The tests move the thresholds that the coarse path is corrected with.
                _coarse.Step(_newest);
            }

            _evenTick = !_evenTick;
            if (_evenTick)
            {
                _clamp.Drive(commands, _newest);
            }
        }

        // The shunt test has the relays and the second sensor's gain; the source is off meanwhile and gets its range back after it.
        private void PlanRange(RigCommands commands)
        {
            if (_selfTest.HidesCurrent)
            {
                _source.MakeSafe();
                _electrical.SelectRange(_selfTest.Range);
                _ranShunts = true;
                return;
            }

            if (_ranShunts)
            {
                _ranShunts = !_electrical.SelectRange(_source.Range);
            }

            _source.Plan(commands, _newest, _electrical);
        }

        private void TakeZeros(RigSample sample, bool isFine)
        {
            if (_selfTest.HidesCurrent || _ranShunts)
            {
                _zero.Pause();
                return;
            }

            _zero.Step(sample, _source.Range, isFine, (_source.Ports & PortSignals.SourceEnable) == 0, _source.AreRelaysOpen);
        }

        private void NoteChips()
        {
            bool[] runs = _wiring.ChipRuns;
            runs[0] = _electrical.FirstRuns;
            runs[1] = _electrical.SecondRuns;
            runs[2] = _electrical.ThirdRuns;
            runs[3] = _source.Runs;
            runs[4] = _temperatures.Runs;
            runs[5] = _clamp.Runs;
            runs[6] = _ports.OutputsRun;
            runs[7] = _ports.ComparatorsRun;
        }

        // Before the judgement: a cell that is contradicted once has to be comparable again.
        private void Remember(RigSample sample)
        {
            for (int i = 0; i < Channel.Temperature0; i++)
            {
                _newest.Counts[i] = sample.Counts[i];
                _newest.Status[i] = sample.Status[i];
            }
        }

        private void Judge(RigSample sample)
        {
            if (_selfTest.HidesCurrent || _ranShunts)
            {
                // What flows is the test's own current.
                sample.Status[Channel.Current] = SampleStatus.Missing;
                sample.Status[Channel.CurrentSecond] = SampleStatus.Missing;
            }

            int floating = _kick.Floating;
            int contradicted = _coarse.Contradicted;
            if ((floating | contradicted) == 0)
            {
                return;
            }

            for (int i = 0; i < _cellCount; i++)
            {
                int bit = 1 << i;
                if ((floating & bit) != 0)
                {
                    sample.Status[i] = SampleStatus.OpenWire;
                }
                else if ((contradicted & bit) != 0 && sample.Status[i] == SampleStatus.Ok)
                {
                    sample.Status[i] = SampleStatus.Disagree;
                }
            }
        }
    }
}
