namespace RigFirmware.Tests.Unit.Runtime.Trace
{
    /// <summary>A generator in integers alone, so that host and board draw the same numbers from one seed.</summary>
    public sealed class TraceRandom
    {
        private uint _state;

        public TraceRandom(uint seed)
        {
            _state = seed;
        }

        /// <summary>0..below-1.</summary>
        public int Next(int below)
        {
            _state = unchecked((_state * 1664525u) + 1013904223u);
            return (int)((_state >> 8) % (uint)below);
        }
    }
}
