using System;
using System.Text;
using RigFirmware.Hal;

namespace RigFirmware.Host.Mqtt
{
    /// <summary>
    /// The rig's link on the host: each connection is a client of its own with a clean session, so that it behaves like the
    /// board's library, which forgets everything with the connection.
    /// </summary>
    public sealed class MosquittoLink : IMqttLink, IDisposable
    {
        private readonly MosquittoOptions _options;
        private MosquittoClient? _client;
        private byte[] _received = [];

        /// <param name="options">Where the broker is; its session time is not used.</param>
        public MosquittoLink(MosquittoOptions options)
        {
            _options = options with { SessionSeconds = 0 };
        }

        /// <inheritdoc/>
        public bool IsConnected => _client is { IsConnected: true };

        /// <inheritdoc/>
        public void BeginConnect(IMqttLinkHandler handler, string clientId, string willTopic, string willMessage, int keepAliveSeconds)
        {
            Disconnect(true);
            var client = new MosquittoClient(_options with { KeepAliveSeconds = keepAliveSeconds }, clientId, reconnects: false)
            {
                ConnectEnded = handler.ConnectEnded,
                Delivered = handler.Delivered,
                Closed = handler.Closed,
            };
            client.Received = (topic, payload) =>
            {
                if (_received.Length < payload.Length)
                {
                    _received = new byte[payload.Length];
                }

                payload.CopyTo(_received);
                handler.Received(topic, _received, payload.Length);
            };
            client.SetWill(willTopic, Encoding.UTF8.GetBytes(willMessage));
            _client = client;
            client.Start();
        }

        /// <inheritdoc/>
        public bool Subscribe(string topic)
        {
            return _client is not null && _client.Subscribe(topic);
        }

        /// <inheritdoc/>
        public int Publish(string topic, byte[] bytes, int offset, int length, bool retain)
        {
            return _client is null ? 0 : _client.Publish(topic, bytes.AsSpan(offset, length), retain);
        }

        /// <inheritdoc/>
        public void Disconnect(bool withWill)
        {
            _client?.End(withWill);
            _client = null;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            Disconnect(true);
        }
    }
}
