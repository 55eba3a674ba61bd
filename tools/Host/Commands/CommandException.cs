using System;

namespace RigFirmware.Host.Commands
{
    /// <summary>A command got no answer; the message is one sentence that says what to do.</summary>
    public sealed class CommandException : Exception
    {
        /// <summary>An exception with its sentence.</summary>
        public CommandException(string message)
            : base(message)
        {
        }
    }
}
