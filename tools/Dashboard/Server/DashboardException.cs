using System;

namespace RigFirmware.Dashboard.Server
{
    /// <summary>The page cannot be served; the message is one sentence for the user.</summary>
    public sealed class DashboardException : Exception
    {
        /// <param name="message">What was wrong and what would be right.</param>
        /// <param name="inner">What caused it.</param>
        public DashboardException(string message, Exception? inner = null)
            : base(message, inner)
        {
        }
    }
}
