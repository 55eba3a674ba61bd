using System;

namespace RigFirmware.Host.Recording
{
    /// <summary>The store cannot be opened or written; the message is one sentence that says what to do.</summary>
    public sealed class StoreException : Exception
    {
        /// <summary>An exception with its sentence and its cause.</summary>
        public StoreException(string message, Exception? cause = null)
            : base(message, cause)
        {
        }
    }
}
