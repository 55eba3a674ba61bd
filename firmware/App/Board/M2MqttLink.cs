using RigFirmware.Hal;

namespace RigFirmware.App.Board
{
    /// <summary>The rig's link on the board: one <see cref="M2MqttConnection"/> after the other.</summary>
    public sealed class M2MqttLink : IMqttLink
    {
        private readonly BrokerSettings _settings;
        private M2MqttConnection _connection;

        /// <param name="settings">Where the broker is and how to get in.</param>
        public M2MqttLink(BrokerSettings settings)
        {
            _settings = settings;
        }

        /// <inheritdoc/>
        public bool IsConnected
        {
            get { return _connection != null && _connection.IsConnected; }
        }

        /// <inheritdoc/>
        public void BeginConnect(IMqttLinkHandler handler, string clientId, string willTopic, string willMessage, int keepAliveSeconds)
        {
            Disconnect(true);
            _connection = new M2MqttConnection(_settings, handler, clientId, willTopic, willMessage, keepAliveSeconds);
            _connection.Start();
        }

        /// <inheritdoc/>
        public bool Subscribe(string topic)
        {
            return IsConnected && _connection.Subscribe(topic);
        }

        /// <inheritdoc/>
        public int Publish(string topic, byte[] bytes, int offset, int length, bool retain)
        {
            // The library takes messages also without a connection, and forgets them: look first.
            return IsConnected ? _connection.Publish(topic, bytes, offset, length, retain) : 0;
        }

        /// <inheritdoc/>
        public void Disconnect(bool withWill)
        {
            if (_connection != null)
            {
                _connection.End(withWill);
                _connection = null;
            }
        }
    }
}
