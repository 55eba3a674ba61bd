using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// Watches a constant current on its way to the voltage that is held next, so that the hold begins before the voltage passes its
    /// limit and knows the stack that it takes over.
    /// <code>
    /// current settles --> drop of that current is known --> voltage comes near --> slope is known --> limit - slope x lead: hand over
    /// </code>
    /// The drop is what the voltage rose by from the step's first tick until the interfaces have followed the current, less what it drifted by
    /// in that time, which the 0.8 s after it show. A step whose current does not change enough, or whose voltage was not read, has none, and
    /// its hold knows nothing.
    /// </summary>
    [CycleCode]
    public sealed class HandOver
    {
        /// <summary>
        /// From a sample to what the hold makes of it: one tick of the median, one until the source acts and is sampled again, and the interfaces' time
        /// constant, which is outside of the control; in milliseconds.
        /// </summary>
        public const int LeadMs = 200;

        /// <summary>Nearer than this to its limit a cell's voltage is followed, in microvolts; a stack's by as much for each cell.</summary>
        public const int NearMicrovolts = 50000;

        /// <summary>A drop is measured so long after a step's beginning at most, in milliseconds: later the voltage has drifted as well.</summary>
        public const int DropMsMax = 5000;

        // A power of two. Over 0.8 s, 150 uV of noise are 0.2 mV/s of slope and 0.05 mV of lead.
        private const int Samples = 16;
        private const int SamplesMin = 4;

        // By the fourth tick at the setpoint the interfaces have nearly followed, by the tenth wholly; slopes are taken after that.
        private const int DropTicks = 4;
        private const int SlopeTicks = 10;

        // From there to the middle of the current's rise, which takes four ticks.
        private const int RiseTicks = 11;

        // Per cent of the wanted current that the measured one may be off, as a shift.
        private const int SettledShift = 6;
        private readonly ProgramTable _table;
        private readonly int _cells;
        private readonly int[] _microvolts = new int[Samples];
        private int _control;
        private int _limitMicrovolts;
        private int _nearMicrovolts;
        private int _wantedNanoamps;
        private int _startMicrovolts;
        private int _startNanoamps;
        private int _risenMicrovolts;
        private int _settledTicks;
        private int _samples;
        private bool _isStarted;
        private bool _isJudged;
        private bool _isUp;

        /// <param name="table">The program.</param>
        /// <param name="cells">Cells of the stack.</param>
        public HandOver(ProgramTable table, int cells)
        {
            _table = table;
            _cells = cells;
        }

        /// <summary>The condition of the running step that the hand-over stands for, or -1 in a step that holds already.</summary>
        public int Condition = -1;

        /// <summary>The step that holds what was reached, or -1.</summary>
        public int HoldStep = -1;

        /// <summary>What the current of the hold's limit drops in the held voltage, in microvolts; 0 when not measured.</summary>
        public int DropMicrovolts;

        /// <summary>Slope of the held voltage at the hand-over in microvolts per second; 0 while not known.</summary>
        public int SlopeMicrovoltsPerSecond;

        /// <summary>Forgets everything.</summary>
        public void Reset()
        {
            HoldStep = -1;
            DropMicrovolts = 0;
            SlopeMicrovoltsPerSecond = 0;
        }

        /// <summary>Takes a step when it begins. True when its ticks have to be shown to <see cref="Follow"/>.</summary>
        public bool Take(int step)
        {
            int kind = _table.Kind[step];
            bool holds = kind == StepKind.ConstantStackVoltage || kind == StepKind.ConstantCellVoltage;
            if (holds && step == HoldStep && DropMicrovolts > 0 && Condition >= 0)
            {
                // Once: a hold that is jumped to later begins without it.
                Condition = -1;
                return false;
            }

            Reset();
            Condition = -1;
            _isStarted = false;
            _isJudged = false;
            _settledTicks = 0;
            _samples = 0;
            if (holds)
            {
                TakeHold(step);
                return true;
            }

            return kind == StepKind.ConstantCurrent && FindHold(step);
        }

        /// <summary>One tick of a step that was taken. True when the held voltage is to be taken over now.</summary>
        /// <param name="snapshot">This tick's readings.</param>
        /// <param name="elapsedMs">Milliseconds the step has run.</param>
        public bool Follow(Snapshot snapshot, long elapsedMs)
        {
            int microvolts = HeldVoltage.Microvolts(snapshot, _control);
            if (_isJudged && (DropMicrovolts == 0 || (_isUp ? microvolts < _nearMicrovolts : microvolts > _nearMicrovolts)))
            {
                _samples = 0;
                return false;
            }

            if (!HeldVoltage.IsRead(snapshot, _control) || snapshot.Quality[Channel.Current] != (byte)Quality.Ok)
            {
                // A gap in the readings: the slope begins anew, and a drop that is not whole stays as it is.
                _isJudged = true;
                _samples = 0;
                _settledTicks = 0;
                return false;
            }

            if (!_isStarted)
            {
                Start(snapshot, microvolts);
            }

            int off = Saturate.Magnitude(Saturate.Subtract(snapshot.Fast[Channel.Current], _wantedNanoamps));
            if (off > Saturate.Magnitude(_wantedNanoamps) >> SettledShift)
            {
                _isJudged |= elapsedMs > DropMsMax || DropMicrovolts > 0;
                _samples = 0;
                _settledTicks = 0;
                return false;
            }

            _settledTicks++;
            if (!_isJudged)
            {
                Judge(microvolts);
            }

            return _settledTicks >= SlopeTicks && Approaches(microvolts);
        }

        // The median still shows the tick before the step's current.
        private void Start(Snapshot snapshot, int microvolts)
        {
            _isStarted = true;
            _startMicrovolts = microvolts;
            _startNanoamps = snapshot.Fast[Channel.Current];
            if (Condition < 0)
            {
                _isUp = microvolts < _limitMicrovolts;
                _wantedNanoamps = _isUp ? Saturate.Magnitude(_wantedNanoamps) : -Saturate.Magnitude(_wantedNanoamps);
                SetNear();
            }
        }

        private void Judge(int microvolts)
        {
            if (_settledTicks == DropTicks)
            {
                TakeDrop(Saturate.Subtract(microvolts, _startMicrovolts));
            }
            else if (_settledTicks == SlopeTicks)
            {
                _risenMicrovolts = microvolts;
            }
            else if (_settledTicks == SlopeTicks + Samples)
            {
                int drift = Saturate.Subtract(microvolts, _risenMicrovolts) / Samples;
                TakeDrop(Saturate.Subtract(Saturate.Subtract(_risenMicrovolts, _startMicrovolts), Saturate.ToInt((long)drift * RiseTicks)));
                _isJudged = true;
            }
        }

        private void TakeDrop(int risenMicrovolts)
        {
            long nanoamps = (long)_wantedNanoamps - _startNanoamps;
            if (nanoamps == 0 || Saturate.Magnitude(nanoamps) < Saturate.Magnitude(_wantedNanoamps) >> 1)
            {
                _isJudged = true;
                return;
            }

            // A change of 60 V times 500 mA is 3e16. Against the current only drift and noise are left, and one microvolt says that it was measured.
            long risen = (long)risenMicrovolts * Saturate.Magnitude(_wantedNanoamps);
            long along = nanoamps < 0 ? -risen : risen;
            long size = Saturate.Magnitude(nanoamps);
            long drop = size < 1 ? 0 : along / size;
            DropMicrovolts = drop < 1 ? 1 : Saturate.ToInt(drop);
        }

        private bool Approaches(int microvolts)
        {
            int count = _samples;
            int oldest = count < Samples ? 0 : count & (Samples - 1);
            int span = count < Samples ? count : Samples;
            int before = _microvolts[oldest];
            _microvolts[count & (Samples - 1)] = microvolts;

            // Counted round within the ring's second half once it is full, so that it never wraps.
            _samples = count + 1 >= 2 * Samples ? Samples : count + 1;
            if (span < SamplesMin || DropMicrovolts == 0)
            {
                return false;
            }

            int slope = Saturate.ToInt(((long)microvolts - before) * (1000 / RigConfiguration.TickMs) / span);
            SlopeMicrovoltsPerSecond = (_isUp ? slope > 0 : slope < 0) ? slope : 0;
            long ahead = microvolts + ((long)SlopeMicrovoltsPerSecond * LeadMs / 1000);
            return _isUp ? ahead >= _limitMicrovolts : ahead <= _limitMicrovolts;
        }

        private bool FindHold(int step)
        {
            int end = _table.FirstCondition[step + 1];
            for (int i = _table.FirstCondition[step]; i < end; i++)
            {
                int target = _table.ConditionTarget[i] == ProgramImage.NextStep ? step + 1 : _table.ConditionTarget[i];
                bool alone = !_table.ConditionAndNext[i] && (i == _table.FirstCondition[step] || !_table.ConditionAndNext[i - 1]);
                if (alone && target < _table.StepCount && IsHeldBy(i, target, _table.A[step]))
                {
                    Condition = i;
                    TakeHold(target);
                    _wantedNanoamps = _table.A[step];
                    _isUp = _wantedNanoamps > 0;
                    SetNear();
                    return true;
                }
            }

            return false;
        }

        private bool IsHeldBy(int condition, int step, int nanoamps)
        {
            int kind = _table.ConditionKind[condition];
            if (_table.ConditionLimit[condition] != _table.A[step] || _table.B[step] != Saturate.Magnitude(nanoamps))
            {
                return false;
            }

            if (_table.Kind[step] == StepKind.ConstantStackVoltage)
            {
                return kind == (nanoamps > 0 ? EndKind.StackAbove : EndKind.StackBelow);
            }

            return _table.Kind[step] == StepKind.ConstantCellVoltage && kind == (_table.C[step] > 0
                ? (nanoamps > 0 ? EndKind.AnyCellAbove : EndKind.AllCellsBelow)
                : (nanoamps > 0 ? EndKind.AllCellsAbove : EndKind.AnyCellBelow));
        }

        private void TakeHold(int step)
        {
            HoldStep = step;
            _limitMicrovolts = _table.A[step];
            _wantedNanoamps = _table.B[step];
            _control = _table.Kind[step] == StepKind.ConstantStackVoltage ? ProgramRequest.StackVoltage
                : _table.C[step] > 0 ? ProgramRequest.HighestCellVoltage : ProgramRequest.LowestCellVoltage;
        }

        private void SetNear()
        {
            int near = _control == ProgramRequest.StackVoltage ? NearMicrovolts * _cells : NearMicrovolts;
            _nearMicrovolts = _isUp ? Saturate.Subtract(_limitMicrovolts, near) : Saturate.Add(_limitMicrovolts, near);
        }
    }
}
