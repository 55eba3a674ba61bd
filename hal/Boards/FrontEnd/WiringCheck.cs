namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// What the front end can tell of plugs, wires and boards by reading alone: nothing is switched for it. Voltages and their
    /// bounds are those of hardware/netlist and hardware/adapters.csv.
    /// </summary>
    [CycleCode]
    public sealed class WiringCheck
    {
        /// <summary>Excitation sense with the load cell's plug in, in millivolts: 2.5 V over 5 and 3.01 kohm.</summary>
        public const int PluggedMillivolts = 939;

        /// <summary>Identity of the head of 100 N in millivolts: 2.21 kohm under 10 kohm at 2.5 V.</summary>
        public const int SmallHeadMillivolts = 453;

        /// <summary>Identity of the head of 20 kN in millivolts: 10 kohm.</summary>
        public const int LargeHeadMillivolts = 1250;

        /// <summary>A rig provisioned for more than this has the head of 20 kN, in millinewtons.</summary>
        public const int SmallHeadMillinewtonsMax = 100000;

        // Halfway to the 578 mV that R213 alone leaves.
        private const int PluggedMillivoltsMin = 760;
        private const int HeadMiddleMillivolts = 850;
        private const int HeadAbsentMillivolts = 1900;
        private const int TravelMillivoltsMin = -50;

        // An NTC of 10 kohm at -30 degC and at 115 degC: beyond it is a plug or a short. The converter ends near 2.5 V.
        private const int OpenMillivolts = 2440;
        private const int OpenRaw = 4080;
        private const int ShortMillivolts = 100;
        private const int AdapterTolerance = 100;
        private const int PlugTolerancePermille = 50;
        private const int KnownRawMin = 1300;
        private const int KnownRawMax = 2300;
        private const int AuxiliaryAmbient = 14;
        private const int AuxiliaryHead = 13;
        private const int AmbientPoint = Channel.Ambient - Channel.Temperature0;
        private const int ShortMillidegrees = -70000;

        private readonly FrontEndSettings _settings;
        private readonly int _adapterMillivolts;
        private readonly ElectricalInputs _electrical;
        private readonly TemperatureInputs _temperatures;
        private readonly CoarseCheck _coarse;
        private readonly TapOrder _taps;
        private readonly bool[] _chipRuns = new bool[Poles.ChipsMax];

        /// <summary>The check of a rig.</summary>
        public WiringCheck(FrontEndBus bus, FrontEndSettings settings, ElectricalInputs electrical, TemperatureInputs temperatures, CoarseCheck coarse, KickTest kick)
        {
            _settings = settings;
            _adapterMillivolts = bus.AdapterMillivolts;
            _electrical = electrical;
            _temperatures = temperatures;
            _coarse = coarse;
            _taps = new TapOrder(settings, kick);
        }

        /// <summary>Which chips run, in the order of <see cref="Poles.ChipName"/>; filled by the caller before <see cref="Report"/>.</summary>
        public bool[] ChipRuns
        {
            get { return _chipRuns; }
        }

        /// <summary>Adds what is wrong.</summary>
        /// <param name="newest">The newest sample.</param>
        /// <param name="report">Added to.</param>
        public void Report(RigSample newest, SelfTestReport report)
        {
            bool[] runs = _chipRuns;
            int running = 0;
            for (int i = 0; i < Poles.ChipsMax; i++)
            {
                running += runs[i] ? 1 : 0;
            }

            if (running == 0)
            {
                report.Add(Finding.NoChipAnswers, 0, 0, 0);
            }

            for (int i = 0; i < Poles.ChipsMax && running > 0; i++)
            {
                if (!runs[i])
                {
                    report.Add(Finding.ChipDead, i, 0, 0);
                }
            }

            CoarsePath(report);
            _taps.Report(newest, report);
            Points(report);
            Clamp(report);
        }

        private void CoarsePath(SelfTestReport report)
        {
            int known = _coarse.Auxiliary[CoarseCheck.Known];
            int own = _coarse.KnownRaw;
            if (known < KnownRawMin || known > KnownRawMax || own < KnownRawMin || own > KnownRawMax)
            {
                report.Add(Finding.CoarsePathDead, 0, known, own);
                return;
            }

            int right = _coarse.PlugPermilleRight;
            int permille = _coarse.PlugPermille;
            int apart = permille - right;
            int allowed = ((right < 0 ? -right : right) * PlugTolerancePermille) / 1000;
            if (!_coarse.IsAble || apart > allowed || apart < -allowed)
            {
                report.Add(Finding.PlugWrong, 0, permille, right);
            }

            // By the known voltage alone, so that a wrong plug does not look like a wrong adapter.
            int adapter = AuxiliaryMillivolts(_coarse.AdapterRaw, own);
            if (adapter > _adapterMillivolts + AdapterTolerance || adapter < _adapterMillivolts - AdapterTolerance)
            {
                report.Add(Finding.AdapterWrong, 0, adapter, _adapterMillivolts);
            }

            for (int i = 0; i < Channel.TemperaturesMax; i++)
            {
                if ((_settings.Thermistors & (1 << i)) != 0)
                {
                    Thermistor(i, known, report);
                }
            }
        }

        private void Thermistor(int point, int known, SelfTestReport report)
        {
            int raw = _coarse.Auxiliary[point < AmbientPoint ? point : AuxiliaryAmbient];
            int millivolts = AuxiliaryMillivolts(raw, known);
            if (raw >= OpenRaw || millivolts >= OpenMillivolts)
            {
                report.Add(Finding.ThermistorOpen, point, millivolts, 0);
            }
            else if (millivolts <= ShortMillivolts)
            {
                report.Add(Finding.ThermistorShorted, point, millivolts, 0);
            }
        }

        private void Points(SelfTestReport report)
        {
            for (int i = 0; i < Channel.TemperaturesMax && _chipRuns[4]; i++)
            {
                if ((_settings.TemperaturePoints & (1 << i)) != 0 && _temperatures.Status(i) == SampleStatus.OpenWire)
                {
                    report.Add(_temperatures.Millidegrees(i) < ShortMillidegrees ? Finding.PointShorted : Finding.PointOpen, i, 0, 0);
                }
            }
        }

        private void Clamp(SelfTestReport report)
        {
            int sense = _electrical.SenseMillivolts;
            int travel = _electrical.TravelMillivolts;
            bool isRead = _electrical.IsClampRead;
            if (isRead && travel < TravelMillivoltsMin)
            {
                report.Add(Finding.TravelOff, 0, travel, 0);
            }

            if (isRead && sense < PluggedMillivoltsMin)
            {
                report.Add(Finding.LoadCellOff, 0, sense, PluggedMillivolts);
                return;
            }

            int known = _coarse.Auxiliary[CoarseCheck.Known];
            if (known < KnownRawMin || known > KnownRawMax)
            {
                return;
            }

            int head = AuxiliaryMillivolts(_coarse.Auxiliary[AuxiliaryHead], known);
            bool wantsSmall = _settings.ClampMillinewtonsMax <= SmallHeadMillinewtonsMax;
            bool isSmall = head < HeadMiddleMillivolts;
            if (isSmall != wantsSmall || head > HeadAbsentMillivolts)
            {
                report.Add(Finding.HeadWrong, 0, head, wantsSmall ? SmallHeadMillivolts : LargeHeadMillivolts);
            }
        }

        private static int AuxiliaryMillivolts(int raw, int known)
        {
            return raw < 0 || known <= 0 ? 0 : (raw * CoarseCheck.KnownMillivolts) / known;
        }
    }
}
