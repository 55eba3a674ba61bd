using System;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// One tick of the rig: sense, decide, act, heartbeat, record. The one thread that calls <see cref="Tick"/> owns all
    /// hardware and all state; other threads see only the rings, the black box once a trip has frozen its records, and the staging buffer.
    /// </summary>
    [CycleCode]
    public sealed class CyclicExecutive
    {
        // 25 s of telemetry records: what the communication thread may be held up without a loss.
        private const int RecordCapacity = 256;
        private const int EventCapacity = 256;

        // The heartbeat circuit has long dropped the power by then; a larger step of time is a wrong clock.
        private const int ClockJumpMs = 10000;
        private const int RequestCapacity = 16;
        private readonly IRigOutputs _outputs;
        private readonly SensePipeline _sense;
        private readonly Decider _decider;
        private readonly SafetyInputs _inputs = new SafetyInputs();
        private readonly EventWriter _eventWriter;
        private readonly RecordWriter _recordWriter;
        private readonly RequestHandler _requestHandler;
        private readonly RigState _state = new RigState();
        private readonly ProgramSaver _saver = new ProgramSaver();

        /// <summary>
        /// The loop of a rig, in mode Boot. A fault table that is not consistent counts as a broken invariant: the rig then
        /// never leaves Tripped and never gives a heartbeat.
        /// </summary>
        public CyclicExecutive(RigConfiguration configuration, Calibration calibration, IRigInputs inputs, IRigOutputs outputs)
        {
            _outputs = outputs;
            _outputs.MakeSafe();
            Configuration = configuration;
            Calibration = calibration;
            FaultTable = new FaultTable(configuration);
            Faults = new FaultMonitor(FaultTable);
            _inputs.InvariantBroken = FaultTable.FirstInconsistentRow() >= 0;
            Snapshot = new Snapshot();
            Snapshot.Tick = -1;
            Commands = new RigCommands();
            Permit = new Permit();
            Program = new ProgramTable();
            Runner = new ProgramRunner(Program, configuration);
            Requests = new IntRing(RequestCapacity, RequestRecord.Words);
            Records = new IntRing(RecordCapacity, TelemetryRecord.Words);
            Events = new IntRing(EventCapacity, EventRecord.Words);
            BlackBox = new BlackBox();
            TripMemory = new TripMemory();
            Communication = new CommunicationReport();
            _eventWriter = new EventWriter(Events, Snapshot);
            _sense = new SensePipeline(configuration, calibration, inputs);
            _recordWriter = new RecordWriter(configuration.CellCount, Program, Runner, _sense, BlackBox, Records, _eventWriter);
            var arming = new ArmingCheck(configuration);
            _requestHandler = new RequestHandler(configuration, Requests, arming, Program, Runner, calibration, _eventWriter);
            _decider = new Decider(configuration, FaultTable, Faults, _inputs, Program, Runner, arming, _requestHandler, _eventWriter, BlackBox, TripMemory);
        }

        /// <summary>What the rig is provisioned for; fixed.</summary>
        public readonly RigConfiguration Configuration;

        /// <summary>The scale of its readings; changed before the loop starts or by the loop itself, never by another thread.</summary>
        public readonly Calibration Calibration;

        /// <summary>What the rig knew in the newest tick.</summary>
        public readonly Snapshot Snapshot;

        /// <summary>What the rig drives since the newest tick.</summary>
        public readonly RigCommands Commands;

        /// <summary>What safety allowed in the newest tick.</summary>
        public readonly Permit Permit;

        /// <summary>The fault table.</summary>
        public readonly FaultTable FaultTable;

        /// <summary>The state of its rows.</summary>
        public readonly FaultMonitor Faults;

        /// <summary>How far two paths to the same quantity have moved apart; the loop writes it, others read it as it stands.</summary>
        public DriftWatch Drift
        {
            get { return _decider.Drift; }
        }

        /// <summary>The loaded program.</summary>
        public readonly ProgramTable Program;

        /// <summary>How far it ran.</summary>
        public readonly ProgramRunner Runner;

        /// <summary>Requests into the loop, records of <see cref="RequestRecord"/>; written by the communication thread.</summary>
        public readonly IntRing Requests;

        /// <summary>Telemetry out of the loop, one <see cref="TelemetryRecord"/> every second tick; read by the communication thread.</summary>
        public readonly IntRing Records;

        /// <summary>Events out of the loop, records of <see cref="EventRecord"/>; read by the communication thread.</summary>
        public readonly IntRing Events;

        /// <summary>The record of the seconds around a trip.</summary>
        public readonly BlackBox BlackBox;

        /// <summary>What a trip leaves behind over a loss of power; kept by the communication thread.</summary>
        public readonly TripMemory TripMemory;

        /// <summary>Where the communication thread says that it lives.</summary>
        public readonly CommunicationReport Communication;

        /// <summary>The mode of the rig.</summary>
        public RigMode Mode
        {
            get { return _state.Mode; }
        }

        /// <summary>Where a program image is put before <see cref="RequestRecord.LoadProgram"/> is posted, shape [16384].</summary>
        public byte[] ProgramStaging
        {
            get { return _requestHandler.Staging; }
        }

        /// <summary>The running program's states for the thread that keeps them over a loss of power; an empty one says that there is nothing to go on with.</summary>
        public IntRing Saves
        {
            get { return _saver.Saves; }
        }

        /// <summary>Where a kept state is put before <see cref="RequestRecord.ResumeSaved"/> is posted, shape [<see cref="ProgramSave.Words"/>].</summary>
        public int[] SavedStaging
        {
            get { return _requestHandler.Saved; }
        }

        /// <summary>
        /// One cycle. An exception in it is a broken invariant: outputs safe, latched, and no heartbeat ever again, so that
        /// the external circuit drops the power even if the safe command did not arrive.
        /// </summary>
        /// <param name="nowMs">Time, wrapping milliseconds.</param>
        /// <param name="lateMs">How late the tick starts after its deadline, in milliseconds, 0 or more.</param>
        public void Tick(int nowMs, int lateMs)
        {
            try
            {
                // The cycle stands here in full: a call costs the board as much as ten fields.
                RigState state = _state;
                Snapshot snapshot = Snapshot;
                SafetyInputs inputs = _inputs;
                int tick = unchecked(snapshot.Tick + 1);
                int dtMs = unchecked(nowMs - snapshot.TimeMs);
                RigCommands commands = Commands;
                bool medium = (tick & (Schedule.MediumTicks - 1)) == 0;
                bool slow = medium && tick % Schedule.SlowTicks == 0;
                snapshot.Tick = tick;
                snapshot.TimeMs = nowMs;
                snapshot.LateMs = lateMs;
                if (tick == 0)
                {
                    dtMs = RigConfiguration.TickMs;
                    state.LastMediumMs = nowMs;
                    state.LastSlowMs = nowMs;
                    state.ModeSinceMs = nowMs;
                }

                // One comparison for both ends: a time that stands still or goes back makes a huge unsigned number.
                state.DtMs = dtMs;
                inputs.ClockJumped = unchecked((uint)(dtMs - 1)) >= ClockJumpMs;
                if (slow)
                {
                    inputs.Communication = Communication.Second();
                }

                _sense.Sense(snapshot, medium);
                _decider.Decide(snapshot, state, medium, slow, Permit, commands);
                _outputs.Apply(commands);

                // While the program runs there is a state to save at a step's start and once a second; its end is looked for in every other mode.
                if (slow || Runner.HasEdge || state.Mode != RigMode.Running)
                {
                    _saver.Follow(state.Mode, slow, Runner, Faults.IsActive(FaultId.PowerFailing));
                }

                if (!inputs.InvariantBroken && !_decider.IsHeartbeatWithheld)
                {
                    _outputs.Heartbeat();
                }

                if (!inputs.CommandStands)
                {
                    _recordWriter.FillCommands(commands);
                }

                if (_recordWriter.Write(snapshot, state, medium))
                {
                    inputs.Refused = unchecked(Records.Refused + Events.Refused);
                }
            }
            catch (Exception)
            {
                _inputs.InvariantBroken = true;
                Commands.SetSafe();
                _outputs.MakeSafe();
            }
        }
    }
}
