using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Safety;
using RigFirmware.Core.Sensing;
using RigFirmware.Hal;

namespace RigFirmware.Core.Runtime
{
    /// <summary>
    /// Turns at most one request a tick into an event of the state machine, and answers it. A request that does not fit
    /// the mode is refused; none reaches an output.
    /// </summary>
    [CycleCode]
    public sealed class RequestHandler
    {
        /// <summary>Bytes of the staging buffer for a program image.</summary>
        public const int StagingBytes = ProgramImage.BytesMax;

        private readonly ArmingCheck _arming;
        private readonly ProgramTable _program;
        private readonly RigConfiguration _configuration;
        private readonly EventWriter _events;
        private readonly int[] _request = new int[RequestRecord.Words];
        private readonly byte[] _staging = new byte[StagingBytes];
        private readonly int[] _saved = new int[ProgramSave.Words];
        private readonly ProgramRunner _runner;
        private readonly Calibration _calibration;
        private readonly Crc32 _crc = new Crc32();

        /// <summary>The handler of a rig.</summary>
        public RequestHandler(RigConfiguration configuration, IntRing requests, ArmingCheck arming, ProgramTable program, ProgramRunner runner, Calibration calibration, EventWriter events)
        {
            _configuration = configuration;
            Ring = requests;
            _arming = arming;
            _program = program;
            _runner = runner;
            _calibration = calibration;
            _events = events;
        }

        /// <summary>Where the requests wait. <see cref="Next"/> need not be asked while it holds none.</summary>
        public readonly IntRing Ring;

        /// <summary>Where the communication thread puts a program image before it posts <see cref="RequestRecord.LoadProgram"/>.</summary>
        public byte[] Staging
        {
            get { return _staging; }
        }

        /// <summary>Where the keeping thread puts a saved state before it posts <see cref="RequestRecord.ResumeSaved"/>, shape [<see cref="ProgramSave.Words"/>].</summary>
        public int[] Saved
        {
            get { return _saved; }
        }

        /// <summary>True when the request of this tick loaded a program.</summary>
        public bool ProgramLoaded { get; private set; }

        /// <summary>Takes one request.</summary>
        /// <returns>The <see cref="RigEvent"/> it stands for, or -1.</returns>
        public int Next(Snapshot snapshot, RigState state, FaultMonitor faults)
        {
            ProgramLoaded = false;
            if (!Ring.TryRead(_request))
            {
                return -1;
            }

            int id = _request[RequestRecord.Id];
            RigMode mode = state.Mode;
            switch (_request[RequestRecord.Kind])
            {
                case RequestRecord.Start:
                    return Start(id, false, snapshot, state, faults);
                case RequestRecord.ResumeSaved:
                    return ResumeSaved(id, snapshot, state, faults);
                case RequestRecord.Pause:
                    return Answer(id, mode == RigMode.Running, mode, RigEvent.PauseRequested);
                case RequestRecord.Resume:
                    return Answer(id, mode == RigMode.Paused, mode, RigEvent.ResumeRequested);
                case RequestRecord.Stop:
                    return Answer(id, mode == RigMode.Arming || mode == RigMode.Running || mode == RigMode.Paused, mode, RigEvent.StopRequested);
                case RequestRecord.LoadProgram:
                    Load(id, mode);
                    return -1;
                case RequestRecord.LoadCalibration:
                    LoadCalibration(id, mode);
                    return -1;
                default:
                    _events.Write(EventRecord.RequestAnswered, id, RequestResult.Unknown, 0, 0);
                    return -1;
            }
        }

        private int Answer(int id, bool fits, RigMode mode, RigEvent e)
        {
            _events.Write(EventRecord.RequestAnswered, id, fits ? RequestResult.Done : RequestResult.WrongMode, (int)mode, 0);
            return fits ? (int)e : -1;
        }

        private int ResumeSaved(int id, Snapshot snapshot, RigState state, FaultMonitor faults)
        {
            if (!_runner.CanRestore(_saved))
            {
                _events.Write(EventRecord.RequestAnswered, id, RequestResult.SavedStateRefused, 0, 0);
                return -1;
            }

            return Start(id, true, snapshot, state, faults);
        }

        private int Start(int id, bool fromSave, Snapshot snapshot, RigState state, FaultMonitor faults)
        {
            if (state.Mode != RigMode.Idle)
            {
                return Answer(id, false, state.Mode, RigEvent.StartAccepted);
            }

            int blocks = _arming.Blocks(snapshot, faults, _program.IsLoaded);
            if (blocks != 0)
            {
                _events.Write(EventRecord.RequestAnswered, id, RequestResult.ArmingRefused, blocks, _arming.FirstBlockingFault(faults));
                return -1;
            }

            // The answer follows when arming has ended.
            state.ArmingRequestId = id;
            state.ArmingFromSave = fromSave;
            return (int)RigEvent.StartAccepted;
        }

        private void Load(int id, RigMode mode)
        {
            if (mode != RigMode.Idle)
            {
                _events.Write(EventRecord.RequestAnswered, id, RequestResult.WrongMode, (int)mode, 0);
                return;
            }

            int length = _request[RequestRecord.Argument];
            if (length < 0 || length > StagingBytes)
            {
                length = 0;
            }

            int error = _program.Load(_staging, length, _configuration);
            ProgramLoaded = error == 0;
            _events.Write(EventRecord.RequestAnswered, id, error == 0 ? RequestResult.Done : RequestResult.ProgramRefused, error, error == 0 ? -1 : _program.ErrorStep);
        }

        // Only in Idle: nothing flows while the scale of a reading changes. Whole or not at all.
        [BootCode]
        private void LoadCalibration(int id, RigMode mode)
        {
            if (mode != RigMode.Idle)
            {
                _events.Write(EventRecord.RequestAnswered, id, RequestResult.WrongMode, (int)mode, 0);
                return;
            }

            int length = _request[RequestRecord.Argument];
            int error = CalibrationCheck.Error(_staging, length, _configuration.ClampMillinewtonsMax);
            if (error == CalibrationCheck.Good && _crc.Compute(_staging, CalibrationImage.Bytes - 4) != CalibrationImage.Word(_staging, CalibrationImage.Words - 1))
            {
                error = CalibrationCheck.Damaged;
            }

            if (error == CalibrationCheck.Good)
            {
                _calibration.Take(_staging);
            }

            bool names = error == CalibrationCheck.GainOff || error == CalibrationCheck.OffsetOff || error == CalibrationCheck.NoOrigin || error == CalibrationCheck.CommonModeOff || error == CalibrationCheck.BendOff;
            int entry = names ? CalibrationCheck.FirstWrongEntry(_staging, _configuration.ClampMillinewtonsMax) : -1;
            _events.Write(EventRecord.RequestAnswered, id, error == CalibrationCheck.Good ? RequestResult.Done : RequestResult.CalibrationRefused, error, entry);
        }
    }
}
