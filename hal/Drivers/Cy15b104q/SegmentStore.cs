namespace RigFirmware.Hal.Drivers.Cy15b104q
{
    /// <summary>
    /// Segments in one region of the memory: a directory of entries of 16 bytes (number, place, length, checksum of the segment, checksum of
    /// the entry), then the segments. A segment's bytes come first, into room that no entry claims; the one frame with its entry closes it,
    /// and the one that clears the entry removes it. A loss of power at any byte leaves what was there before, or what is there after.
    /// </summary>
    public sealed class SegmentStore : IStore
    {
        private const int EntryBytes = 16;
        private const int StartAt = 4;
        private const int LengthAt = 8;
        private const int ChecksumAt = 12;
        private const int EntryChecksumAt = 14;
        private const int Free = -1;
        private const int Looks = 2;

        private readonly Cy15b104qMemory _memory;
        private readonly int _directory;
        private readonly int _first;
        private readonly int _room;
        private readonly int[] _numbers;
        private readonly int[] _starts;
        private readonly int[] _lengths;
        private readonly int[] _checksums;
        private readonly byte[] _entry = new byte[EntryBytes];
        private bool _isOpen;

        /// <summary>A region that refuses everything until <see cref="Open"/>.</summary>
        /// <param name="memory">The chip.</param>
        /// <param name="address">First byte of the region, even.</param>
        /// <param name="bytes">Bytes of the region, its directory included.</param>
        /// <param name="segmentsMax">Most segments at a time.</param>
        public SegmentStore(Cy15b104qMemory memory, int address, int bytes, int segmentsMax)
        {
            _memory = memory;
            _directory = address;
            _first = address + (segmentsMax * EntryBytes);
            _room = bytes - (segmentsMax * EntryBytes);
            _numbers = new int[segmentsMax];
            _starts = new int[segmentsMax];
            _lengths = new int[segmentsMax];
            _checksums = new int[segmentsMax];
        }

        /// <summary>
        /// Reads the directory, once at boot and after the chip has started. An entry that is damaged or was never finished is cleared for
        /// good: it must not come back beside a later one of the same number.
        /// </summary>
        /// <returns>False when the chip does not read or write; the store then refuses everything until the next boot, because numbers begun anew would be older than what lies there.</returns>
        public bool Open()
        {
            for (int i = 0; i < _numbers.Length; i++)
            {
                if (!OpenEntry(i))
                {
                    return false;
                }
            }

            _isOpen = true;
            return true;
        }

        /// <inheritdoc/>
        public int List(int[] numbers)
        {
            if (!_isOpen)
            {
                return -1;
            }

            int count = 0;
            for (int i = 0; i < _numbers.Length; i++)
            {
                if (_numbers[i] != Free)
                {
                    count = Insert(numbers, count, _numbers[i]);
                }
            }

            return count;
        }

        /// <inheritdoc/>
        public bool Write(int number, byte[] bytes, int length)
        {
            int index = Find(Free);
            int start = FindRoom(length);
            if (!_isOpen || number < 0 || Find(number) >= 0 || index < 0 || start < 0 || !_memory.Write(_first + start, bytes, length))
            {
                return false;
            }

            int checksum = Crc16Ccitt.Of(bytes, length);
            PutInt(0, number);
            PutInt(StartAt, start);
            PutInt(LengthAt, length);
            PutPair(ChecksumAt, checksum);
            PutPair(EntryChecksumAt, Crc16Ccitt.Of(_entry, EntryChecksumAt));
            if (!_memory.Write(_directory + (index * EntryBytes), _entry, EntryBytes))
            {
                // It may be there all the same, and what was refused must not turn up at the next boot.
                Clear(index);
                return false;
            }

            TakeEntry(index);
            return true;
        }

        /// <inheritdoc/>
        public int Read(int number, byte[] bytes)
        {
            int index = _isOpen && number >= 0 ? Find(number) : -1;
            if (index < 0)
            {
                return -1;
            }

            int length = _lengths[index];
            bool isWhole = length <= bytes.Length && _memory.Read(_first + _starts[index], bytes, length) && Crc16Ccitt.Of(bytes, length) == _checksums[index];
            return isWhole ? length : -1;
        }

        /// <inheritdoc/>
        public void Delete(int number)
        {
            int index = _isOpen && number >= 0 ? Find(number) : -1;
            if (index >= 0 && Clear(index))
            {
                _numbers[index] = Free;
            }
        }

        private static int Insert(int[] numbers, int count, int number)
        {
            int at = count;
            if (count == numbers.Length)
            {
                if (count == 0 || number < numbers[0])
                {
                    return count;
                }

                at--;
                System.Array.Copy(numbers, 1, numbers, 0, at);
            }

            count = at + 1;
            while (at > 0 && numbers[at - 1] > number)
            {
                numbers[at] = numbers[at - 1];
                at--;
            }

            numbers[at] = number;
            return count;
        }

        private bool OpenEntry(int index)
        {
            for (int look = 0; look < Looks; look++)
            {
                if (!_memory.Read(_directory + (index * EntryBytes), _entry, EntryBytes))
                {
                    return false;
                }

                if (TakeEntry(index))
                {
                    return true;
                }
            }

            return IsBlank() || Clear(index);
        }

        private int Find(int number)
        {
            for (int i = 0; i < _numbers.Length; i++)
            {
                if (_numbers[i] == number)
                {
                    return i;
                }
            }

            return -1;
        }

        // The first gap that is long enough, from an even place on; -1 without one.
        private int FindRoom(int length)
        {
            int start = 0;
            bool isMoved = true;
            while (isMoved)
            {
                isMoved = false;
                for (int i = 0; i < _numbers.Length; i++)
                {
                    int end = (_starts[i] + _lengths[i] + 1) & ~1;
                    if (_numbers[i] != Free && start < end && start + length > _starts[i])
                    {
                        start = end;
                        isMoved = true;
                    }
                }
            }

            return length >= 0 && length <= _room - start ? start : -1;
        }

        // False, and the entry free, when it is not whole.
        private bool TakeEntry(int index)
        {
            int number = Int(0);
            int start = Int(StartAt);
            int length = Int(LengthAt);
            bool isWhole = Pair(EntryChecksumAt) == Crc16Ccitt.Of(_entry, EntryChecksumAt)
                && number >= 0 && start >= 0 && length >= 0 && start <= _room && length <= _room - start;
            _numbers[index] = isWhole ? number : Free;
            _starts[index] = start;
            _lengths[index] = length;
            _checksums[index] = Pair(ChecksumAt);
            return isWhole;
        }

        private bool IsBlank()
        {
            return Int(0) == 0 && Int(StartAt) == 0 && Int(LengthAt) == 0 && Int(ChecksumAt) == 0;
        }

        private bool Clear(int index)
        {
            for (int i = 0; i < EntryBytes; i++)
            {
                _entry[i] = 0;
            }

            return _memory.Write(_directory + (index * EntryBytes), _entry, EntryBytes);
        }

        private int Int(int at)
        {
            return Pair(at) | (Pair(at + 2) << 16);
        }

        private int Pair(int at)
        {
            return _entry[at] | (_entry[at + 1] << 8);
        }

        private void PutInt(int at, int value)
        {
            PutPair(at, value);
            PutPair(at + 2, value >> 16);
        }

        private void PutPair(int at, int value)
        {
            _entry[at] = (byte)value;
            _entry[at + 1] = (byte)(value >> 8);
        }
    }
}
