using RigFirmware.Hal.Drivers.Cd74hc4067;

namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// The independent path to every cell: its own follower, difference amplifier, reference and converter
    /// (hardware/front-end.md). The controller's converter is corrected in each walk with two voltages it knows. A cell whose
    /// precise and coarse voltages differ in two walks running is contradicted.
    /// </summary>
    [CycleCode]
    public sealed class CoarseCheck
    {
        /// <summary>Multiplexer channel of the adapter's identity.</summary>
        public const int Adapter = 0;

        /// <summary>Multiplexer channel of the first cell.</summary>
        public const int FirstCell = 1;

        /// <summary>Multiplexer channel of the upper threshold.</summary>
        public const int OverThreshold = 13;

        /// <summary>Multiplexer channel of the lower threshold.</summary>
        public const int UnderThreshold = 14;

        /// <summary>Multiplexer channel of the known voltage.</summary>
        public const int Known = 15;

        /// <summary>The known voltage in millivolts: 2.5 V over 12.1 and 10 kohm (hardware/netlist/04-coarse.net, R103 and R104).</summary>
        public const int KnownMillivolts = 1131;

        /// <summary>Largest difference that the coarse path's own errors explain, in microvolts (hardware/generated/error-budget.md: 153 mV).</summary>
        public const int ToleranceMicrovolts = 200000;

        private const int ChannelsATick = 4;
        private const int RunningWalks = 2;

        // Fewer counts between the two known voltages than this, and the converter or its reference is not there.
        private const int SpanCountsMin = 100;

        private readonly MultiplexedInputs _inputs;
        private readonly int _cellCount;
        private readonly int _overNodeMillivolts;
        private readonly int _underNodeMillivolts;
        private readonly int[] _walksApart = new int[Channel.CellsMax];
        private int _walks;

        /// <summary>A path that has not walked yet.</summary>
        public CoarseCheck(FrontEndBus bus, FrontEndSettings settings)
        {
            _inputs = new MultiplexedInputs(bus.MultiplexerAddress, bus.Coarse, bus.Auxiliary);
            _cellCount = settings.CellCount;
            _overNodeMillivolts = NodeMillivolts(settings.PlugOverMillivolts);
            _underNodeMillivolts = NodeMillivolts(settings.PlugUnderMillivolts);
        }

        /// <summary>Complete walks over all channels so far; wraps.</summary>
        public int Walks
        {
            get { return _inputs.Walks; }
        }

        /// <summary>Raw conversion of the known voltage, -1 for none.</summary>
        public int KnownRaw
        {
            get { return _inputs.First[Known]; }
        }

        /// <summary>Raw conversion of the adapter's identity, -1 for none.</summary>
        public int AdapterRaw
        {
            get { return _inputs.First[Adapter]; }
        }

        /// <summary>
        /// Distance of the upper threshold from the known voltage over that of the lower one, in thousandths: what tells one plug from
        /// another whatever gain and offset the controller's converter has. 0 when it can not be told.
        /// </summary>
        public int PlugPermille
        {
            get
            {
                int[] raw = _inputs.First;
                return Permille(raw[OverThreshold] - raw[Known], raw[UnderThreshold] - raw[Known]);
            }
        }

        /// <summary>The same of the plug that the configuration names.</summary>
        public int PlugPermilleRight
        {
            get { return Permille(_overNodeMillivolts - KnownMillivolts, _underNodeMillivolts - KnownMillivolts); }
        }

        /// <summary>Newest raw conversions behind the auxiliary multiplexer, -1 for none.</summary>
        public int[] Auxiliary
        {
            get { return _inputs.Second; }
        }

        /// <summary>Bits of the cells that the coarse path contradicts.</summary>
        public int Contradicted { get; private set; }

        /// <summary>True while the two known voltages make sense; without them nothing is contradicted and nothing confirmed.</summary>
        public bool IsAble { get; private set; }

        /// <summary>Volts at a multiplexer's input for a cell's voltage: 0.1993 of it and 1.155 V.</summary>
        /// <param name="cellMillivolts">The cell.</param>
        public static int NodeMillivolts(int cellMillivolts)
        {
            return ((cellMillivolts * 1993) / 10000) + 1155;
        }

        /// <summary>Walks on by four channels and, at the end of a walk, compares.</summary>
        /// <param name="newest">The precise path's newest sample.</param>
        public void Step(RigSample newest)
        {
            _inputs.Walk(ChannelsATick);
            if (_inputs.Walks != _walks)
            {
                _walks = _inputs.Walks;
                Compare(newest);
            }
        }

        /// <summary>Corrected voltage at a channel of the first multiplexer in microvolts; only while <see cref="IsAble"/>.</summary>
        /// <param name="channel">0..15.</param>
        public int NodeMicrovolts(int channel)
        {
            int[] raw = _inputs.First;
            int span = raw[OverThreshold] - raw[Known];
            return span > 0
                ? (KnownMillivolts * 1000) + (int)(((long)(raw[channel] - raw[Known]) * (_overNodeMillivolts - KnownMillivolts) * 1000) / span)
                : 0;
        }

        /// <summary>True when the newest walk brought a conversion of a cell.</summary>
        /// <param name="cell">From 0.</param>
        public bool IsRead(int cell)
        {
            return _inputs.First[FirstCell + cell] >= 0;
        }

        /// <summary>A cell by the coarse path in microvolts; only while <see cref="IsAble"/>.</summary>
        /// <param name="cell">From 0.</param>
        public int CellMicrovolts(int cell)
        {
            return (int)(((long)(NodeMicrovolts(FirstCell + cell) - 1155000) * 10000) / 1993);
        }

        private static int Permille(int over, int under)
        {
            int dividend = (under < 0 ? -over : over) * 1000;
            int divisor = under < 0 ? -under : under;
            return divisor > 0 ? dividend / divisor : 0;
        }

        private void Compare(RigSample newest)
        {
            int[] raw = _inputs.First;
            IsAble = raw[Known] >= 0 && raw[OverThreshold] - raw[Known] >= SpanCountsMin;
            if (!IsAble)
            {
                Contradicted = 0;
                return;
            }

            int full = NominalScale.FullScale(Channel.Cell0, 0, 0);
            for (int i = 0; i < _cellCount; i++)
            {
                bool comparable = newest.Status[i] == SampleStatus.Ok && raw[FirstCell + i] >= 0;
                int precise = (int)(((long)newest.Counts[i] * full) / NominalScale.FullScaleCounts);
                int apart = comparable ? precise - CellMicrovolts(i) : 0;
                bool differs = apart > ToleranceMicrovolts || apart < -ToleranceMicrovolts;
                _walksApart[i] = !differs ? 0 : (_walksApart[i] < RunningWalks ? _walksApart[i] + 1 : RunningWalks);
                int bit = 1 << i;
                Contradicted = _walksApart[i] >= RunningWalks ? Contradicted | bit : Contradicted & ~bit;
            }
        }
    }
}
