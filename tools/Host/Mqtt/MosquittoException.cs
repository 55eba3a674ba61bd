using System;

namespace RigFirmware.Host.Mqtt
{
    /// <summary>The MQTT library is missing or refused a call; the message is one sentence that says what to do.</summary>
    public sealed class MosquittoException : Exception
    {
        /// <summary>An exception with its sentence.</summary>
        public MosquittoException(string message)
            : base(message)
        {
        }

        /// <summary>An exception with its sentence and its cause.</summary>
        public MosquittoException(string message, Exception cause)
            : base(message, cause)
        {
        }
    }
}
