namespace RigFirmware.Core.Protocol
{
    /// <summary>A command as received; filled by <see cref="CommandReader"/>, one object reused.</summary>
    public sealed class Command
    {
        /// <summary>Id that the answer carries, 1 or more.</summary>
        public int Id;

        /// <summary>Start of the rig that the command is meant for.</summary>
        public int BootId;

        /// <summary>Who sends, 0..<see cref="CommandGuard.Senders"/>-1.</summary>
        public int Sender;

        /// <summary>Count of the sender.</summary>
        public long Counter;

        /// <summary>End of its validity, milliseconds since 1970-01-01 UTC.</summary>
        public long ExpiresUtcMs;

        /// <summary>The <see cref="CommandKind"/>, or a number that is none.</summary>
        public int Kind;

        /// <summary>First argument.</summary>
        public int First;

        /// <summary>Second argument.</summary>
        public int Second;
    }
}
