using System;
using RigFirmware.Hal;
using RigFirmware.Simulated.Models;

namespace RigFirmware.Simulated.Plant
{
    /// <summary>
    /// What can put energy into the stack: current source behind its enable and the contactor, heater behind its power
    /// stage and the chain's relay. Commands take effect late by the cycle's own work; the safety chain cuts everything
    /// whatever they say.
    /// </summary>
    public sealed class PowerStages
    {
        private const double AmpsPerNanoamp = 1e-9;

        // hardware/source.md: the relays of two ranges act 10 ms apart, and the source's loop needs 3 ms back from its end.
        private const long RelayUs = 10000;
        private const long WoundUpUs = 3000;
        private readonly long _delayUs;
        private readonly double _heaterWattsMax;
        private readonly double _elementWatts;
        private readonly double _gain;
        private readonly double _offsetOfRange;
        private bool _wantedContactor;
        private bool _wantedSource;
        private bool _wantedHeat;
        private byte _wantedRange;
        private int _wantedNanoamps;
        private readonly int[] _wantedSlices = new int[Slices.PerTick];
        private readonly int[] _slices = new int[Slices.PerTick];
        private int _wantedSliceCount;
        private int _sliceCount;
        private int _slice;
        private long _sliceDueUs = long.MaxValue;
        private long _commandsDueUs = long.MaxValue;
        private bool _contactorCommand;
        private bool _sourceCommand;
        private bool _heatCommand;
        private int _nanoamps;
        private double _heaterCommandWatts;
        private long _betweenUntilUs = long.MaxValue;
        private long _woundUpUntilUs = long.MaxValue;
        private bool _isBetween;
        private bool _isWoundUp;

        /// <param name="model">The rig.</param>
        /// <param name="random">Draws the source's errors.</param>
        public PowerStages(RigModel model, SeededRandom random)
        {
            Contactor = new Contactor(model.ContactorClose.Value, model.ContactorRelease.Value);
            _delayUs = (long)(model.ActuationDelay.Value * 1000);
            _heaterWattsMax = model.HeaterPowerMax.Value;
            _elementWatts = model.HeaterElement.Value;
            _gain = 1 + (model.GainError.Value * 1e-6 * random.NextNormal());
            _offsetOfRange = model.CurrentOffset.Value * 1e-6 * random.NextNormal();
        }

        /// <summary>The contactor.</summary>
        public Contactor Contactor { get; }

        /// <summary>The range that is connected.</summary>
        public byte Range { get; private set; }

        /// <summary>Current at which the source's output is stuck, in amps; NaN when it follows its setpoint.</summary>
        public double StuckAmps { get; set; } = double.NaN;

        /// <summary>True while the source's enable is shorted: only contactor and chain are left to stop it.</summary>
        public bool EnableShorted { get; set; }

        /// <summary>True while the range relays do not move.</summary>
        public bool RangeStuck { get; set; }

        /// <summary>True while the heater's power stage conducts fully whatever it is told; only the chain's relay is left then.</summary>
        public bool HeaterStageShorted { get; set; }

        /// <summary>True while the heater's element is broken.</summary>
        public bool HeaterBroken { get; set; }

        /// <summary>True while the contactor's coil command that arrived says closed.</summary>
        public bool ContactorCommanded
        {
            get { return _contactorCommand; }
        }

        /// <summary>Setpoint of the current that arrived, in nanoamps, charge positive.</summary>
        public int SetpointNanoamps
        {
            get { return _nanoamps; }
        }

        /// <summary>The range that was commanded last.</summary>
        public byte WantedRange
        {
            get { return _wantedRange; }
        }

        /// <summary>True while the source may drive current through the stack.</summary>
        public bool SourceConnected { get; private set; }

        /// <summary>Current the source wants to drive through the stack, in amps; 0 when it is off or not connected.</summary>
        public double SourceAmps { get; private set; }

        /// <summary>Electrical power that reaches the heater, in watts.</summary>
        public double HeaterWatts { get; private set; }

        /// <summary>True while the setpoint moves in slices.</summary>
        public bool IsSliced
        {
            get { return _sliceCount > 0; }
        }

        /// <summary>True when the setpoint of a slice begins, or the last one ends, at this time.</summary>
        public bool IsSliceEdge(long nowUs)
        {
            return nowUs >= _sliceDueUs || (_sliceCount > 0 && nowUs >= _commandsDueUs);
        }

        /// <summary>When the stages change next by themselves.</summary>
        public long DueUs
        {
            get { return Math.Min(Math.Min(Math.Min(_commandsDueUs, _sliceDueUs), Contactor.DueUs), Math.Min(_betweenUntilUs, _woundUpUntilUs)); }
        }

        /// <summary>Takes a tick's commands. Switching and the setpoint act after the delay; the size of a heat that is on acts at once.</summary>
        public void Command(RigCommands commands, long nowUs, long stretchUs)
        {
            bool heat = commands.HeaterMilliwatts > 0;
            _heaterCommandWatts = Math.Clamp(commands.HeaterMilliwatts * 0.001, 0, _heaterWattsMax);
            if (commands.ContactorClosed != _wantedContactor || commands.SourceEnabled != _wantedSource || heat != _wantedHeat
                || commands.StackNanoamps != _wantedNanoamps || commands.CurrentRange != _wantedRange
                || commands.SliceCount != 0 || _wantedSliceCount != 0)
            {
                _wantedContactor = commands.ContactorClosed;
                _wantedSource = commands.SourceEnabled;
                _wantedHeat = heat;
                _wantedNanoamps = commands.StackNanoamps;
                _wantedRange = commands.CurrentRange;
                _wantedSliceCount = commands.SliceCount;
                Array.Copy(commands.SliceNanoamps, _wantedSlices, _wantedSliceCount);
                _commandsDueUs = nowUs + _delayUs + stretchUs;
            }
        }

        /// <summary>Everything off, as the direct line of the outputs does it.</summary>
        public void CommandSafe(long nowUs)
        {
            _wantedContactor = false;
            _wantedSource = false;
            _wantedHeat = false;
            _wantedNanoamps = 0;
            _wantedSliceCount = 0;
            _commandsDueUs = nowUs + _delayUs;
        }

        /// <summary>Carries out what is due. True when something changed.</summary>
        public bool Process(long nowUs)
        {
            bool changed = false;
            if (nowUs >= _commandsDueUs)
            {
                _commandsDueUs = long.MaxValue;
                _contactorCommand = _wantedContactor;
                _sourceCommand = _wantedSource;
                _heatCommand = _wantedHeat;
                byte range = _wantedRange < CurrentRange.Count ? _wantedRange : CurrentRange.Microamps100;
                bool moves = !RangeStuck && range != Range;
                Range = RangeStuck ? Range : range;
                _nanoamps = Limited(_wantedNanoamps);
                _sliceCount = _wantedSliceCount;
                _sliceDueUs = _sliceCount > 0 ? nowUs : long.MaxValue;
                _slice = 0;
                Array.Copy(_wantedSlices, _slices, _sliceCount);
                if (moves)
                {
                    MoveRelays(nowUs);
                }

                changed = true;
            }

            if (nowUs >= _sliceDueUs)
            {
                _nanoamps = Limited(_slices[_slice]);
                _slice++;
                _sliceDueUs = _slice < _sliceCount ? nowUs + (Slices.Ms * 1000L) : long.MaxValue;
                changed = true;
            }

            return Contactor.Process(nowUs) | FinishRelays(nowUs) | changed;
        }

        // Between two ranges nothing flows; a setpoint that is not zero then winds the source's loop up to its end.
        private void MoveRelays(long nowUs)
        {
            _isBetween = true;
            _betweenUntilUs = nowUs + RelayUs;
            _isWoundUp = false;
            _woundUpUntilUs = long.MaxValue;
        }

        private bool FinishRelays(long nowUs)
        {
            bool changed = false;
            if (nowUs >= _betweenUntilUs)
            {
                _isBetween = false;
                _betweenUntilUs = long.MaxValue;
                _isWoundUp = SourceConnected && _nanoamps != 0;
                _woundUpUntilUs = _isWoundUp ? nowUs + WoundUpUs : long.MaxValue;
                changed = true;
            }

            if (nowUs >= _woundUpUntilUs)
            {
                _isWoundUp = false;
                _woundUpUntilUs = long.MaxValue;
                changed = true;
            }

            return changed;
        }

        /// <summary>Finds what flows under the safety chain; called whenever anything changed and once a tick.</summary>
        public void Settle(bool chainHealthy, long nowUs)
        {
            Contactor.Drive(_contactorCommand && chainHealthy, nowUs);
            Contactor.Settle();
            SourceConnected = Contactor.IsClosed && (_sourceCommand || EnableShorted) && chainHealthy;
            SourceAmps = SourceConnected ? DrivenAmps() : 0;
            bool heat = chainHealthy && !HeaterBroken;
            HeaterWatts = !heat ? 0 : HeaterStageShorted ? _elementWatts : _heatCommand ? _heaterCommandWatts : 0;
        }

        private int Limited(int nanoamps)
        {
            int limit = CurrentRange.NanoampsMax(Range) / 4 * 5;
            return Math.Clamp(nanoamps, -limit, limit);
        }

        private double DrivenAmps()
        {
            if (!double.IsNaN(StuckAmps))
            {
                return StuckAmps;
            }

            if (_isBetween)
            {
                return 0;
            }

            if (_isWoundUp)
            {
                return Math.Sign(_nanoamps) * AmpsPerNanoamp * (CurrentRange.NanoampsMax(Range) / 4 * 5);
            }

            // At a setpoint of zero the source is switched out of its bridge: no offset flows at rest.
            return _nanoamps == 0
                ? 0
                : AmpsPerNanoamp * ((_nanoamps * _gain) + (_offsetOfRange * CurrentRange.NanoampsMax(Range)));
        }
    }
}
