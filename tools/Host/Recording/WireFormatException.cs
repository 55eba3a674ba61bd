using System;

namespace RigFirmware.Host.Recording
{
    /// <summary>A message is not what the schema says; the message tells where.</summary>
    public sealed class WireFormatException : Exception
    {
        /// <summary>An exception with its sentence.</summary>
        public WireFormatException(string message)
            : base(message)
        {
        }

        /// <summary>An exception with its sentence and its cause.</summary>
        public WireFormatException(string message, Exception cause)
            : base(message, cause)
        {
        }
    }
}
