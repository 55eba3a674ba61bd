namespace RigFirmware.Hal
{
    /// <summary>
    /// What a link reports. The calls come from one thread of the link's own, which an exception or a wait would stop:
    /// an implementation copies, enqueues and returns.
    /// </summary>
    public interface IMqttLinkHandler
    {
        /// <summary>The attempt ended: 0 when the broker accepted it, its reason code when it refused, -1 when it was not reached.</summary>
        void ConnectEnded(int reasonCode);

        /// <summary>The broker acknowledged the message with this id.</summary>
        void Delivered(int messageId);

        /// <summary>A message arrived; the bytes belong to the link again when the call returns.</summary>
        /// <param name="topic">Topic name.</param>
        /// <param name="bytes">Holds the payload from position 0.</param>
        /// <param name="length">Bytes of the payload.</param>
        void Received(string topic, byte[] bytes, int length);

        /// <summary>An accepted connection was lost.</summary>
        void Closed();
    }
}
