using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// Judges received messages and passes what is good on to the loop. What can be read is answered, also a refusal; what
    /// cannot be read is only counted, for it has no id that could be trusted.
    /// </summary>
    public sealed class CommandHandler
    {
        private readonly CommunicationSettings _settings;
        private readonly IClock _clock;
        private readonly IntRing _requests;
        private readonly Outbox _outbox;
        private readonly FrameWriter _frames;
        private readonly LinkCounters _counters;
        private readonly ProgramReceiver _program;
        private readonly CommandGuard _guard;
        private readonly CalibrationKeeper _calibration;
        private readonly byte[] _staging;
        private readonly int _clampMillinewtonsMax;
        private readonly CommandReader _reader = new CommandReader();
        private readonly ProgramPieceReader _pieceReader = new ProgramPieceReader();
        private readonly Command _command = new Command();
        private readonly int[] _request = new int[RequestRecord.Words];
        private int _resentAtMs;
        private bool _hasResent;
        private int _refusalsSinceMs;
        private int _refusalsAnswered;

        /// <param name="settings">Names and times.</param>
        /// <param name="clock">Tells the time.</param>
        /// <param name="rig">Takes the requests.</param>
        /// <param name="outbox">Sends frames again.</param>
        /// <param name="frames">Writes the answers.</param>
        /// <param name="counters">Counts.</param>
        /// <param name="calibration">Keeps calibrations.</param>
        public CommandHandler(CommunicationSettings settings, IClock clock, CyclicExecutive rig, Outbox outbox, FrameWriter frames, LinkCounters counters, CalibrationKeeper calibration)
        {
            _settings = settings;
            _clock = clock;
            _requests = rig.Requests;
            _outbox = outbox;
            _frames = frames;
            _counters = counters;
            _calibration = calibration;
            _staging = rig.ProgramStaging;
            _clampMillinewtonsMax = rig.Configuration.ClampMillinewtonsMax;
            _program = new ProgramReceiver(_staging);
            _guard = new CommandGuard(settings.BootId);
        }

        /// <summary>Collects program images; shares the loop's staging buffer.</summary>
        public ProgramReceiver Program
        {
            get { return _program; }
        }

        /// <summary>Notes an answer of the loop.</summary>
        public void RequestAnswered(int id)
        {
            _program.RequestAnswered(id);
        }

        /// <summary>Handles a piece of a program.</summary>
        public void HandlePiece(byte[] payload, int length)
        {
            if (!_pieceReader.TryRead(payload, 0, length))
            {
                _counters.CommandsMalformed++;
                return;
            }

            int result = _pieceReader.BootId == _settings.BootId ? _program.Take(_pieceReader, payload) : CommandResult.WrongBoot;
            if (result == CommandResult.PieceTaken)
            {
                _counters.CommandsAdmitted++;
                _frames.AddAck(_pieceReader.Id, result, _program.Received);
                return;
            }

            Refuse(_pieceReader.Id, result, 0);
        }

        /// <summary>Handles a command.</summary>
        public void HandleCommand(byte[] payload, int length)
        {
            if (!_reader.TryRead(payload, 0, length, _command))
            {
                _counters.CommandsMalformed++;
                return;
            }

            int result = _guard.Admit(_command, _clock.UtcMs());
            if (result != CommandResult.Done)
            {
                Refuse(_command.Id, result, 0);
                return;
            }

            if (_command.Kind == CommandKind.Resend)
            {
                Resend();
                return;
            }

            Request();
        }

        private void Request()
        {
            int argument = 0;
            if (_command.Kind == CommandKind.LoadProgram || _command.Kind == CommandKind.LoadCalibration)
            {
                int check = _program.Check(_command.First, _command.Second);
                if (check != CommandResult.Done)
                {
                    Refuse(_command.Id, check, _program.Received);
                    return;
                }

                argument = _command.First;
                int kept = _command.Kind == CommandKind.LoadCalibration ? _calibration.Stage(_command.Id, _staging, argument) : CommandResult.Done;
                if (kept != CommandResult.Done)
                {
                    Refuse(_command.Id, kept, kept == RequestResult.CalibrationRefused ? CalibrationCheck.Error(_staging, argument, _clampMillinewtonsMax) : 0);
                    return;
                }

                _program.BeginLoading(_command.Id);
            }

            _request[RequestRecord.Kind] = _command.Kind;
            _request[RequestRecord.Id] = _command.Id;
            _request[RequestRecord.Argument] = argument;
            if (_requests.TryWrite(_request))
            {
                _counters.CommandsAdmitted++;
                return;
            }

            _program.RequestAnswered(_command.Id);
            _calibration.RequestAnswered(_command.Id, CommandResult.Busy);
            Refuse(_command.Id, CommandResult.Busy, 0);
        }

        private void Resend()
        {
            int nowMs = _clock.NowMs();
            if (_command.First < 1 || _command.Second < _command.First)
            {
                Refuse(_command.Id, CommandResult.BadArgument, 0);
                return;
            }

            if (_hasResent && Time.ElapsedMs(nowMs, _resentAtMs) < _settings.ResendEveryMs)
            {
                Refuse(_command.Id, CommandResult.Busy, 0);
                return;
            }

            _hasResent = true;
            _resentAtMs = nowMs;
            int from = _outbox.RewindTo(_command.First, _command.Second);
            if (from == 0)
            {
                Refuse(_command.Id, CommandResult.NothingToResend, _outbox.OldestSeq);
                return;
            }

            _counters.CommandsAdmitted++;
            _frames.AddAck(_command.Id, CommandResult.Done, from);
        }

        private void Refuse(int id, int result, int detail)
        {
            switch (result)
            {
                case CommandResult.Expired:
                case CommandResult.TimeUnknown:
                    _counters.CommandsExpired++;
                    break;
                case CommandResult.Replayed:
                    _counters.CommandsReplayed++;
                    break;
                default:
                    _counters.CommandsRefused++;
                    break;
            }

            if (MayAnswerRefusal())
            {
                _frames.AddAck(id, result, detail);
            }
        }

        // Somebody who floods the rig with commands must not fill the outbox with the answers.
        private bool MayAnswerRefusal()
        {
            int nowMs = _clock.NowMs();
            if (_refusalsAnswered == 0 || Time.ElapsedMs(nowMs, _refusalsSinceMs) >= _settings.RefusalsMs)
            {
                _refusalsSinceMs = nowMs;
                _refusalsAnswered = 0;
            }

            _refusalsAnswered++;
            return _refusalsAnswered <= _settings.RefusalsMax;
        }
    }
}
