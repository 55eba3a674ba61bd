namespace RigFirmware.Core.Protocol
{
    /// <summary>
    /// Reads the CBOR that a stranger may have written: integers, byte strings, arrays and maps of definite length in the
    /// shortest form, nothing else. The first fault latches <see cref="Failed"/>, after which every read gives zero;
    /// so a caller reads straight on and asks once at the end. Never reads past the end, never allocates.
    /// </summary>
    public sealed class CborReader
    {
        private byte[] _bytes;
        private int _position;
        private int _end;
        private bool _failed;

        /// <summary>True once the input was not what was asked for.</summary>
        public bool Failed
        {
            get { return _failed; }
        }

        /// <summary>True when everything was read without a fault.</summary>
        public bool IsComplete
        {
            get { return !_failed && _position == _end; }
        }

        /// <summary>Starts at a new input.</summary>
        /// <param name="bytes">Holds the input; not copied.</param>
        /// <param name="offset">First byte.</param>
        /// <param name="length">Bytes of the input.</param>
        public void Reset(byte[] bytes, int offset, int length)
        {
            _bytes = bytes;
            _position = offset;
            _end = offset + length;
            _failed = offset < 0 || length < 0 || length > bytes.Length - offset;
        }

        /// <summary>An integer between the two ends, both included; anything else is a fault and gives 0.</summary>
        public long ReadInt(long min, long max)
        {
            if (_failed || _position >= _end)
            {
                return Fail();
            }

            int type = (_bytes[_position] & 255) >> 5;
            if (type != CborType.Unsigned && type != CborType.Negative)
            {
                return Fail();
            }

            long argument = ReadHead(type);
            long value = type == CborType.Negative ? ~argument : argument;
            return _failed || value < min || value > max ? Fail() : value;
        }

        /// <summary>The head of a map with at most so many pairs.</summary>
        public int ReadMap(int pairsMax)
        {
            return (int)ReadLength(CborType.Map, pairsMax);
        }

        /// <summary>The head of an array with at most so many items.</summary>
        public int ReadArray(int itemsMax)
        {
            return (int)ReadLength(CborType.Array, itemsMax);
        }

        /// <summary>A byte string of at most so many bytes, which must all be there.</summary>
        /// <param name="lengthMax">The longest string that is taken.</param>
        /// <param name="offset">Position of its first byte in the input.</param>
        /// <param name="length">Its length, 0 after a fault.</param>
        public void ReadBytes(int lengthMax, out int offset, out int length)
        {
            length = (int)ReadLength(CborType.Bytes, lengthMax);
            offset = _position;
            if (length > _end - _position)
            {
                Fail();
            }

            if (_failed)
            {
                length = 0;
                return;
            }

            _position += length;
        }

        private long ReadLength(int type, int max)
        {
            long length = ReadHead(type);
            return _failed || length > max ? Fail() : length;
        }

        private long ReadHead(int type)
        {
            if (_failed || _position >= _end)
            {
                return Fail();
            }

            int first = _bytes[_position++];
            int low = first & 31;
            if (first >> 5 != type || low > 27)
            {
                return Fail();
            }

            return low < 24 ? low : ReadArgument(1 << (low - 24));
        }

        private long ReadArgument(int bytes)
        {
            if (bytes > _end - _position)
            {
                return Fail();
            }

            long argument = 0;
            for (int i = 0; i < bytes; i++)
            {
                argument = (argument << 8) | _bytes[_position++];
            }

            // Below zero: beyond what long holds. Below the least value of this width: not the shortest form.
            long least = bytes == 1 ? 24 : bytes == 2 ? 256 : bytes == 4 ? 65536 : 4294967296L;
            return argument < least ? Fail() : argument;
        }

        private long Fail()
        {
            _failed = true;
            return 0;
        }
    }
}
