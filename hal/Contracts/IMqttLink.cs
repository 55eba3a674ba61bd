namespace RigFirmware.Hal
{
    /// <summary>
    /// One MQTT connection as the board's client library offers it: no reconnect of its own, nothing kept over a loss,
    /// deliveries reported by message id. No call waits for the network. All calls come from one thread, the
    /// communication thread, because the library's message-id counter is not locked.
    /// </summary>
    public interface IMqttLink
    {
        /// <summary>True from an accepted connection until its loss is noticed, which may take twice the keep-alive.</summary>
        bool IsConnected { get; }

        /// <summary>
        /// Starts one attempt to connect with a clean session; what an earlier connection still held is forgotten first.
        /// The outcome arrives at <see cref="IMqttLinkHandler.ConnectEnded"/>, exactly once.
        /// </summary>
        /// <param name="handler">Gets everything this connection reports, and nothing of an earlier one.</param>
        /// <param name="clientId">MQTT client identifier.</param>
        /// <param name="willTopic">Topic of the retained Last Will, QoS 1.</param>
        /// <param name="willMessage">Text of the Last Will.</param>
        /// <param name="keepAliveSeconds">MQTT keep-alive, 5..65535.</param>
        void BeginConnect(IMqttLinkHandler handler, string clientId, string willTopic, string willMessage, int keepAliveSeconds);

        /// <summary>Asks for a topic at QoS 1. False when the link is down.</summary>
        bool Subscribe(string topic);

        /// <summary>
        /// Hands one message over at QoS 1; the bytes are copied before the call returns.
        /// The result is the id that <see cref="IMqttLinkHandler.Delivered"/> will name, 1..65535, or 0 when the link refused.
        /// </summary>
        /// <param name="topic">Topic name.</param>
        /// <param name="bytes">Holds the payload.</param>
        /// <param name="offset">First byte of the payload.</param>
        /// <param name="length">Bytes of the payload.</param>
        /// <param name="retain">True asks the broker to keep the message for later subscribers.</param>
        int Publish(string topic, byte[] bytes, int offset, int length, bool retain);

        /// <summary>Ends the connection; with <paramref name="withWill"/> the broker publishes the Last Will. Nothing more is reported.</summary>
        void Disconnect(bool withWill);
    }
}
