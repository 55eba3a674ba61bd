using System;

namespace RigFirmware.Host.Analysis
{
    /// <summary>A record does not hold what was looked for; the message is one sentence that says what is missing.</summary>
    public sealed class AnalysisException : Exception
    {
        /// <param name="message">One sentence.</param>
        public AnalysisException(string message)
            : base(message)
        {
        }
    }
}
