using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// First-order low pass of the fast values with a time constant of 0.8 s, for control and display. Safety never reads it
    /// for a limit. Temperatures and clamp, which control loops read, take an eighth of the difference every 100 ms; cells, stack and
    /// currents, which nobody reads more often than once a second, a quarter every 200 ms.
    /// </summary>
    [CycleCode]
    public sealed class SlowFilter
    {
        /// <summary>Part of the difference that is taken every 100 ms, as a shift.</summary>
        public const int MediumShift = 3;

        /// <summary>The same every 200 ms.</summary>
        public const int ElectricalShift = 2;

        // Eight bits below the unit, so that a difference below 8 units still moves the filter.
        private const int FractionBits = 8;

        private readonly long[] _q8 = new long[Channel.Count];
        private int _unfilledMask = (1 << Channel.Count) - 1;

        /// <summary>Moves the channels from..to-1 on by one sample; a channel that is not Ok keeps its value.</summary>
        /// <param name="shift"><see cref="MediumShift"/> or <see cref="ElectricalShift"/>.</param>
        public void Apply(Snapshot snapshot, int from, int to, int shift)
        {
            if (((snapshot.NotOkMask | _unfilledMask) & ((1 << to) - (1 << from))) != 0)
            {
                ApplyOthers(snapshot, from, to, shift);
                return;
            }

            // Locals in the place of arguments: the board reads them twice as fast.
            int[] fast = snapshot.Fast;
            int[] slow = snapshot.Slow;
            long[] q8 = _q8;
            int end = to;
            int part = shift;
            for (int i = from; i < end; i++)
            {
                long state = q8[i];
                state += (((long)fast[i] << FractionBits) - state) >> part;
                q8[i] = state;
                slow[i] = (int)(state >> FractionBits);
            }
        }

        private void ApplyOthers(Snapshot snapshot, int from, int to, int shift)
        {
            for (int i = from; i < to; i++)
            {
                if ((snapshot.NotOkMask & (1 << i)) != 0)
                {
                    continue;
                }

                long wanted = (long)snapshot.Fast[i] << FractionBits;
                bool filled = (_unfilledMask & (1 << i)) == 0;
                _unfilledMask &= ~(1 << i);
                _q8[i] += filled ? (wanted - _q8[i]) >> shift : wanted - _q8[i];
                snapshot.Slow[i] = (int)(_q8[i] >> FractionBits);
            }
        }
    }
}
