using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Programs
{
    /// <summary>
    /// Walks through the loaded program, one call a tick: counts time and charge of the step, sees whether a condition ends
    /// it, passes loops, marks and jumps, and writes what the program wants now. Decides nothing about safety.
    /// </summary>
    [CycleCode]
    public sealed class ProgramRunner
    {
        /// <summary>The most steps without duration that one tick passes; the rest waits for the next tick at zero current.</summary>
        public const int PassedStepsPerTickMax = 16;

        /// <summary>Where the charge counters stop instead of wrapping, in nanoampere milliseconds: 5,000 h at 500 mA.</summary>
        public const long ChargeMax = 9000000000000000000L;

        // Up to here a tick's charge is below 2^52 and its sum with a held counter cannot wrap.
        private const int DtMsPlain = 1000000;

        private readonly ProgramTable _table;
        private readonly EndConditions _conditions;
        private readonly EndBounds _bounds;
        private readonly HandOver _handOver;
        private readonly int[] _passes = new int[ProgramImage.StepsMax];
        private readonly Crc32 _crc = new Crc32();
        private readonly Excitation _excitation = new Excitation();
        private readonly int[] _last = new int[ProgramSave.Words];
        private bool _hasLast;
        private readonly int _cellMarginMicrovolts;
        private ProgramRequest _written;

        // Of the steps before the running one: the program's sums change with its steps, not with every tick.
        private long _earlierNanoampereMilliseconds;
        private bool _starting;
        private bool _resumed;
        private int _lastNanoamps;
        private bool _voltageReached;
        private bool _timed;

        // True of a step that drives a current and reads no slope: it has no voltage to look for.
        private bool _isPlain;

        // True in the ticks that only count and compare: a step that takes time runs and has begun.
        private bool _walks;
        private bool _sweeps;

        // True while the step's voltage is watched on its way to a hold, and in the tick in which the hold takes it over.
        private bool _watches;
        private bool _takesOver;
        private int _control;
        private int _stepNanoamps;
        private int _stepNanoampsMax;
        private int _stepMicrovolts;
        private bool _setsTemperature;
        private int _plateMillidegrees;
        private bool _setsForce;
        private int _clampMillinewtons;

        /// <param name="table">The program; load it only while the runner does not run.</param>
        /// <param name="configuration">The rig's cells and temperature points.</param>
        public ProgramRunner(ProgramTable table, RigConfiguration configuration)
        {
            _table = table;
            _cellMarginMicrovolts = configuration.CellTripMicrovolts;
            _conditions = new EndConditions(table, configuration.CellCount, configuration.TemperaturePoints);
            _bounds = new EndBounds(table, _conditions.Slopes, configuration);
            _handOver = new HandOver(table, configuration.CellCount);
            Tag = -1;
        }

        // Fields, not properties, where the loop reads them every tick; written here alone.

        /// <summary>The running step from 0, or -1 when no program runs.</summary>
        public int Step = -1;

        /// <summary>The pass of the innermost loop around the step, from 1; 0 outside loops.</summary>
        public int Cycle;

        /// <summary>Milliseconds the step has run.</summary>
        public long StepElapsedMs;

        /// <summary>Milliseconds that the steps before it have run.</summary>
        public long EarlierMs;

        /// <summary>Milliseconds the program has run, pauses not counted.</summary>
        public long ProgramElapsedMs
        {
            get { return EarlierMs + StepElapsedMs; }
        }

        /// <summary>Charge moved in the step in nanoampere milliseconds, charge positive.</summary>
        public long StepChargeNanoampereMilliseconds;

        /// <summary>Charge moved since the program's start in nanoampere milliseconds, charge positive.</summary>
        public long ProgramChargeNanoampereMilliseconds
        {
            get { return Add(_earlierNanoampereMilliseconds, StepChargeNanoampereMilliseconds); }
        }

        /// <summary>The last tag passed, or -1.</summary>
        public int Tag { get; private set; }

        /// <summary>True in the tick in which a step ended; the four properties after it then say how.</summary>
        public bool StepEnded;

        /// <summary>The step that ended last, from 0.</summary>
        public int EndedStep { get; private set; }

        /// <summary>The <see cref="Programs.EndKind"/> that ended it.</summary>
        public int EndKind { get; private set; }

        /// <summary>The channel that ended it, or -1.</summary>
        public int EndChannel { get; private set; }

        /// <summary>The value that ended it, in the unit of the kind.</summary>
        public int EndValue { get; private set; }

        /// <summary>True in the tick in which <see cref="Step"/> began.</summary>
        public bool StepStarted;

        /// <summary>True in the tick in which a step ended or began or the program ended: what happens then need not be asked for in all the others.</summary>
        public bool HasEdge;

        /// <summary>True after the last step; until the next <see cref="Begin"/>.</summary>
        public bool IsDone { get; private set; }

        /// <summary>True while the running step is an impedance step: every tick is then recorded. A field, since the loop reads it every tick.</summary>
        public bool Excites;

        /// <summary>Base period of the running impedance step in slices, or 0.</summary>
        public int WavePeriodSlices
        {
            get { return Excites ? _table.C[Step] : 0; }
        }

        /// <summary>Tones of the running impedance step, a word of <see cref="ExcitationTones"/>, or 0.</summary>
        public int WaveTones
        {
            get { return Excites ? _table.D[Step] : 0; }
        }

        /// <summary>To the first step; the next <see cref="Advance"/> starts it. Nothing happens when no program is loaded.</summary>
        public void Begin()
        {
            for (int i = 0; i < _passes.Length; i++)
            {
                _passes[i] = 0;
            }

            Step = _table.IsLoaded ? 0 : -1;
            _walks = false;
            _starting = _table.IsLoaded;
            TakeCycle();
            _resumed = false;
            _hasLast = false;
            IsDone = false;
            Tag = -1;
            StepElapsedMs = 0;
            StepChargeNanoampereMilliseconds = 0;
            EarlierMs = 0;
            _earlierNanoampereMilliseconds = 0;
            _lastNanoamps = 0;
            _setsTemperature = false;
            _setsForce = false;
            _watches = false;
            _handOver.Reset();
        }

        /// <summary>The program ends here: no current and no heat; the clamp keeps the force it was given.</summary>
        public void Abort()
        {
            Step = -1;
            Cycle = 0;
            Excites = false;
            _walks = false;
            _watches = false;
            _starting = false;
            _resumed = false;
            _setsTemperature = false;
        }

        /// <summary>One tick of the running program.</summary>
        /// <param name="snapshot">This tick's readings.</param>
        /// <param name="dtMs">Milliseconds since the tick before, 0 or more.</param>
        /// <param name="request">Written whole.</param>
        public void Advance(Snapshot snapshot, int dtMs, ProgramRequest request)
        {
            if (HasEdge)
            {
                HasEdge = false;
                StepEnded = false;
                StepStarted = false;
            }

            if (!_walks)
            {
                AdvanceOther(request);
                return;
            }

            int nanoamps = snapshot.Quality[Channel.Current] == (byte)Quality.Ok ? snapshot.Fast[Channel.Current] : OtherNanoamps(snapshot);
            int passedMs = dtMs;
            long charge = StepChargeNanoampereMilliseconds + ((long)nanoamps * passedMs);
            if (unchecked((uint)passedMs) > DtMsPlain || charge > ChargeMax || charge < -ChargeMax)
            {
                passedMs = dtMs < 0 ? 0 : dtMs;
                charge = Add(StepChargeNanoampereMilliseconds, (long)nanoamps * passedMs);
            }

            long elapsedMs = StepElapsedMs + passedMs;
            _lastNanoamps = nanoamps;
            StepElapsedMs = elapsedMs;
            StepChargeNanoampereMilliseconds = charge;
            if (!_isPlain)
            {
                FollowVoltage(snapshot, elapsedMs);
            }

            if (_bounds.MayEnd(snapshot, elapsedMs, charge))
            {
                LookForEnd(snapshot);
            }

            if (_watches && !HasEdge && _handOver.Follow(snapshot, elapsedMs))
            {
                TakeOver(snapshot);
            }

            // A current stands in the request until the step ends; a held voltage is found anew in every tick.
            if (HasEdge || _control != ProgramRequest.Current || request != _written)
            {
                Write(request);
            }
        }

        // What a step has to see to that holds a voltage or ends by a slope.
        private void FollowVoltage(Snapshot snapshot, long elapsedMs)
        {
            if (!_voltageReached)
            {
                LookForVoltage(snapshot);
            }

            if (_bounds.ReadsSlopes)
            {
                _conditions.Slopes.Follow(snapshot, elapsedMs);
            }
        }

        /// <summary>No wish at all: for a rig that runs no program. The next <see cref="Advance"/> writes the request whole.</summary>
        public void Release(ProgramRequest request)
        {
            _written = null;
            request.IsNew = true;
            request.Control = ProgramRequest.Current;
            request.StackNanoamps = 0;
            request.SetsTemperature = false;
            request.SetsForce = false;
        }

        /// <summary>Zero current with the temperature and the force the program has set: for a paused or ended program.</summary>
        /// <param name="request">Written whole.</param>
        public void Hold(ProgramRequest request)
        {
            _written = null;
            request.IsNew = true;
            request.Control = ProgramRequest.Current;
            request.StackNanoamps = 0;
            request.StackNanoampsMax = 0;
            request.TargetMicrovolts = 0;
            request.SetsTemperature = _setsTemperature;
            request.PlateMillidegrees = _plateMillidegrees;
            request.SetsForce = _setsForce;
            request.ClampMillinewtons = _clampMillinewtons;
        }

        /// <summary>Writes the state of the running step, to go on from after a loss of power, all but <see cref="ProgramSave.Seal"/>'s word. False, and nothing written, when no step runs that takes time.</summary>
        /// <param name="words">Filled; shape [at least <see cref="ProgramSave.Words"/>].</param>
        public bool Save(int[] words)
        {
            if (Step < 0 || _starting || _table.TimeLimitMs[Step] == 0)
            {
                return false;
            }

            words[ProgramSave.Magic] = ProgramSave.MagicValue;
            words[ProgramSave.Checksum] = _table.Checksum;
            words[ProgramSave.Step] = Step;
            ProgramSave.PutLong(words, ProgramSave.StepElapsedMs, StepElapsedMs);
            ProgramSave.PutLong(words, ProgramSave.StepCharge, StepChargeNanoampereMilliseconds);
            ProgramSave.PutLong(words, ProgramSave.ProgramElapsedMs, ProgramElapsedMs);
            ProgramSave.PutLong(words, ProgramSave.ProgramCharge, ProgramChargeNanoampereMilliseconds);
            words[ProgramSave.Tag] = Tag;
            words[ProgramSave.Flags] = (_setsTemperature ? ProgramSave.SetsTemperature : 0)
                | (_setsForce ? ProgramSave.SetsForce : 0)
                | (_voltageReached ? ProgramSave.VoltageReached : 0);
            words[ProgramSave.PlateMillidegrees] = _plateMillidegrees;
            words[ProgramSave.ClampMillinewtons] = _clampMillinewtons;
            int loop = _table.InnerLoop[Step];
            for (int i = 0; i < ProgramImage.LoopDepthMax; i++)
            {
                words[ProgramSave.Passes + i] = loop < 0 ? 0 : _passes[loop];
                loop = loop < 0 ? -1 : _table.InnerLoop[loop];
            }

            return true;
        }

        /// <summary>
        /// The supply fails and this tick ends the program: keeps where it stands for <see cref="TakeLast"/>, with the charge that flowed up to now. Call
        /// it before <see cref="Abort"/>. Nothing is kept when no step runs that takes time.
        /// </summary>
        /// <param name="snapshot">This tick's readings.</param>
        /// <param name="dtMs">Milliseconds since the tick before.</param>
        public void KeepLast(Snapshot snapshot, int dtMs)
        {
            if (Step < 0 || _starting || !_timed)
            {
                return;
            }

            if (_walks)
            {
                int nanoamps = snapshot.Quality[Channel.Current] == (byte)Quality.Ok ? snapshot.Fast[Channel.Current] : OtherNanoamps(snapshot);
                int passedMs = dtMs < 0 ? 0 : dtMs;
                StepElapsedMs += passedMs;
                StepChargeNanoampereMilliseconds = Add(StepChargeNanoampereMilliseconds, (long)nanoamps * passedMs);
            }

            _hasLast = Save(_last);
        }

        /// <summary>Hands out, once, what <see cref="KeepLast"/> kept; false without.</summary>
        /// <param name="words">Filled; shape [at least <see cref="ProgramSave.Words"/>].</param>
        public bool TakeLast(int[] words)
        {
            if (!_hasLast)
            {
                return false;
            }

            _hasLast = false;
            for (int i = 0; i < ProgramSave.Words; i++)
            {
                words[i] = _last[i];
            }

            return true;
        }

        /// <summary>
        /// Goes on in the saved step instead of at the beginning. False, and nothing changed, when the state is damaged or belongs
        /// to another program than the loaded one.
        /// </summary>
        /// <param name="words">Shape [at least <see cref="ProgramSave.Words"/>].</param>
        [BootCode]
        public bool Restore(int[] words)
        {
            if (!CanRestore(words))
            {
                return false;
            }

            Begin();
            _starting = false;
            Step = words[ProgramSave.Step];
            StepElapsedMs = ProgramSave.Long(words, ProgramSave.StepElapsedMs);
            StepChargeNanoampereMilliseconds = ProgramSave.Long(words, ProgramSave.StepCharge);
            EarlierMs = ProgramSave.Long(words, ProgramSave.ProgramElapsedMs) - StepElapsedMs;
            _earlierNanoampereMilliseconds = Add(ProgramSave.Long(words, ProgramSave.ProgramCharge), -StepChargeNanoampereMilliseconds);
            Tag = words[ProgramSave.Tag];
            _setsTemperature = (words[ProgramSave.Flags] & ProgramSave.SetsTemperature) != 0;
            _setsForce = (words[ProgramSave.Flags] & ProgramSave.SetsForce) != 0;
            _voltageReached = (words[ProgramSave.Flags] & ProgramSave.VoltageReached) != 0;
            _plateMillidegrees = words[ProgramSave.PlateMillidegrees];
            _clampMillinewtons = words[ProgramSave.ClampMillinewtons];
            _resumed = true;
            int loop = _table.InnerLoop[Step];
            for (int i = 0; loop >= 0; i++)
            {
                _passes[loop] = words[ProgramSave.Passes + i];
                loop = _table.InnerLoop[loop];
            }

            TakeStep(Step);
            return true;
        }

        /// <summary>True when <see cref="Restore"/> would take the state.</summary>
        /// <param name="words">Shape [at least <see cref="ProgramSave.Words"/>].</param>
        [BootCode]
        public bool CanRestore(int[] words)
        {
            if (words == null || words.Length < ProgramSave.Words || !_table.IsLoaded
                || words[ProgramSave.Magic] != ProgramSave.MagicValue
                || words[ProgramSave.Checksum] != _table.Checksum
                || words[ProgramSave.Crc] != _crc.Compute(words, ProgramSave.Crc))
            {
                return false;
            }

            // The checksum says that it was saved by this program; the rest guards against a save by other firmware.
            int step = words[ProgramSave.Step];
            if (step < 0 || step >= _table.StepCount || _table.TimeLimitMs[step] == 0
                || ProgramSave.Long(words, ProgramSave.StepElapsedMs) < 0 || ProgramSave.Long(words, ProgramSave.ProgramElapsedMs) < 0)
            {
                return false;
            }

            int loop = _table.InnerLoop[step];
            for (int i = 0; loop >= 0; i++)
            {
                int passes = words[ProgramSave.Passes + i];
                if (passes < 0 || passes >= _table.B[loop])
                {
                    return false;
                }

                loop = _table.InnerLoop[loop];
            }

            return true;
        }

        // A tick that is not one more of a step that takes time: the program's first, the first after a loss of power, one after its end.
        private void AdvanceOther(ProgramRequest request)
        {
            if (Step < 0)
            {
                Hold(request);
                return;
            }

            if (_starting)
            {
                _starting = false;
                Enter(0);
            }
            else if (_resumed)
            {
                // The tick after a loss of power: the time before it is not the step's, and no current has flowed in it.
                _resumed = false;
                StepStarted = true;
                HasEdge = true;
                _walks = true;
            }
            else
            {
                // A long chain of steps without duration goes on where the last tick left it.
                Enter(Step);
            }

            Write(request);
        }

        // The other sensor's current. Charge that nobody measured still flowed: counting none of it would move it once more later.
        private int OtherNanoamps(Snapshot snapshot)
        {
            return snapshot.Quality[Channel.CurrentSecond] == (byte)Quality.Ok ? snapshot.Fast[Channel.CurrentSecond] : _lastNanoamps;
        }

        private static long Add(long sum, long charge)
        {
            // Both magnitudes stay below 9.1e18, so the sum cannot wrap before it is held.
            if (charge > 0)
            {
                return sum > ChargeMax - charge ? ChargeMax : sum + charge;
            }

            return sum < -ChargeMax - charge ? -ChargeMax : sum + charge;
        }

        private void LookForEnd(Snapshot snapshot)
        {
            bool measured = snapshot.Quality[Channel.Current] == (byte)Quality.Ok || snapshot.Quality[Channel.CurrentSecond] == (byte)Quality.Ok;
            int target = IsBeyondLimits(snapshot) ? _table.StepCount : FindEnd(snapshot, measured);
            if (target >= 0)
            {
                StepEnded = true;
                EndedStep = Step;
                LeaveLoops(Step, target);
                Enter(target);
            }
        }

        // The voltage will be at its limit when the hold's first current flows: the step ends by the condition that names the limit.
        private void TakeOver(Snapshot snapshot)
        {
            _watches = false;
            int condition = _handOver.Condition;
            if (condition < 0)
            {
                _takesOver = true;
                return;
            }

            int target = _handOver.HoldStep;
            int control = Control(target);
            EndKind = _table.ConditionKind[condition];
            EndChannel = control == ProgramRequest.StackVoltage ? Channel.Stack
                : Channel.Cell0 + (control == ProgramRequest.HighestCellVoltage ? snapshot.HighestCell : snapshot.LowestCell);
            EndValue = HeldVoltage.Microvolts(snapshot, control);
            StepEnded = true;
            EndedStep = Step;
            LeaveLoops(Step, target);
            Enter(target);
        }

        private int FindEnd(Snapshot snapshot, bool measured)
        {
            int condition = _table.FirstCondition[Step];
            int end = _table.FirstCondition[Step + 1];
            while (condition < end)
            {
                int last = condition;
                bool holds = Holds(last, snapshot, measured);
                if (holds)
                {
                    EndKind = _table.ConditionKind[last];
                    EndChannel = _conditions.ReadChannel;
                    EndValue = _conditions.Value;
                }

                while (_table.ConditionAndNext[last])
                {
                    last++;
                    holds = holds && Holds(last, snapshot, measured);
                }

                if (holds)
                {
                    int target = _table.ConditionTarget[last];
                    return target == ProgramImage.NextStep ? Step + 1 : target;
                }

                condition = last + 1;
            }

            if (StepElapsedMs < _table.TimeLimitMs[Step])
            {
                return -1;
            }

            EndKind = Programs.EndKind.Time;
            EndChannel = -1;
            EndValue = Saturate.ToInt(StepElapsedMs / 10);
            return Step + 1;
        }

        /// <summary>
        /// A program that asked for tighter limits than the rig's ends when one is passed as far as the rig's trip tier lies outside of
        /// its own window: its conditions should have ended the step long before.
        /// </summary>
        private bool IsBeyondLimits(Snapshot snapshot)
        {
            if (_table.CellMicrovoltsMax != ProgramImage.Unset && snapshot.HighestCell >= 0
                && (long)snapshot.HighestCellMicrovolts - _table.CellMicrovoltsMax > _cellMarginMicrovolts)
            {
                return EndsAtLimit(Channel.Cell0 + snapshot.HighestCell, snapshot.HighestCellMicrovolts);
            }

            if (_table.CellMicrovoltsMin != ProgramImage.Unset && snapshot.LowestCell >= 0
                && (long)_table.CellMicrovoltsMin - snapshot.LowestCellMicrovolts > _cellMarginMicrovolts)
            {
                return EndsAtLimit(Channel.Cell0 + snapshot.LowestCell, snapshot.LowestCellMicrovolts);
            }

            return _table.PlateMillidegreesMax != ProgramImage.Unset && snapshot.HottestPlate >= 0
                && snapshot.HottestPlateMillidegrees > _table.PlateMillidegreesMax
                && EndsAtLimit(Channel.Temperature0 + snapshot.HottestPlate, snapshot.HottestPlateMillidegrees);
        }

        private bool EndsAtLimit(int channel, int value)
        {
            EndKind = Programs.EndKind.ProgramLimit;
            EndChannel = channel;
            EndValue = value;
            return true;
        }

        private bool Holds(int condition, Snapshot snapshot, bool measured)
        {
            return _conditions.Holds(condition, snapshot, StepElapsedMs, StepChargeNanoampereMilliseconds, measured, _voltageReached);
        }

        private void LookForVoltage(Snapshot snapshot)
        {
            if (HeldVoltage.IsRead(snapshot, _control))
            {
                int error = Saturate.Subtract(TargetMicrovolts(), HeldVoltage.Microvolts(snapshot, _control));
                _voltageReached = Saturate.Magnitude(error) <= EndConditions.ReachedMicrovolts;
            }
        }

        private int TargetMicrovolts()
        {
            long limitMs = _table.TimeLimitMs[Step];
            if (_table.Kind[Step] != StepKind.SweepStackVoltage || limitMs <= 0)
            {
                return _table.A[Step];
            }

            // 108 V times the 1.44e10 ms of the longest step are 1.6e18: the product fits into a long.
            long elapsedMs = StepElapsedMs < limitMs ? StepElapsedMs : limitMs;
            return _table.A[Step] + (int)(((long)_table.B[Step] - _table.A[Step]) * elapsedMs / limitMs);
        }

        private int Control(int step)
        {
            switch (_table.Kind[step])
            {
                case StepKind.ConstantStackVoltage:
                case StepKind.SweepStackVoltage:
                    return ProgramRequest.StackVoltage;
                case StepKind.Impedance:
                    return ProgramRequest.Wave;
                case StepKind.ConstantCellVoltage:
                    return _table.C[step] > 0 ? ProgramRequest.HighestCellVoltage : ProgramRequest.LowestCellVoltage;
                default:
                    return ProgramRequest.Current;
            }
        }

        private void Enter(int step)
        {
            HasEdge = true;
            int budget = PassedStepsPerTickMax;
            while (budget > 0 && step < _table.StepCount && _table.TimeLimitMs[step] == 0)
            {
                step = Pass(step);
                budget--;
            }

            EarlierMs += StepElapsedMs;
            _earlierNanoampereMilliseconds = ProgramChargeNanoampereMilliseconds;
            StepElapsedMs = 0;
            StepChargeNanoampereMilliseconds = 0;
            if (step >= _table.StepCount)
            {
                Step = -1;
                Cycle = 0;
                _timed = false;
                _walks = false;
                _control = ProgramRequest.Current;
                Excites = false;
                _watches = false;
                IsDone = true;
                return;
            }

            Step = step;
            _conditions.Slopes.Reset();
            TakeStep(step);
            _walks = _timed;
            _voltageReached = _control == ProgramRequest.Current || Excites;
            StepStarted = _timed;
            _lastNanoamps = _table.Kind[step] == StepKind.ConstantCurrent ? _table.A[step] : 0;
            TakeSetpoints(step);
        }

        private int Pass(int step)
        {
            switch (_table.Kind[step])
            {
                case StepKind.Loop:
                    _passes[step]++;
                    if (_passes[step] < _table.B[step])
                    {
                        return _table.A[step];
                    }

                    // Back to none, so that an outer loop finds it fresh.
                    _passes[step] = 0;
                    return step + 1;
                case StepKind.Goto:
                    LeaveLoops(step, _table.A[step]);
                    return _table.A[step];
                case StepKind.Tag:
                    Tag = _table.A[step];
                    return step + 1;
                default:
                    TakeSetpoints(step);
                    return step + 1;
            }
        }

        private void TakeSetpoints(int step)
        {
            if (_table.Kind[step] == StepKind.SetTemperature)
            {
                _setsTemperature = true;
                _plateMillidegrees = _table.A[step];
            }
            else if (_table.Kind[step] == StepKind.SetForce)
            {
                _setsForce = true;
                _clampMillinewtons = _table.A[step];
            }
        }

        private void LeaveLoops(int from, int target)
        {
            // The passes of a loop that is left by a jump are forgotten; at most LoopDepthMax of them.
            int loop = _table.InnerLoop[from];
            while (loop >= 0 && (target < _table.A[loop] || target > loop))
            {
                _passes[loop] = 0;
                loop = _table.InnerLoop[loop];
            }
        }

        // What a tick needs of the step, so that it only compares and hands on.
        private void TakeStep(int step)
        {
            _timed = _table.TimeLimitMs[step] != 0;
            _control = _timed ? Control(step) : ProgramRequest.Current;
            _sweeps = _timed && _table.Kind[step] == StepKind.SweepStackVoltage;
            _stepNanoamps = _timed && _table.Kind[step] == StepKind.ConstantCurrent ? _table.A[step] : 0;
            _stepNanoampsMax = _sweeps ? _table.C[step] : _table.B[step];
            _stepMicrovolts = _table.A[step];
            Excites = _control == ProgramRequest.Wave;
            if (Excites)
            {
                _excitation.Begin(_table.A[step], _table.B[step], _table.C[step], _table.D[step], StepElapsedMs);
            }

            _bounds.Take(step);
            _isPlain = _control == ProgramRequest.Current && !_bounds.ReadsSlopes;
            _watches = _timed && _handOver.Take(step);
            _takesOver = step == _handOver.HoldStep && !_watches;
            TakeCycle();
        }

        private void TakeCycle()
        {
            int loop = Step < 0 ? -1 : _table.InnerLoop[Step];
            Cycle = loop < 0 ? 0 : _passes[loop] + 1;
        }

        private void Write(ProgramRequest request)
        {
            if (Step < 0 || _control != ProgramRequest.Current)
            {
                WriteOther(request);
                return;
            }

            _written = request;
            request.IsNew = true;
            request.Control = ProgramRequest.Current;
            request.StackNanoamps = _stepNanoamps;
            request.StackNanoampsMax = 0;
            request.TargetMicrovolts = 0;
            request.SetsTemperature = _setsTemperature;
            request.PlateMillidegrees = _plateMillidegrees;
            request.SetsForce = _setsForce;
            request.ClampMillinewtons = _clampMillinewtons;
        }

        private void WriteOther(ProgramRequest request)
        {
            Hold(request);
            if (Excites)
            {
                request.Control = ProgramRequest.Wave;
                request.StackNanoamps = _table.B[Step];
                request.SwingNanoamps = _table.A[Step];
                request.StackNanoampsMax = Saturate.Add(_table.A[Step], Saturate.Magnitude(_table.B[Step]));
                _excitation.Fill(request.SliceNanoamps);
                return;
            }

            if (Step >= 0)
            {
                request.Control = _control;
                request.TargetMicrovolts = _sweeps ? TargetMicrovolts() : _stepMicrovolts;
                request.StackNanoampsMax = _stepNanoampsMax;
                request.DropMicrovolts = _sweeps || _watches ? 0 : _handOver.DropMicrovolts;
                request.SlopeMicrovoltsPerSecond = _sweeps || _watches ? 0 : _handOver.SlopeMicrovoltsPerSecond;
                request.TakesOver = _takesOver;
                _takesOver = false;
            }
        }
    }
}
