using System;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>A scenario that cannot be run; the message says what was wrong, where, and what would be right.</summary>
    public sealed class ScenarioException : Exception
    {
        /// <param name="message">One sentence.</param>
        public ScenarioException(string message)
            : base(message)
        {
        }
    }
}
