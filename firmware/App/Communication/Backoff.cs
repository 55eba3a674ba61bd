using System;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// The pause before the next attempt to connect: doubled with every failure up to an end, and shortened by up to a half
    /// at random, so that a hundred rigs do not all come back in the same second.
    /// </summary>
    public sealed class Backoff
    {
        private readonly int _firstMs;
        private readonly int _lastMs;
        private int _nextMs;
        private uint _random;

        /// <param name="firstMs">First pause in milliseconds, 1 or more.</param>
        /// <param name="lastMs">Longest pause in milliseconds.</param>
        /// <param name="seed">Differs from rig to rig and from start to start.</param>
        public Backoff(int firstMs, int lastMs, int seed)
        {
            _firstMs = firstMs;
            _lastMs = lastMs;
            _nextMs = firstMs;

            // The generator would stay at zero for ever.
            _random = seed == 0 ? 1 : (uint)seed;
        }

        /// <summary>Pause before the next attempt in milliseconds.</summary>
        public int NextMs()
        {
            int pauseMs = _nextMs - (int)(Random() % (uint)Math.Max(1, _nextMs / 2));
            _nextMs = _nextMs > _lastMs / 2 ? _lastMs : _nextMs * 2;
            return pauseMs;
        }

        /// <summary>Starts again with the first pause.</summary>
        public void Reset()
        {
            _nextMs = _firstMs;
        }

        // Xorshift; the board's own generator is not repeatable.
        private uint Random()
        {
            _random ^= _random << 13;
            _random ^= _random >> 17;
            _random ^= _random << 5;
            return _random;
        }
    }
}
