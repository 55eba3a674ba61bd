namespace RigFirmware.Core.Protocol
{
    /// <summary>
    /// Writes CBOR (RFC 8949) into a buffer that it never outgrows: integers, byte and text strings, arrays, maps, true, false, null,
    /// all of definite length and in the shortest form. Own code because nothing else exists on the board.
    /// </summary>
    public sealed class CborWriter
    {
        private readonly byte[] _bytes;
        private int _length;
        private bool _overflowed;

        /// <param name="capacity">Bytes of the buffer, 1 or more.</param>
        public CborWriter(int capacity)
        {
            _bytes = new byte[capacity];
        }

        /// <summary>The buffer; its first <see cref="Length"/> bytes are written.</summary>
        public byte[] Bytes
        {
            get { return _bytes; }
        }

        /// <summary>Bytes written so far.</summary>
        public int Length
        {
            get { return _length; }
        }

        /// <summary>True once something did not fit; from then on nothing more is written and the content is of no use.</summary>
        public bool Overflowed
        {
            get { return _overflowed; }
        }

        /// <summary>Empties the buffer.</summary>
        public void Reset()
        {
            _length = 0;
            _overflowed = false;
        }

        /// <summary>An integer of either sign.</summary>
        public void WriteInt(long value)
        {
            if (value < 0)
            {
                // CBOR counts negative numbers as -1 - n, which is the complement and cannot overflow.
                WriteHead(CborType.Negative, ~value);
                return;
            }

            WriteHead(CborType.Unsigned, value);
        }

        /// <summary>The head of an array; the items follow.</summary>
        public void WriteArray(int items)
        {
            WriteHead(CborType.Array, items);
        }

        /// <summary>The head of a map; key and value of every pair follow.</summary>
        public void WriteMap(int pairs)
        {
            WriteHead(CborType.Map, pairs);
        }

        /// <summary>A byte string.</summary>
        public void WriteBytes(byte[] bytes, int offset, int length)
        {
            WriteHead(CborType.Bytes, length);
            if (!Reserve(length))
            {
                return;
            }

            System.Array.Copy(bytes, offset, _bytes, _length, length);
            _length += length;
        }

        /// <summary>A text string of ASCII characters; any other becomes a question mark.</summary>
        public void WriteText(string text)
        {
            WriteHead(CborType.Text, text.Length);
            if (!Reserve(text.Length))
            {
                return;
            }

            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                _bytes[_length++] = c < 128 ? (byte)c : (byte)63;
            }
        }

        /// <summary>true or false.</summary>
        public void WriteBool(bool value)
        {
            WriteHead(CborType.Simple, value ? CborType.True : CborType.False);
        }

        /// <summary>null.</summary>
        public void WriteNull()
        {
            WriteHead(CborType.Simple, CborType.Null);
        }

        private void WriteHead(int type, long argument)
        {
            int following = FollowingBytes(argument);
            if (!Reserve(1 + following))
            {
                return;
            }

            int low = following == 0 ? (int)argument : following == 1 ? 24 : following == 2 ? 25 : following == 4 ? 26 : 27;
            _bytes[_length++] = (byte)((type << 5) | low);
            for (int shift = (following - 1) * 8; shift >= 0; shift -= 8)
            {
                _bytes[_length++] = (byte)(argument >> shift);
            }
        }

        private static int FollowingBytes(long argument)
        {
            if (argument < 24)
            {
                return 0;
            }

            if (argument < 256)
            {
                return 1;
            }

            if (argument < 65536)
            {
                return 2;
            }

            return argument <= 4294967295L ? 4 : 8;
        }

        private bool Reserve(int bytes)
        {
            if (_overflowed || bytes > _bytes.Length - _length)
            {
                _overflowed = true;
                return false;
            }

            return true;
        }
    }
}
