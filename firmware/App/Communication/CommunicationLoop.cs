using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// The rig's side of the wire: empties the loop's rings, encodes, keeps every frame until the broker has confirmed it,
    /// connects and reconnects, and takes commands. The loop sees nothing of it but its rings. The same source runs on the
    /// board and on the host; <see cref="RunOnce"/> is called again and again by one thread and never waits for the network.
    /// </summary>
    public sealed class CommunicationLoop
    {
        private readonly CommunicationSettings _settings;
        private readonly CyclicExecutive _rig;
        private readonly IMqttLink _link;
        private readonly IClock _clock;
        private readonly Topics _topics;
        private readonly Inbox _inbox;
        private readonly Outbox _outbox;
        private readonly DeliveryWindow _window;
        private readonly FrameWriter _frames;
        private readonly CommandHandler _commands;
        private readonly RetainedPublisher _retained;
        private readonly Backoff _backoff;
        private readonly ProgramKeeper _keeper;
        private readonly LockKeeper _lock;
        private readonly CalibrationKeeper _calibration;
        private readonly BlackBoxStore _boxes;
        private readonly BlackBoxReader _blackBox;
        private readonly HealthReporter _health;
        private readonly string _will;
        private readonly int[] _record = new int[TelemetryRecord.Words];
        private readonly int[] _event = new int[EventRecord.Words];
        private LinkPhase _phase = LinkPhase.Down;
        private int _phaseSinceMs;
        private int _pauseMs;
        private int _reportedDropped;
        private int _droppedReportedAtMs;

        /// <param name="rig">The loop whose rings are served.</param>
        /// <param name="configuration">The rig's configuration, as published.</param>
        /// <param name="link">The connection; used by this object alone.</param>
        /// <param name="store">Takes what memory cannot hold; null when the rig has none.</param>
        /// <param name="clock">Tells the time.</param>
        /// <param name="settings">Names, sizes and times.</param>
        /// <param name="programStore">Keeps the program over a loss of power and for nothing else; null when the rig starts empty.</param>
        /// <param name="tripStore">
        /// Keeps the lock and the black boxes over a loss of power and nothing else; read here, before the loop starts. Null when neither outlives it.
        /// </param>
        /// <param name="calibrationStore">Keeps the calibration and nothing else; read here, before the loop starts. Null when the rig stays nominal.</param>
        public CommunicationLoop(CyclicExecutive rig, RigConfiguration configuration, IMqttLink link, IStore store, IClock clock, CommunicationSettings settings, IStore programStore = null, IStore tripStore = null, IStore calibrationStore = null)
        {
            _rig = rig;
            _link = link;
            _clock = clock;
            _settings = settings;
            Counters = new LinkCounters();
            _topics = new Topics(settings.RigId);
            _inbox = new Inbox(_topics.Program);
            _lock = new LockKeeper(tripStore, rig.TripMemory, clock, settings.BootId);
            _boxes = tripStore == null ? null : new BlackBoxStore(tripStore, settings.BlackBoxSegmentBytes, settings.BlackBoxSegmentsMax, settings.BootId);
            _outbox = new Outbox(settings, store, _boxes);
            _health = new HealthReporter(rig.Communication, _outbox);
            _window = new DeliveryWindow(settings.WindowFrames);
            _frames = new FrameWriter(settings, BirthMessage.ChannelMask(configuration), rig.FaultTable, clock, _outbox, Counters);
            _calibration = new CalibrationKeeper(calibrationStore, rig);
            _commands = new CommandHandler(settings, clock, rig, _outbox, _frames, Counters, _calibration);
            _blackBox = new BlackBoxReader(rig.BlackBox, _frames, settings.RecordsPerFrame);
            _retained = new RetainedPublisher(settings, configuration, rig, link, _topics, Counters, _lock.State, _calibration);
            if (programStore != null)
            {
                _keeper = new ProgramKeeper(programStore, rig, _commands.Program);
                if (_lock.FoundLocked)
                {
                    _keeper.ForgetState();
                }
            }

            _backoff = new Backoff(settings.ReconnectMsMin, settings.ReconnectMsMax, settings.BootId);
            _will = StateMessage.Will(settings.RigId, settings.BootId);
        }

        /// <summary>What the thread counts; read from other threads as a hint only.</summary>
        public LinkCounters Counters { get; }

        /// <summary>True when the broker has confirmed every frame.</summary>
        public bool IsDelivered
        {
            get { return _outbox.IsDelivered; }
        }

        /// <summary>One pass: takes what the loop and the link left, and sends what may be sent.</summary>
        public void RunOnce()
        {
            int nowMs = _clock.NowMs();
            KeepLock();
            DrainEvents();
            _blackBox.RunOnce();
            DrainRecords();
            if (_keeper != null)
            {
                _keeper.RunOnce();
            }

            ReportDropped(nowMs);
            HandleLink(nowMs);
            HandleMessages();
            UpdateCounters();
            if (_phase == LinkPhase.Up)
            {
                _retained.PublishWhenDue(_clock.UtcMs(), nowMs);
                SendFrames(nowMs);
            }

            _health.PassEnded(nowMs);
        }

        /// <summary>Turns the incomplete batch into a frame, as the last thing before the rig stops.</summary>
        public void Flush()
        {
            KeepLock();
            DrainRecords();
            DrainEvents();
            while (_blackBox.RunOnce())
            {
            }

            _frames.FlushRecords();
            _retained.MakeDue();
        }

        /// <summary>Notes a pass that ended in an exception, and starts over with a new connection.</summary>
        public void RecoverFromException()
        {
            Counters.Exceptions++;
            GoDown(_clock.NowMs());
        }

        /// <summary>Leaves the broker, which then publishes the Last Will: a rig that is off is lost to whoever watches.</summary>
        public void Close()
        {
            _link.Disconnect(true);
            _phase = LinkPhase.Down;
        }

        private void DrainRecords()
        {
            while (_rig.Records.TryRead(_record))
            {
                _frames.AddRecord(_record);
            }

            _frames.FlushRecordsOlderThan(_settings.BatchMsMax);
        }

        private void DrainEvents()
        {
            while (_rig.Events.TryRead(_event))
            {
                if (_event[EventRecord.Kind] == EventRecord.RequestAnswered && TakeAnswer(_event[EventRecord.A], _event[EventRecord.B]))
                {
                    // The keeper asked; nobody outside waits for the answer, and what follows from it has events of its own.
                    continue;
                }

                _frames.AddEvent(_event);
            }
        }

        private bool TakeAnswer(int id, int result)
        {
            if (_keeper != null)
            {
                _keeper.RequestAnswered(id, result);
            }

            _calibration.RequestAnswered(id, result);
            _commands.RequestAnswered(id);
            return id == ProgramKeeper.LoadId || id == ProgramKeeper.ResumeId;
        }

        // Before everything else of a pass. Where the store is full, the lock is worth more than the newest piece of a black box.
        private void KeepLock()
        {
            bool isKept = _lock.RunOnce();
            while (!isKept && _boxes != null && _boxes.GiveUpNewest())
            {
                isKept = _lock.Keep();
            }
        }

        private void ReportDropped(int nowMs)
        {
            int dropped = _outbox.DroppedFrames;
            bool due = _reportedDropped == 0 || Time.ElapsedMs(nowMs, _droppedReportedAtMs) >= _settings.DroppedEventEveryMs;
            if (dropped != _reportedDropped && due)
            {
                _reportedDropped = dropped;
                _droppedReportedAtMs = nowMs;
                _frames.AddDropped(dropped);
            }
        }

        private void HandleLink(int nowMs)
        {
            bool closed = _inbox.TakeClosed();
            int ended = _inbox.TakeConnectEnded();
            int elapsedMs = Time.ElapsedMs(nowMs, _phaseSinceMs);
            switch (_phase)
            {
                case LinkPhase.Connecting:
                    FinishConnecting(ended, closed, elapsedMs, nowMs);
                    break;
                case LinkPhase.Up:
                    ConfirmDelivered(nowMs);
                    bool stuck = _window.Count > 0 && Time.ElapsedMs(nowMs, _window.ProgressAtMs) > _settings.ConfirmMsMax;
                    if (closed || stuck || _retained.IsStuck(nowMs) || !_link.IsConnected)
                    {
                        GoDown(nowMs);
                    }

                    break;
                default:
                    if (elapsedMs >= _pauseMs)
                    {
                        BeginConnecting(nowMs);
                    }

                    break;
            }
        }

        private void BeginConnecting(int nowMs)
        {
            _phase = LinkPhase.Connecting;
            _phaseSinceMs = nowMs;
            _inbox.Clear();
            _link.BeginConnect(_inbox, _settings.RigId, _topics.State, _will, _settings.KeepAliveSeconds);
        }

        private void FinishConnecting(int ended, bool closed, int elapsedMs, int nowMs)
        {
            if (ended == Inbox.NothingEnded && !closed && elapsedMs < _settings.ConnectMsMax)
            {
                return;
            }

            if (ended != 0 || closed)
            {
                Counters.ConnectFailures++;
                GoDown(nowMs);
                return;
            }

            _phase = LinkPhase.Up;
            _phaseSinceMs = nowMs;
            Counters.Connections++;
            _backoff.Reset();
            _link.Subscribe(_topics.Command);
            _link.Subscribe(_topics.Program);
            _retained.Connected(_clock.UtcMs(), nowMs);
        }

        private void GoDown(int nowMs)
        {
            _link.Disconnect(true);
            _window.Clear();
            _outbox.Rewind();
            _phase = LinkPhase.Down;
            _phaseSinceMs = nowMs;
            _pauseMs = _backoff.NextMs();
        }

        private void ConfirmDelivered(int nowMs)
        {
            int id = _inbox.TakeDelivered();
            while (id != 0)
            {
                _window.Confirm(id, nowMs);
                _retained.Delivered(id);
                id = _inbox.TakeDelivered();
            }
        }

        private void HandleMessages()
        {
            while (_inbox.HasMessage)
            {
                if (_inbox.MessageIsProgram)
                {
                    _commands.HandlePiece(_inbox.MessageBytes, _inbox.MessageLength);
                }
                else
                {
                    _commands.HandleCommand(_inbox.MessageBytes, _inbox.MessageLength);
                }

                _inbox.Release();
            }
        }

        private void SendFrames(int nowMs)
        {
            FrameQueue queue = _outbox.NextQueue();
            while (queue != null && !_window.IsFull)
            {
                int position = queue.NextPosition;
                int id = _link.Publish(_topics.Of(queue.Kind(position)), queue.Bytes, queue.Offset(position), queue.Length(position), false);
                if (id == 0)
                {
                    GoDown(nowMs);
                    return;
                }

                _window.Add(queue, position, id, nowMs);
                queue.MarkSent();
                Counters.FramesPublished++;
                queue = _outbox.NextQueue();
            }
        }

        private void UpdateCounters()
        {
            Counters.OldestSeq = _outbox.OldestSeq;
            Counters.UnconfirmedFrames = _outbox.UnconfirmedFrames;
            Counters.WaitingSegments = _outbox.WaitingSegments;
            Counters.DroppedFrames = _outbox.DroppedFrames;
            Counters.DamagedSegments = _outbox.DamagedSegments;
            Counters.MessagesRefused = _inbox.Refused;
            Counters.RecordsRefused = _rig.Records.Refused + _rig.Events.Refused;
        }
    }
}
