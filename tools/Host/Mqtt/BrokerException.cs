using System;

namespace RigFirmware.Host.Mqtt
{
    /// <summary>The private broker could not be started; the message is one sentence that says what to do.</summary>
    public sealed class BrokerException : Exception
    {
        /// <summary>An exception with its sentence.</summary>
        public BrokerException(string message)
            : base(message)
        {
        }
    }
}
