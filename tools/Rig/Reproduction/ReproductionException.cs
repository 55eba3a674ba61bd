using System;

namespace RigFirmware.Rig.Reproduction
{
    /// <summary>A plan or a choice that cannot be carried out; the message says what is wrong, where, and what would be right.</summary>
    public sealed class ReproductionException : Exception
    {
        /// <param name="message">One sentence.</param>
        public ReproductionException(string message)
            : base(message)
        {
        }
    }
}
