using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// First-order low pass of the fast values with a time constant of 0.7 to 0.8 s, for control and display. Safety never reads it
    /// for a limit. The clamp's force, whose control reads it every 100 ms, takes an eighth of the difference each time; all the
    /// others, which nobody reads more often than once a second, half of it every 500 ms.
    /// </summary>
    [CycleCode]
    public sealed class SlowFilter
    {
        private const int ForceShift = 3;
        private const int ForceBit = 1 << Channel.ClampForce;

        // Eight bits below the unit, so that a difference below 8 units still moves the force's filter.
        private const int FractionBits = 8;

        private long _forceQ8;
        private int _unfilledMask = (1 << Channel.Count) - 1;

        /// <summary>Moves every channel but the clamp's force on by 500 ms; one that is not Ok keeps its value.</summary>
        public void Apply(Snapshot snapshot)
        {
            if (((snapshot.NotOkMask | _unfilledMask) & ~ForceBit) != 0)
            {
                ApplyOthers(snapshot, snapshot.NotOkMask | ForceBit);
                return;
            }

            // The sum of two is an int: see ChannelStages.ValueMax. The force stands last but one.
            int[] fast = snapshot.Fast;
            int[] slow = snapshot.Slow;
            for (int i = 0; i < Channel.ClampForce; i++)
            {
                slow[i] = (slow[i] + fast[i]) >> 1;
            }

            slow[Channel.ClampTravel] = (slow[Channel.ClampTravel] + fast[Channel.ClampTravel]) >> 1;
        }

        /// <summary>Moves the clamp's force on by 100 ms; it keeps its value while it is not Ok.</summary>
        public void ApplyForce(Snapshot snapshot)
        {
            long state = (long)snapshot.Fast[Channel.ClampForce] << FractionBits;
            if (((snapshot.NotOkMask | _unfilledMask) & ForceBit) == 0)
            {
                state = _forceQ8 + ((state - _forceQ8) >> ForceShift);
            }
            else if ((snapshot.NotOkMask & ForceBit) != 0)
            {
                return;
            }

            _unfilledMask &= ~ForceBit;
            _forceQ8 = state;
            snapshot.Slow[Channel.ClampForce] = (int)(state >> FractionBits);
        }

        private void ApplyOthers(Snapshot snapshot, int left)
        {
            int[] fast = snapshot.Fast;
            int[] slow = snapshot.Slow;
            for (int i = 0; i < Channel.Count; i++)
            {
                if (((left >> i) & 1) == 0)
                {
                    slow[i] = ((_unfilledMask >> i) & 1) != 0 ? fast[i] : (slow[i] + fast[i]) >> 1;
                }
            }

            _unfilledMask &= left;
        }
    }
}
