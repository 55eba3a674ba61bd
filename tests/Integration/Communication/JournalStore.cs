using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>
    /// A store that remembers every byte it was given in order, so that a test can ask what a loss of power at any byte would have left.
    /// </summary>
    internal sealed class JournalStore : IStore
    {
        private readonly MemoryStore _now = new(1 << 20);

        /// <summary>What was done, in order: a write has bytes, a delete has none.</summary>
        public List<(int Number, byte[]? Bytes)> Steps { get; } = [];

        public int List(int[] numbers)
        {
            return _now.List(numbers);
        }

        public bool Write(int number, byte[] bytes, int length)
        {
            bool isWritten = _now.Write(number, bytes, length);
            if (isWritten)
            {
                Steps.Add((number, bytes[..length]));
            }

            return isWritten;
        }

        public int Read(int number, byte[] bytes)
        {
            return _now.Read(number, bytes);
        }

        public void Delete(int number)
        {
            _now.Delete(number);
            Steps.Add((number, null));
        }

        /// <summary>The closed segments after so many steps.</summary>
        public SortedDictionary<int, byte[]> After(int steps)
        {
            var segments = new SortedDictionary<int, byte[]>();
            foreach ((int number, byte[]? bytes) in Steps.Take(steps))
            {
                if (bytes is null)
                {
                    segments.Remove(number);
                }
                else
                {
                    segments[number] = bytes;
                }
            }

            return segments;
        }

        /// <summary>A store with these segments, and with a torn one.</summary>
        /// <param name="segments">Whole.</param>
        /// <param name="torn">Number of the torn one; -1 without one.</param>
        /// <param name="bytes">What is left of it.</param>
        public static MemoryStore With(SortedDictionary<int, byte[]> segments, int torn = -1, byte[]? bytes = null)
        {
            var store = new MemoryStore(1 << 20);
            foreach ((int number, byte[] segment) in segments)
            {
                store.Write(number, segment, segment.Length);
            }

            if (torn >= 0)
            {
                store.Write(torn, bytes!, bytes!.Length);
            }

            return store;
        }
    }
}
