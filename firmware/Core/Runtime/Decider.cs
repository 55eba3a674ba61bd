using RigFirmware.Core.Configuration;
using RigFirmware.Core.Control;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// The second third of a tick: snapshot and state in, commands out. No I/O, no clock, nothing thrown in normal
    /// operation, nothing allocated. Safety comes first; the program requests, the arbiter takes the smaller.
    /// </summary>
    [CycleCode]
    public sealed class Decider
    {
        // The inputs are watched for a second before anything may be armed: twenty samples of every channel.
        private const int SelfTestMs = 1000;

        // A self-test that has not passed by then never will: the arming check tells why.
        private const int SelfTestOverdueMs = 10000;
        private const long NanoampereMillisecondsPerMicroampHour = 3600L * 1000 * 1000;

        // The contactor's operate time and bounce; the mirror contact has to agree by then.
        private const int ArmingMs = 200;
        private const int ArmingTimeoutMs = 1000;

        // The acknowledge has to be held so long, so that a touch of the button is not one.
        private const int AcknowledgeMs = 500;

        // The source needs one tick to reach zero; the contactor then opens without current, at the latest after this.
        private const int CurrentEndMs = 200;
        // Every fourth tick, one in which the other slow work rests.
        private const int DriftTicksMask = 3;
        private const int DriftTick = 1;
        private readonly RigConfiguration _configuration;
        private readonly SafetyMonitor _monitor;
        private readonly WatchMonitor _watches;
        private readonly MemoryGuard _guard;
        private readonly SelfTestWatch _selfTest;
        private readonly DriftWatch _drift;
        private readonly DriftTeller _driftTeller;
        private readonly ChargeBalance _balance = new ChargeBalance();
        private readonly FaultMonitor _faults;
        private readonly StateTable _table = new StateTable();
        private readonly PermitRule _permitRule;
        private readonly ChainRule _chain;
        private readonly ArmingCheck _arming;
        private readonly RequestHandler _requests;
        private readonly IntRing _requestRing;
        private readonly ProgramTable _program;
        private readonly ProgramRunner _runner;
        private readonly ProgramRequest _request = new ProgramRequest();
        private readonly CurrentControl _current = new CurrentControl();
        private readonly VoltageControl _voltage = new VoltageControl();
        private readonly TemperatureControl _temperature;
        private readonly ClampControl _clamp;
        private readonly Arbiter _arbiter = new Arbiter();
        private readonly SafetyInputs _inputs;
        private readonly EventWriter _events;
        private readonly BlackBox _blackBox;
        private readonly TripMemory _memory;
        private bool _holdsVoltage;
        private bool _heats;

        // What the commands were last made of; a held voltage and a wave make them anew in every tick and once more when they end.
        private bool _mayStand;
        private bool _currentStands;
        private int _heaterMilliwatts;
        private int _clampPermille;

        /// <summary>The decider of a rig; every part is made by <see cref="CyclicExecutive"/>.</summary>
        public Decider(RigConfiguration configuration, FaultTable table, FaultMonitor faults, SafetyInputs inputs, ProgramTable program, ProgramRunner runner, ArmingCheck arming, RequestHandler requests, EventWriter events, BlackBox blackBox, TripMemory memory)
        {
            _configuration = configuration;
            _faults = faults;
            _inputs = inputs;
            _program = program;
            _runner = runner;
            _arming = arming;
            _requests = requests;
            _requestRing = requests.Ring;
            _events = events;
            _selfTest = new SelfTestWatch(events);
            _blackBox = blackBox;
            _memory = memory;
            _monitor = new SafetyMonitor(configuration, table, faults);
            _guard = new MemoryGuard(configuration, program);
            _watches = new WatchMonitor(configuration, table, faults);
            _drift = _watches.Drift;
            _driftTeller = new DriftTeller(_drift, events);
            _permitRule = new PermitRule(configuration);
            _chain = new ChainRule(faults);
            _temperature = new TemperatureControl(configuration);
            _clamp = new ClampControl(configuration);
        }

        /// <summary>True while the heartbeat is withheld on purpose; see <see cref="ChainRule"/>. A field, since the loop reads it every tick.</summary>
        public bool IsHeartbeatWithheld;

        /// <summary>How far two paths to the same quantity have moved apart.</summary>
        public DriftWatch Drift
        {
            get { return _drift; }
        }

        /// <summary>Decides one tick.</summary>
        /// <param name="medium">True in the ticks of the medium rate; see <see cref="Schedule"/>.</param>
        /// <param name="slow">True in the ticks of the slow rate.</param>
        public void Decide(Snapshot snapshot, RigState state, bool medium, bool slow, Permit permit, RigCommands commands)
        {
            int nowMs = snapshot.TimeMs;
            FaultMonitor faults = _faults;
            SafetyInputs inputs = _inputs;
            faults.NowMs = nowMs;
            faults.Mode = state.Mode;
            if (slow)
            {
                JudgeSlow(snapshot, commands);
            }

            _monitor.Judge(snapshot, inputs);
            if (medium)
            {
                if (_guard.HasSlices && !slow)
                {
                    _guard.Continue(inputs);
                }

                inputs.SelfTestOverdue = state.Mode == RigMode.SelfTest && Time.ElapsedMs(nowMs, state.ModeSinceMs) > SelfTestOverdueMs;
                inputs.BlackBoxWaiting = _blackBox.Stands;
                _monitor.JudgeMedium(snapshot, inputs);
                _watches.JudgeMedium(snapshot, inputs);
            }

            if (faults.Changes != 0)
            {
                _events.WriteChanges(faults);
                faults.Changes = 0;
            }

            if (faults.ActiveTrips != 0)
            {
                TakeTrip(snapshot, state, nowMs);
            }

            IntRing requests = _requestRing;
            if (requests.Written != requests.Taken)
            {
                TakeRequest(snapshot, state, nowMs);
            }

            RigMode mode = state.Mode;
            if (mode != RigMode.Running || slow)
            {
                mode = FollowOthers(snapshot, state, nowMs, slow);
            }

            ProgramRunner runner = _runner;
            ProgramRequest request = _request;
            if ((snapshot.Tick & DriftTicksMask) == DriftTick && (mode == RigMode.Running || mode == RigMode.Paused))
            {
                _drift.Step(snapshot);
            }

            if (mode == RigMode.Running)
            {
                runner.Advance(snapshot, state.DtMs, request);
                if (runner.HasEdge)
                {
                    TakeEdge(state, nowMs);
                    mode = state.Mode;
                }
            }
            else if (mode == RigMode.Paused)
            {
                runner.Hold(request);
            }
            else
            {
                runner.Release(request);
            }

            if (mode != RigMode.Running && (mode == RigMode.Tripped || IsHeartbeatWithheld))
            {
                _chain.Apply(snapshot, mode);
                IsHeartbeatWithheld = _chain.IsHeartbeatWithheld;
            }

            // Once more after the mode has settled: the permit belongs to the mode that the rig is in now. While nothing is wrong it
            // stands as it was written in the first such tick.
            bool free = mode == RigMode.Running && (faults.ActiveTrips | faults.Reactions) == 0;
            bool stands = free && _mayStand;
            _mayStand = free;
            if (!stands)
            {
                bool currentFlows = mode == RigMode.Stopping && Time.ElapsedMs(nowMs, state.ModeSinceMs) < CurrentEndMs;
                _permitRule.Apply(mode, faults, currentFlows, permit);
            }

            if (medium)
            {
                ClampControl clamp = _clamp;
                clamp.Step(snapshot, request.SetsForce ? request.ClampMillinewtons : _configuration.ClampMillinewtons, unchecked(nowMs - state.LastMediumMs), permit.ClampSafe);
                state.LastMediumMs = nowMs;
                stands = stands && clamp.ClampPermille == _clampPermille;
            }

            if (_heats || slow)
            {
                Heat(snapshot, state, nowMs, slow, permit);
                stands = stands && _temperature.HeaterMilliwatts == _heaterMilliwatts;
            }

            if (stands && _currentStands && !request.IsNew)
            {
                inputs.CommandStands = true;
            }
            else
            {
                DriveCurrent(snapshot, permit, commands, stands, state.DtMs);
            }

            // Asserted of every new command, and in every second tick of the one that stands: no later writer gets past.
            if ((medium || !inputs.CommandStands) && !_arbiter.IsWithin(commands, permit))
            {
                inputs.InvariantBroken = true;
                commands.SetSafe();
                TellCommands(commands);
            }
        }

        // In the ticks in which the wish is new, the permit or another command has changed, or the current is on its way.
        private void DriveCurrent(Snapshot snapshot, Permit permit, RigCommands commands, bool stands, int dtMs)
        {
            // While the range changes a held voltage's current stands, and goes on from there. A held voltage keeps the range of its
            // largest current: the current wanders through zero and must not switch ranges.
            ProgramRequest request = _request;
            request.IsNew = false;
            bool holds = request.Control != ProgramRequest.Current || _holdsVoltage;
            int rangeNanoamps = request.StackNanoamps;
            if (holds)
            {
                _mayStand = false;
                rangeNanoamps = HoldVoltage(snapshot, commands.StackNanoamps, _current.IsBusy ? 0 : dtMs);
            }

            bool moves = _current.Apply(snapshot, request.StackNanoamps, rangeNanoamps, permit.Contactor);
            _currentStands = !moves && !holds;
            if (moves || holds || !stands)
            {
                Command(permit, commands);
            }
            else
            {
                _inputs.CommandStands = true;
            }
        }

        // Asked for only when a wish or the permit has changed: the commands stand until then, and are given again every tick.
        private void Command(Permit permit, RigCommands commands)
        {
            CurrentControl current = _current;
            _heaterMilliwatts = _temperature.HeaterMilliwatts;
            _clampPermille = _clamp.ClampPermille;
            _arbiter.Apply(permit.Contactor, current.Nanoamps, current.Range, _heaterMilliwatts, _clampPermille, permit, commands);
            if (_holdsVoltage && !current.IsBusy)
            {
                _voltage.Follow(commands.StackNanoamps);
            }

            _inputs.CommandNanoamps = commands.StackNanoamps;
            _inputs.CommandSwingNanoamps = 0;

            // While the range changes, and while a bias rises, there is no wave yet: its first periods are not measured anyway.
            if (_request.Control == ProgramRequest.Wave && !current.IsBusy)
            {
                _arbiter.ApplySlices(_request.SliceNanoamps, permit, commands);
                TellSwing(permit, commands);
            }

            TellCommands(commands);
        }

        private void TellCommands(RigCommands commands)
        {
            _inputs.CommandStands = false;
            _inputs.ContactorCommanded = commands.ContactorClosed;
            _inputs.CommandRange = commands.CurrentRange;
        }

        // What safety compares the measured current with: the band that the wave is left by the permit, as its middle and its half width.
        private void TellSwing(Permit permit, RigCommands commands)
        {
            if (commands.SliceCount == 0)
            {
                return;
            }

            int high = Saturate.Add(_request.StackNanoamps, _request.SwingNanoamps);
            int low = Saturate.Subtract(_request.StackNanoamps, _request.SwingNanoamps);
            high = Saturate.Clamp(high, -permit.DischargeNanoamps, permit.ChargeNanoamps);
            low = Saturate.Clamp(low, -permit.DischargeNanoamps, permit.ChargeNanoamps);
            _inputs.CommandNanoamps = (high >> 1) + (low >> 1);
            _inputs.CommandSwingNanoamps = (high >> 1) - (low >> 1) + 1;
        }

        // Control of a voltage takes over from the current of the tick before, and once more when it ends. A held voltage, and a wave,
        // keep the range of their largest current: the current wanders through zero and must not switch ranges.
        private int HoldVoltage(Snapshot snapshot, int commandNanoamps, int dtMs)
        {
            bool isWave = _request.Control == ProgramRequest.Wave;
            bool holds = _request.Control != ProgramRequest.Current && !isWave;
            if (!holds && !_holdsVoltage)
            {
                return isWave ? _request.StackNanoampsMax : _request.StackNanoamps;
            }

            if (!_holdsVoltage)
            {
                _voltage.Follow(commandNanoamps);
            }

            _holdsVoltage = holds;
            _voltage.Apply(snapshot, _request, dtMs);
            return holds || isWave ? _request.StackNanoampsMax : _request.StackNanoamps;
        }

        // What the rows of the slower rates compare with: the commands still are those of the tick before.
        private void JudgeSlow(Snapshot snapshot, RigCommands commands)
        {
            _inputs.HeaterMilliwatts = commands.HeaterMilliwatts;
            _inputs.HeaterErrorMillidegrees = _temperature.ErrorMillidegrees;
            _inputs.ClampMillinewtons = WantedMillinewtons();
            _inputs.ClampPermille = commands.ClampHeld ? ClampControl.NotKnown : commands.ClampPermille;
            _memory.Second();
            _monitor.Follow(snapshot);
            _inputs.StepMicroampHours = Saturate.ToInt(Saturate.Magnitude(_runner.StepChargeNanoampereMilliseconds) / NanoampereMillisecondsPerMicroampHour);
            _balance.Follow(_runner.ProgramChargeNanoampereMilliseconds);
            _inputs.EfficiencyPermille = _balance.EfficiencyPermille;
            _guard.Second(_inputs);
            _watches.JudgeSlow(snapshot, _inputs);
            _driftTeller.Second();
        }

        // Once a second, and in every tick of every mode but Running.
        private RigMode FollowOthers(Snapshot snapshot, RigState state, int nowMs, bool slow)
        {
            _selfTest.Follow(snapshot.SelfTest);
            if (slow && _memory.LearnsOfLock())
            {
                _events.Write(EventRecord.LockFound, _memory.Word(TripNote.Fault), _memory.Word(TripNote.Channel), _memory.Word(TripNote.Value), _memory.Word(TripNote.Limit));
                Happen(RigEvent.FaultTripped, state, nowMs);
            }

            if (state.Mode != RigMode.Running)
            {
                Follow(snapshot, state, nowMs);
            }

            return state.Mode;
        }

        private void TakeTrip(Snapshot snapshot, RigState state, int nowMs)
        {
            int fault = _faults.FirstActiveTrip();
            bool powerFails = _faults.IsActive(FaultId.PowerFailing);
            if (state.Mode == RigMode.Running && powerFails)
            {
                // The last moment at which what flowed is known; from here on nothing flows.
                _runner.KeepLast(snapshot, state.DtMs);
            }

            if (state.Mode != RigMode.Tripped)
            {
                Trip(fault, state, nowMs);
            }

            if (!_memory.IsLocked && !powerFails)
            {
                // A supply that fails is no reason to lock, and what is read meanwhile means nothing: with power back the rig goes on.
                _memory.Lock(fault, _faults.ChannelOf(fault), _faults.Value(fault), _faults.Limit(fault), nowMs, snapshot.Tick);
            }
        }

        private void Trip(int fault, RigState state, int nowMs)
        {
            int channel = _faults.ChannelOf(fault);
            int value = _faults.Value(fault);
            int limit = _faults.Limit(fault);
            _events.Write(EventRecord.Tripped, fault, channel, value, limit);
            _blackBox.Trigger(fault, channel, value, limit, nowMs);
            Happen(RigEvent.FaultTripped, state, nowMs);
        }

        private void TakeRequest(Snapshot snapshot, RigState state, int nowMs)
        {
            int requested = _requests.Next(snapshot, state, _faults);
            if (_requests.ProgramLoaded)
            {
                _guard.TakeProgram();
            }

            if (requested >= 0)
            {
                Happen((RigEvent)requested, state, nowMs);
            }
        }

        // What the rig waits for in every mode but Running.
        private void Follow(Snapshot snapshot, RigState state, int nowMs)
        {
            int sinceMs = unchecked(nowMs - state.ModeSinceMs);
            switch (state.Mode)
            {
                case RigMode.Boot:
                    Happen(RigEvent.Booted, state, nowMs);
                    break;
                case RigMode.SelfTest:
                    if (sinceMs >= SelfTestMs && _arming.SelfTestPasses(snapshot, _faults))
                    {
                        Happen(RigEvent.SelfTestPassed, state, nowMs);
                    }

                    break;
                case RigMode.Arming:
                    Arm(snapshot, state, nowMs, sinceMs);
                    break;
                case RigMode.Stopping:
                    if (snapshot.DiscretesRead && (snapshot.Discretes & Discretes.ContactorClosed) == 0 && sinceMs > CurrentEndMs)
                    {
                        Happen(RigEvent.Stopped, state, nowMs);
                    }

                    break;
                case RigMode.Tripped:
                    Acknowledge(snapshot, state, nowMs);
                    break;
                default:
                    break;
            }
        }

        private void Arm(Snapshot snapshot, RigState state, int nowMs, int sinceMs)
        {
            bool closed = snapshot.DiscretesRead && (snapshot.Discretes & Discretes.ContactorClosed) != 0;
            if (sinceMs < ArmingMs || (!closed && sinceMs < ArmingTimeoutMs))
            {
                return;
            }

            // A closed contactor is what arming wants; every other reason still blocks.
            int blocks = _arming.Blocks(snapshot, _faults, _program.IsLoaded) & ~ArmingBlock.ContactorNotOpen;
            bool armed = closed && blocks == 0 && (!state.ArmingFromSave || _runner.Restore(_requests.Saved));
            _events.Write(EventRecord.RequestAnswered, state.ArmingRequestId, armed ? RequestResult.Done : RequestResult.ArmingRefused, armed ? (int)RigMode.Running : blocks, armed ? 0 : (closed ? _arming.FirstBlockingFault(_faults) : FaultId.ContactorNotClosed));
            state.ArmingRequestId = 0;
            if (armed)
            {
                if (!state.ArmingFromSave)
                {
                    _runner.Begin();
                }

                _balance.Reset(_runner.ProgramChargeNanoampereMilliseconds);
                _drift.Restart();
                _driftTeller.Restart();
            }

            Happen(armed ? RigEvent.Armed : RigEvent.ArmingFailed, state, nowMs);
        }

        private void Acknowledge(Snapshot snapshot, RigState state, int nowMs)
        {
            bool pressed = snapshot.DiscretesRead && (snapshot.Discretes & Discretes.Acknowledge) != 0;
            if (!pressed)
            {
                // Not read is not released: a broken input must not arm the acknowledge.
                state.AcknowledgeReleased |= snapshot.DiscretesRead;
                state.AcknowledgeHeld = false;
                return;
            }

            if (!state.AcknowledgeReleased)
            {
                return;
            }

            if (!state.AcknowledgeHeld)
            {
                state.AcknowledgeHeld = true;
                state.AcknowledgeSinceMs = nowMs;
                return;
            }

            if (Time.ElapsedMs(nowMs, state.AcknowledgeSinceMs) >= AcknowledgeMs && _faults.FirstActiveTrip() < 0)
            {
                _faults.ReleaseLatches();
                _memory.Free(nowMs, snapshot.Tick);
                Happen(RigEvent.Acknowledged, state, nowMs);
            }
        }

        // What a step's end or start, or the program's end, leads to.
        private void TakeEdge(RigState state, int nowMs)
        {
            ProgramRunner runner = _runner;
            if (runner.StepEnded || runner.StepStarted)
            {
                _events.WriteSteps(runner);
            }

            if (runner.IsDone)
            {
                _events.Write(EventRecord.ProgramEnded, 0, 0, 0, 0);
                _request.StackNanoamps = 0;
                _request.IsNew = true;
                Happen(RigEvent.ProgramEnded, state, nowMs);
            }
        }

        // Once a second, and at once when the program wants no temperature any more.
        private void Heat(Snapshot snapshot, RigState state, int nowMs, bool slow, Permit permit)
        {
            if (!_request.SetsTemperature)
            {
                if (_heats)
                {
                    _heats = false;
                    _temperature.Release();
                }
            }
            else if (slow)
            {
                _heats = true;
                _temperature.Step(snapshot, _request.PlateMillidegrees, Time.ElapsedMs(nowMs, state.LastSlowMs), permit.HeaterMilliwatts > 0);
            }

            _inputs.RampMillidegreesPerSecond = _temperature.RampMillidegreesPerSecond;
            if (slow)
            {
                state.LastSlowMs = nowMs;
            }
        }

        private int WantedMillinewtons()
        {
            return _request.SetsForce ? _request.ClampMillinewtons : _configuration.ClampMillinewtons;
        }

        private void Happen(RigEvent e, RigState state, int nowMs)
        {
            RigMode next = _table.Next(state.Mode, e);
            if (next == state.Mode)
            {
                return;
            }

            _events.Write(EventRecord.ModeChanged, (int)state.Mode, (int)next, (int)e, 0);
            if (state.ArmingRequestId != 0 && next != RigMode.Arming)
            {
                // Arming ended by a trip or a stop: the one who asked is told.
                _events.Write(EventRecord.RequestAnswered, state.ArmingRequestId, RequestResult.ArmingRefused, ArmingBlock.FaultActive, _faults.FirstActiveTrip());
                state.ArmingRequestId = 0;
            }

            if (next == RigMode.Tripped || next == RigMode.Stopping)
            {
                _runner.Abort();
            }

            state.Mode = next;
            state.ModeSinceMs = nowMs;
            state.AcknowledgeReleased = false;
            state.AcknowledgeHeld = false;
        }
    }
}
