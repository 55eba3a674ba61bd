namespace RigFirmware.Core.Protocol
{
    /// <summary>Keys of the CBOR map of a command; all are present, in this order; tools/schemas/wire.cddl is tested against them.</summary>
    public static class CommandKey
    {
        /// <summary>Id that the answer carries, 1..2,147,483,647.</summary>
        public const int Id = 1;

        /// <summary>Start of the rig that the command is meant for.</summary>
        public const int BootId = 2;

        /// <summary>Who sends, 0..7: each sender counts for itself.</summary>
        public const int Sender = 3;

        /// <summary>Grows with every command of the sender.</summary>
        public const int Counter = 4;

        /// <summary>The command is void from here on, milliseconds since 1970-01-01 UTC.</summary>
        public const int ExpiresUtcMs = 5;

        /// <summary>The <see cref="CommandKind"/>.</summary>
        public const int Kind = 6;

        /// <summary>First argument; see the kinds.</summary>
        public const int First = 7;

        /// <summary>Second argument; see the kinds.</summary>
        public const int Second = 8;

        /// <summary>Number of keys.</summary>
        public const int Count = 8;
    }
}
