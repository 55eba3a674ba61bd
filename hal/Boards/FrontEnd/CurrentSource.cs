using RigFirmware.Hal.Drivers.Ad5781;

namespace RigFirmware.Hal.Boards
{
    /// <summary>
    /// Setpoint and range of the current source. A range is changed without current (hardware/source.md), one step a tick:
    /// <code>
    /// 1  setpoint zero
    /// 2  both sensors show no current: source off, relay opened, gain of the second sensor changed
    /// 3  the other relay closed
    /// 4  source on, with the new setpoint
    /// </code>
    /// With the source off its integrator is held at zero, so that nothing has wound up when the relay closes.
    /// </summary>
    [CycleCode]
    public sealed class CurrentSource
    {
        private const int Steady = 0;
        private const int Zeroed = 1;
        private const int Opened = 2;
        private const int Closed = 3;
        private const int RetryTicks = 20;

        // 1 % of the sensors' full scale: their offsets, amplified by up to 128 and not calibrated here, stay below it.
        private const int QuietCounts = NominalScale.FullScaleCounts / 100;

        private readonly Ad5781Dac _dac;
        private readonly FineGain _fine = new FineGain();
        private int _step;
        private byte _range;
        private int _ticksToRetry;
        private bool _started;

        /// <summary>A source that is not started yet.</summary>
        public CurrentSource(FrontEndBus bus)
        {
            _dac = new Ad5781Dac(bus.Dac, "U20 (AD5781, select J20 pole 10)");
        }

        /// <summary>The range that the sensors are on; while relays move, the one that is coming.</summary>
        public byte Range
        {
            get { return _range; }
        }

        /// <summary>True while the converter's output is what was written.</summary>
        public bool Runs
        {
            get { return _started && _dac.IsConfirmed; }
        }

        /// <summary>The relay and enable bits of <see cref="PortSignals"/> for this tick.</summary>
        public int Ports { get; private set; } = PortSignals.FirstRange;

        /// <summary>True while every range relay is open and the source off, with the gains of <see cref="Range"/>.</summary>
        public bool AreRelaysOpen
        {
            get { return _step == Opened; }
        }

        /// <summary>Starts the converter at zero; null, or what is wrong.</summary>
        [BootCode]
        public string Start()
        {
            string refusal = _dac.Start();
            _started = refusal == null;
            return refusal;
        }

        /// <summary>Finds this tick's ports and setpoint; no frames, but seven for each gain that changes. The ports are written by the caller, before.</summary>
        /// <param name="commands">What is asked.</param>
        /// <param name="newest">The newest sample; its currents say whether a relay may move.</param>
        /// <param name="inputs">Holds both sensors' gains.</param>
        public void Plan(RigCommands commands, RigSample newest, ElectricalInputs inputs)
        {
            byte wanted = commands.CurrentRange < CurrentRange.Count ? commands.CurrentRange : _range;
            bool drives = false;
            switch (_step)
            {
                case Steady:
                    drives = wanted == _range;
                    _step = drives ? Steady : Zeroed;
                    break;
                case Zeroed:
                    if (IsQuiet(newest, Channel.Current) && IsQuiet(newest, Channel.CurrentSecond))
                    {
                        _range = wanted;
                        _step = inputs.SelectRange(wanted) ? Opened : Zeroed;
                    }

                    break;
                case Opened:
                    _step = Closed;
                    break;
                default:
                    // Relays have their tick to close before anything drives.
                    _step = Steady;
                    drives = wanted == _range;
                    break;
            }

            int relay = _step == Opened ? 0 : PortSignals.FirstRange << _range;
            bool enabled = commands.SourceEnabled && (_step == Steady || _step == Zeroed) && _dac.IsConfirmed && _started;
            Ports = relay | (enabled ? PortSignals.SourceEnable : 0);
            int setpoint = enabled && drives ? commands.StackNanoamps : 0;
            _fine.Plan(enabled && drives && _range == CurrentRange.Microamps100, setpoint, newest, inputs);

            // What the sensor could not measure is not driven.
            SetpointNanoamps = inputs.IsGainKnown || setpoint == 0 ? setpoint : SetpointNanoamps;
        }

        /// <summary>The setpoint that <see cref="Plan"/> has found, in nanoamps.</summary>
        public int SetpointNanoamps { get; private set; }

        /// <summary>Writes the setpoint; two frames. Once a second a converter that is not confirmed is started again.</summary>
        public void Drive()
        {
            if (!_started || !_dac.IsConfirmed)
            {
                if (--_ticksToRetry <= 0)
                {
                    _ticksToRetry = RetryTicks;
                    Start();
                }

                return;
            }

            int full = NominalScale.FullScale(Channel.Current, _range, 0);
            long scaled = (long)SetpointNanoamps * (Ad5781Dac.CodeMax + 1);

            // The converter's voltage is the negative setpoint.
            _dac.Write(full > 0 ? (int)(-scaled / full) : 0);
        }

        /// <summary>Source off at once, relays as they are.</summary>
        public void MakeSafe()
        {
            Ports &= ~PortSignals.SourceEnable;
            SetpointNanoamps = 0;
        }

        private static bool IsQuiet(RigSample sample, int channel)
        {
            int counts = sample.Counts[channel];
            return sample.Status[channel] == SampleStatus.Ok && counts < QuietCounts && counts > -QuietCounts;
        }
    }
}
