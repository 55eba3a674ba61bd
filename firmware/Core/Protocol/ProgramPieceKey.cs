namespace RigFirmware.Core.Protocol
{
    /// <summary>Keys of the CBOR map of a piece of a program image; all are present, in this order; tools/schemas/wire.cddl is tested against them.</summary>
    public static class ProgramPieceKey
    {
        /// <summary>Id that the answer carries, 1..2,147,483,647.</summary>
        public const int Id = 1;

        /// <summary>Start of the rig that the piece is meant for.</summary>
        public const int BootId = 2;

        /// <summary>Position of the piece's first byte in the image; 0 starts a new image.</summary>
        public const int Offset = 3;

        /// <summary>The bytes, at most <see cref="BytesMax"/>.</summary>
        public const int Bytes = 4;

        /// <summary>Number of keys.</summary>
        public const int Count = 4;

        /// <summary>Longest piece in bytes.</summary>
        public const int BytesMax = 1024;
    }
}
