using System;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;
using RigFirmware.Hal;

namespace RigFirmware.App.Board
{
    /// <summary>
    /// One attempt to connect and, when it succeeds, its connection; never used again afterwards. The library blocks up to
    /// 30 s in Connect and up to 2.2 s in Close, so both happen on this object's own thread. The handlers run on threads of
    /// the library, which an exception would end silently: they pass on and return.
    /// </summary>
    public sealed class M2MqttConnection
    {
        // A second bound behind the communication loop's own window.
        private const int InflightMax = 64;
        private const int NotReached = -1;

        private readonly BrokerSettings _settings;
        private readonly IMqttLinkHandler _handler;
        private readonly string _clientId;
        private readonly string _willTopic;
        private readonly string _willMessage;
        private readonly int _keepAliveSeconds;
        private readonly AutoResetEvent _ending = new AutoResetEvent(false);
        private readonly Thread _thread;
        private MqttClient _client;
        private int _silent;
        private int _accepted;
        private int _leaveWithWill = 1;

        /// <summary>A connection that is not started yet.</summary>
        public M2MqttConnection(BrokerSettings settings, IMqttLinkHandler handler, string clientId, string willTopic, string willMessage, int keepAliveSeconds)
        {
            _settings = settings;
            _handler = handler;
            _clientId = clientId;
            _willTopic = willTopic;
            _willMessage = willMessage;
            _keepAliveSeconds = keepAliveSeconds;
            _thread = new Thread(Run);
        }

        /// <summary>True while the broker has accepted and the library has not noticed a loss.</summary>
        public bool IsConnected
        {
            get { return IsHeard && Interlocked.CompareExchange(ref _accepted, 0, 0) != 0 && _client.IsConnected; }
        }

        private bool IsHeard
        {
            get { return Interlocked.CompareExchange(ref _silent, 0, 0) == 0; }
        }

        /// <summary>Starts the attempt.</summary>
        public void Start()
        {
            _thread.Start();
        }

        /// <summary>Asks for a topic at QoS 1.</summary>
        public bool Subscribe(string topic)
        {
            try
            {
                _client.Subscribe(new string[] { topic }, new MqttQoSLevel[] { MqttQoSLevel.AtLeastOnce });
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <summary>Hands a message over; 0 when the library refused it.</summary>
        public int Publish(string topic, byte[] bytes, int offset, int length, bool retain)
        {
            try
            {
                // The library keeps the array it is given until the broker has answered, so it gets one of its own.
                byte[] payload = new byte[length];
                Array.Copy(bytes, offset, payload, 0, length);
                return _client.Publish(topic, payload, null, null, MqttQoSLevel.AtLeastOnce, retain);
            }
            catch (Exception)
            {
                return 0;
            }
        }

        /// <summary>Ends the connection in the background. Nothing is reported after the call.</summary>
        public void End(bool withWill)
        {
            Interlocked.Exchange(ref _silent, 1);
            Interlocked.Exchange(ref _leaveWithWill, withWill ? 1 : 0);
            _ending.Set();
        }

        private void Run()
        {
            try
            {
                Connect();
                _ending.WaitOne();
                Leave();
            }
            catch (Exception)
            {
                Report(NotReached);
            }
        }

        private void Connect()
        {
            int reason = NotReached;
            try
            {
                X509Certificate certificate = _settings.CaCertificate == null ? null : new X509Certificate(_settings.CaCertificate);
                _client = new MqttClient(_settings.Host, _settings.Port, certificate != null, certificate, null, certificate == null ? MqttSslProtocols.None : MqttSslProtocols.TLSv1_2);
                _client.ProtocolVersion = MqttProtocolVersion.Version_3_1_1;
                _client.Settings.InflightQueueSize = InflightMax;
                _client.MqttMsgPublished += OnPublished;
                _client.MqttMsgPublishReceived += OnReceived;
                _client.ConnectionClosed += OnClosed;
                reason = (int)_client.Connect(_clientId, _settings.UserName, _settings.Password, true, MqttQoSLevel.AtLeastOnce, true, _willTopic, _willMessage, true, (ushort)_keepAliveSeconds);
            }
            catch (Exception)
            {
                reason = NotReached;
            }

            Interlocked.Exchange(ref _accepted, reason == 0 ? 1 : 0);
            Report(reason);
        }

        private void Leave()
        {
            if (_client == null)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _leaveWithWill, 0, 0) == 0 && _client.IsConnected)
            {
                _client.Disconnect();
            }

            _client.Close();
        }

        private void Report(int reason)
        {
            if (IsHeard)
            {
                _handler.ConnectEnded(reason);
            }
        }

        private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
        {
            if (!IsHeard)
            {
                return;
            }

            if (e.IsPublished)
            {
                _handler.Delivered(e.MessageId);
                return;
            }

            // The library gave a message up; only a new connection brings the order back.
            _handler.Closed();
        }

        private void OnReceived(object sender, MqttMsgPublishEventArgs e)
        {
            if (IsHeard && e.Message != null)
            {
                _handler.Received(e.Topic, e.Message, e.Message.Length);
            }
        }

        private void OnClosed(object sender, EventArgs e)
        {
            if (IsHeard)
            {
                _handler.Closed();
            }
        }
    }
}
