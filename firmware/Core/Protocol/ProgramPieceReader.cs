namespace RigFirmware.Core.Protocol
{
    /// <summary>Reads a piece of a program image, with the rules of <see cref="CommandReader"/>.</summary>
    public sealed class ProgramPieceReader
    {
        private readonly CborReader _reader = new CborReader();

        /// <summary>Id that the answer carries.</summary>
        public int Id;

        /// <summary>Start of the rig that the piece is meant for.</summary>
        public int BootId;

        /// <summary>Position of the piece's first byte in the image.</summary>
        public int Offset;

        /// <summary>Position of the piece's first byte in the payload's buffer.</summary>
        public int BytesOffset;

        /// <summary>Bytes of the piece, 1..<see cref="ProgramPieceKey.BytesMax"/>.</summary>
        public int BytesLength;

        /// <summary>Reads a piece; false for anything malformed, after which the fields mean nothing.</summary>
        public bool TryRead(byte[] bytes, int offset, int length)
        {
            _reader.Reset(bytes, offset, length);
            if (_reader.ReadMap(ProgramPieceKey.Count) != ProgramPieceKey.Count)
            {
                return false;
            }

            Id = (int)Value(ProgramPieceKey.Id, 1);
            BootId = (int)Value(ProgramPieceKey.BootId, 0);
            Offset = (int)Value(ProgramPieceKey.Offset, 0);
            _reader.ReadInt(ProgramPieceKey.Bytes, ProgramPieceKey.Bytes);
            _reader.ReadBytes(ProgramPieceKey.BytesMax, out BytesOffset, out BytesLength);
            return _reader.IsComplete && BytesLength > 0;
        }

        private long Value(int key, long min)
        {
            _reader.ReadInt(key, key);
            return _reader.ReadInt(min, int.MaxValue);
        }
    }
}
