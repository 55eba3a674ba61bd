using System;

namespace RigFirmware.Simulated.Faults
{
    /// <summary>A fault that cannot be injected; the message says what was wrong and what would be right.</summary>
    public sealed class FaultException : Exception
    {
        /// <param name="message">One sentence.</param>
        public FaultException(string message)
            : base(message)
        {
        }
    }
}
