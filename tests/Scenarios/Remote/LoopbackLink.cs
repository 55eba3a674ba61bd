using RigFirmware.Hal;

namespace RigFirmware.Tests.Scenarios.Remote
{
    /// <summary>A link without a network: always up, confirms at once, and lets a test speak as anybody on the network.</summary>
    internal sealed class LoopbackLink : IMqttLink
    {
        private IMqttLinkHandler? _handler;
        private int _id;

        public bool IsConnected => _handler is not null;

        public void BeginConnect(IMqttLinkHandler handler, string clientId, string willTopic, string willMessage, int keepAliveSeconds)
        {
            _handler = handler;
            handler.ConnectEnded(0);
        }

        public bool Subscribe(string topic) => true;

        public int Publish(string topic, byte[] bytes, int offset, int length, bool retain)
        {
            _id = (_id % 65535) + 1;
            _handler!.Delivered(_id);
            return _id;
        }

        public void Disconnect(bool withWill) => _handler = null;

        /// <summary>A message as the broker would bring it.</summary>
        public void Say(string topic, byte[] bytes, int length) => _handler?.Received(topic, bytes, length);
    }
}
