using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// What turns converter counts into the channel's unit: value = counts x gain / 2^32 + offset, in 64-bit integers, so that
    /// board and host agree to the last bit; <see cref="ChannelStages"/> applies it. Starts from the nominal scale of the front
    /// end.
    /// </summary>
    [CycleCode]
    public sealed class Calibration
    {
        // Larger ones belong to no front end, and a scaled value plus its offset stays an int.
        private const int OffsetMax = 1000000000;
        private const long GainMax = (long)OffsetMax << 9;
        private const byte NoRange = byte.MaxValue;

        /// <summary>Value of one count times 2^32 by channel, the current sensors' for the selected range; shape [<see cref="Channel.Count"/>].</summary>
        public readonly long[] GainQ32 = new long[Channel.Count];

        /// <summary>Added to the scaled value by channel, in the channel's unit, the current sensors' for the selected range; shape [<see cref="Channel.Count"/>].</summary>
        public readonly int[] Offset = new int[Channel.Count];

        private readonly long[] _currentGainQ32 = new long[2 * CurrentRange.Count];
        private readonly int[] _currentOffset = new int[2 * CurrentRange.Count];

        /// <summary>The range whose gain and offset are in place, or none of the <see cref="CurrentRange"/>s; written here alone. A field, since the loop reads it every tick.</summary>
        public byte SelectedRange = NoRange;

        /// <summary>The nominal calibration of a rig.</summary>
        public Calibration(RigConfiguration configuration)
        {
            for (int channel = 0; channel < Channel.Count; channel++)
            {
                GainQ32[channel] = NominalScale.GainQ32(channel, CurrentRange.Microamps100, configuration.ClampMillinewtonsMax);
            }

            for (int i = 0; i < _currentGainQ32.Length; i++)
            {
                _currentGainQ32[i] = NominalScale.GainQ32(i < CurrentRange.Count ? Channel.Current : Channel.CurrentSecond, (byte)(i % CurrentRange.Count), 0);
            }
        }

        /// <summary>Sets a channel other than the current sensors.</summary>
        /// <param name="channel">0..<see cref="Channel.Count"/>-1.</param>
        /// <param name="gainQ32">Value of one count times 2^32.</param>
        /// <param name="offset">Added to the scaled value, in the channel's unit.</param>
        [BootCode]
        public void Set(int channel, long gainQ32, int offset)
        {
            GainQ32[channel] = Held(gainQ32);
            Offset[channel] = Saturate.Clamp(offset, -OffsetMax, OffsetMax);
        }

        /// <summary>Sets one range of one current sensor.</summary>
        /// <param name="second">False for <see cref="Channel.Current"/>, true for <see cref="Channel.CurrentSecond"/>.</param>
        /// <param name="range">The <see cref="CurrentRange"/>.</param>
        /// <param name="gainQ32">Nanoamps of one count times 2^32.</param>
        /// <param name="offsetNanoamps">Added to the scaled value.</param>
        [BootCode]
        public void SetCurrent(bool second, byte range, long gainQ32, int offsetNanoamps)
        {
            int index = (second ? CurrentRange.Count : 0) + range;
            _currentGainQ32[index] = Held(gainQ32);
            _currentOffset[index] = Saturate.Clamp(offsetNanoamps, -OffsetMax, OffsetMax);
            SelectedRange = NoRange;
        }

        /// <summary>Puts the gain and offset of the connected range in place for both current sensors; an unknown range scales as the largest.</summary>
        /// <param name="currentRange">The <see cref="CurrentRange"/> of this tick's conversion.</param>
        public void SelectRange(byte currentRange)
        {
            SelectedRange = currentRange;
            int range = currentRange < CurrentRange.Count ? currentRange : CurrentRange.Milliamps500;
            GainQ32[Channel.Current] = _currentGainQ32[range];
            Offset[Channel.Current] = _currentOffset[range];
            GainQ32[Channel.CurrentSecond] = _currentGainQ32[CurrentRange.Count + range];
            Offset[Channel.CurrentSecond] = _currentOffset[CurrentRange.Count + range];
        }

        [BootCode]
        private static long Held(long gainQ32)
        {
            return gainQ32 > GainMax ? GainMax : (gainQ32 < -GainMax ? -GainMax : gainQ32);
        }
    }
}
