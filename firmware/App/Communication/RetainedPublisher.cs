using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;

namespace RigFirmware.App.Communication
{
    /// <summary>Publishes birth, configuration and calibration at every connection, the calibration when it changes too, and the state at every change and every few seconds.</summary>
    public sealed class RetainedPublisher
    {
        // 23 channels of up to 80 bytes and the head; a state with eight active faults of up to 350 bytes.
        private const int JsonBytes = 5120;

        private readonly CommunicationSettings _settings;
        private readonly RigConfiguration _configuration;
        private readonly CyclicExecutive _rig;
        private readonly IMqttLink _link;
        private readonly Topics _topics;
        private readonly LinkCounters _counters;
        private readonly LockState _lock;
        private readonly CalibrationKeeper _calibration;
        private readonly JsonWriter _json = new JsonWriter(JsonBytes);
        private int _statePublishedAtMs;
        private int _stateId;
        private int _publishedMode = -1;
        private int _publishedLock;
        private int _publishedFaults;
        private int _publishedCalibration;

        /// <param name="settings">Names and times.</param>
        /// <param name="configuration">What is published as configuration.</param>
        /// <param name="rig">Tells its mode.</param>
        /// <param name="link">Publishes.</param>
        /// <param name="topics">Names of the topics.</param>
        /// <param name="counters">Published with the state.</param>
        /// <param name="rigLock">Published with the state.</param>
        /// <param name="calibration">Keeps what is published as calibration.</param>
        public RetainedPublisher(CommunicationSettings settings, RigConfiguration configuration, CyclicExecutive rig, IMqttLink link, Topics topics, LinkCounters counters, LockState rigLock, CalibrationKeeper calibration)
        {
            _calibration = calibration;
            _lock = rigLock;
            _settings = settings;
            _configuration = configuration;
            _rig = rig;
            _link = link;
            _topics = topics;
            _counters = counters;
        }

        /// <summary>Publishes birth, configuration and state on a new connection.</summary>
        public void Connected(long utcMs, int nowMs)
        {
            BirthMessage.Write(_json, _settings.RigId, _settings.BootId, _settings.FirmwareVersion, _settings.RecordsPerFrame, _configuration);
            Publish(_topics.Birth);
            ConfigMessage.Write(_json, _settings.RigId, _settings.BootId, _configuration);
            Publish(_topics.Config);
            PublishCalibration();
            PublishState(utcMs, nowMs);
        }

        /// <summary>Notes a confirmed message.</summary>
        public void Delivered(int messageId)
        {
            if (messageId == _stateId)
            {
                _stateId = 0;
            }
        }

        /// <summary>True when the broker has not confirmed the last state for longer than a link may take.</summary>
        public bool IsStuck(int nowMs)
        {
            return _stateId != 0 && Time.ElapsedMs(nowMs, _statePublishedAtMs) > _settings.ConfirmMsMax;
        }

        /// <summary>Publishes the state when it is due. One state at a time: the client library's queue has no bound.</summary>
        public void PublishWhenDue(long utcMs, int nowMs)
        {
            bool due = (int)_rig.Mode != _publishedMode || _lock.Version != _publishedLock || _rig.Faults.ActiveCount != _publishedFaults || Time.ElapsedMs(nowMs, _statePublishedAtMs) >= _settings.StateEveryMs;
            if (due && _stateId == 0)
            {
                PublishState(utcMs, nowMs);
            }

            if (_calibration.Version != _publishedCalibration)
            {
                PublishCalibration();
            }
        }

        /// <summary>Makes the state due at once, so that the last sequence number gets known.</summary>
        public void MakeDue()
        {
            _publishedMode = -1;
        }

        private void PublishState(long utcMs, int nowMs)
        {
            _publishedMode = (int)_rig.Mode;
            _publishedLock = _lock.Version;
            _publishedFaults = _rig.Faults.ActiveCount;
            _statePublishedAtMs = nowMs;
            StateMessage.Write(_json, _settings.RigId, _settings.BootId, utcMs, nowMs, _publishedMode, _counters, _lock, _rig.FaultTable, _rig.Faults, _rig.Drift);
            _stateId = Publish(_topics.State);
        }

        private void PublishCalibration()
        {
            _publishedCalibration = _calibration.Version;
            CalibrationMessage.Write(_json, _settings.RigId, _settings.BootId, _calibration.Image);
            Publish(_topics.Calibration);
        }

        private int Publish(string topic)
        {
            if (_json.Overflowed)
            {
                _counters.EncodeFailures++;
                return 0;
            }

            return _link.Publish(topic, _json.Bytes, 0, _json.Length, true);
        }
    }
}
