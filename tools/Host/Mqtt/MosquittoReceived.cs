using System;

namespace RigFirmware.Host.Mqtt
{
    /// <summary>Takes a message that arrived; the payload is valid during the call only.</summary>
    public delegate void MosquittoReceived(string topic, ReadOnlySpan<byte> payload);
}
