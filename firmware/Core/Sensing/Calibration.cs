using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// Turns converter counts into the channel's unit: value = counts x gain / 2^32 + offset, in 64-bit integers, so that
    /// board and host agree to the last bit. Starts from the nominal scale of the front end.
    /// </summary>
    [CycleCode]
    public sealed class Calibration
    {
        private readonly long[] _gainQ32 = new long[Channel.Count];
        private readonly int[] _offset = new int[Channel.Count];
        private readonly long[] _currentGainQ32 = new long[2 * CurrentRange.Count];
        private readonly int[] _currentOffset = new int[2 * CurrentRange.Count];

        /// <summary>The nominal calibration of a rig.</summary>
        public Calibration(RigConfiguration configuration)
        {
            for (int channel = 0; channel < Channel.Count; channel++)
            {
                _gainQ32[channel] = NominalScale.GainQ32(channel, CurrentRange.Microamps100, configuration.ClampMillinewtonsMax);
            }

            for (int i = 0; i < _currentGainQ32.Length; i++)
            {
                _currentGainQ32[i] = NominalScale.GainQ32(Channel.Current, (byte)(i % CurrentRange.Count), 0);
            }
        }

        /// <summary>Sets a channel other than the current sensors.</summary>
        /// <param name="channel">0..<see cref="Channel.Count"/>-1.</param>
        /// <param name="gainQ32">Value of one count times 2^32.</param>
        /// <param name="offset">Added to the scaled value, in the channel's unit.</param>
        [BootCode]
        public void Set(int channel, long gainQ32, int offset)
        {
            _gainQ32[channel] = gainQ32;
            _offset[channel] = offset;
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
            _currentGainQ32[index] = gainQ32;
            _currentOffset[index] = offsetNanoamps;
        }

        /// <summary>Scales the channels from..to-1 that carry a conversion; the others keep their old value.</summary>
        /// <param name="values">Written in the channels' units, shape [<see cref="Channel.Count"/>].</param>
        public void Apply(RigSample sample, int[] values, int from, int to)
        {
            int[] counts = sample.Counts;
            byte[] status = sample.Status;
            long[] gains = _gainQ32;
            int[] offsets = _offset;
            for (int i = from; i < to; i++)
            {
                byte s = status[i];
                if (s != SampleStatus.Ok && s != SampleStatus.Saturated)
                {
                    continue;
                }

                // 2^23 counts times the largest gain stay below 2^62; the result is below 2^31 for every full scale.
                values[i] = (int)((counts[i] * gains[i]) >> 32) + offsets[i];
            }
        }

        /// <summary>Scales both current sensors with the range that was connected; an unknown range scales as the largest.</summary>
        /// <param name="values">Written in nanoamps, shape [<see cref="Channel.Count"/>].</param>
        public void ApplyCurrents(RigSample sample, int[] values)
        {
            int range = sample.CurrentRange < CurrentRange.Count ? sample.CurrentRange : CurrentRange.Milliamps500;
            ApplyCurrent(sample, values, Channel.Current, range);
            ApplyCurrent(sample, values, Channel.CurrentSecond, CurrentRange.Count + range);
        }

        private void ApplyCurrent(RigSample sample, int[] values, int channel, int index)
        {
            byte s = sample.Status[channel];
            if (s == SampleStatus.Ok || s == SampleStatus.Saturated)
            {
                values[channel] = Saturate.ToInt(((sample.Counts[channel] * _currentGainQ32[index]) >> 32) + _currentOffset[index]);
            }
        }
    }
}
