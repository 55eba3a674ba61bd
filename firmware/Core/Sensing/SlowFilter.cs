using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// First-order low pass of the fast values, an eighth of the difference every 100 ms (time constant 0.8 s), for control
    /// and display. Safety never reads it for a limit.
    /// </summary>
    [CycleCode]
    public sealed class SlowFilter
    {
        private const int Shift = 3;

        // Eight bits below the unit, so that a difference below 8 units still moves the filter.
        private const int FractionBits = 8;

        private readonly long[] _q8 = new long[Channel.Count];
        private readonly bool[] _filled = new bool[Channel.Count];

        /// <summary>Moves the channels from..to-1 on by one sample; a channel that is not Ok keeps its value.</summary>
        public void Apply(Snapshot snapshot, int from, int to)
        {
            byte[] quality = snapshot.Quality;
            int[] fast = snapshot.Fast;
            int[] slow = snapshot.Slow;
            long[] q8 = _q8;
            for (int i = from; i < to; i++)
            {
                if (quality[i] != (byte)Quality.Ok)
                {
                    continue;
                }

                long wanted = (long)fast[i] << FractionBits;
                long state = q8[i];
                if (_filled[i])
                {
                    state += (wanted - state) >> Shift;
                }
                else
                {
                    _filled[i] = true;
                    state = wanted;
                }

                q8[i] = state;
                slow[i] = (int)(state >> FractionBits);
            }
        }
    }
}
