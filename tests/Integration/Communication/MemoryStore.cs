using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>A store whose faults a test sets.</summary>
    internal sealed class MemoryStore(int capacityBytes) : IStore
    {
        private readonly SortedDictionary<int, byte[]> _segments = [];

        public IReadOnlyDictionary<int, byte[]> Segments => _segments;

        public bool Fails { get; set; }

        public int List(int[] numbers)
        {
            if (Fails)
            {
                return -1;
            }

            int[] newest = [.. _segments.Keys.TakeLast(numbers.Length)];
            newest.CopyTo(numbers, 0);
            return newest.Length;
        }

        public bool Write(int number, byte[] bytes, int length)
        {
            if (Fails || _segments.Values.Sum(segment => segment.Length) + length > capacityBytes || _segments.ContainsKey(number))
            {
                return false;
            }

            _segments[number] = bytes[..length];
            return true;
        }

        public int Read(int number, byte[] bytes)
        {
            if (Fails || !_segments.TryGetValue(number, out byte[]? segment) || segment.Length > bytes.Length)
            {
                return -1;
            }

            segment.CopyTo(bytes, 0);
            return segment.Length;
        }

        public void Delete(int number)
        {
            _segments.Remove(number);
        }
    }
}
