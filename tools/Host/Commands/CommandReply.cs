using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Commands
{
    /// <summary>A rig's answer to a command.</summary>
    /// <param name="Result">How it ended, as a word: done, expired, armingRefused ...</param>
    /// <param name="ResultCode">The same as a number of <see cref="Core.Protocol.CommandResult"/>.</param>
    /// <param name="Message">The whole answer.</param>
    public sealed record CommandReply(string Result, int ResultCode, RigMessage Message)
    {
        /// <summary>True when the rig did what it was asked.</summary>
        public bool IsDone => ResultCode == Core.Protocol.CommandResult.Done;
    }
}
