using System;

namespace RigFirmware.Simulated.Models
{
    /// <summary>A model file that cannot be used; the message says what is wrong, where, and what would be right.</summary>
    public sealed class ModelException : Exception
    {
        /// <param name="message">One sentence.</param>
        public ModelException(string message)
            : base(message)
        {
        }
    }
}
