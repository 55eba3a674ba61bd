using System;

namespace RigFirmware.Rig
{
    /// <summary>A verb's arguments are wrong in a way the parser cannot see; ends the process with <see cref="ExitCode.WrongCall"/>.</summary>
    public sealed class WrongCallException : Exception
    {
        /// <summary>One sentence: what was wrong, where, what would be right.</summary>
        public WrongCallException(string sentence)
            : base(sentence)
        {
        }
    }
}
