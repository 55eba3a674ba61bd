using System;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// A converter of 24 bits never gives the same counts many times in a row: its own noise moves the last bits. Time is
    /// cut into windows of a second; a channel that never left the counts at the window's start stood still for it,
    /// and one that stood still for enough windows in a row is frozen. A channel that has moved is not looked at again
    /// before the next window, which is what makes the watch cheap.
    /// </summary>
    [CycleCode]
    public sealed class FrozenDetector
    {
        /// <summary>Samples of a window, one every 100 ms.</summary>
        public const int WindowSamples = 10;

        /// <summary>Windows without a change that make an electrical channel or the force frozen: 4 s, and what is left of the window before.</summary>
        public const int WindowsMax = 4;

        /// <summary>Windows without a change that make a temperature frozen: 59 s, since a quiet chamber moves a coarse converter less often.</summary>
        public const int TemperatureWindowsMax = 59;

        private readonly int[] _reference = new int[Channel.Count];
        private readonly int[] _windows = new int[Channel.Count];
        private readonly int _watched;
        private int _still;
        private int _samples;
        private bool _anyStill;

        /// <summary>The detector of a rig.</summary>
        public FrozenDetector(RigConfiguration configuration)
        {
            int cells = (1 << configuration.CellCount) - 1;
            int electrical = (1 << Channel.Stack) | (1 << Channel.Current) | (1 << Channel.CurrentSecond);
            int temperatures = (configuration.TemperaturePoints & ((1 << Channel.TemperaturesMax) - 1)) << Channel.Temperature0;
            _watched = cells | electrical | temperatures | (1 << Channel.ClampForce);
        }

        /// <summary>Takes one sample of every channel and, at a window's end, writes the frozen ones into the snapshot; called every 100 ms.</summary>
        public void Apply(RigSample sample, Snapshot snapshot)
        {
            if (_still != 0)
            {
                Look(sample);
            }

            if (++_samples < WindowSamples)
            {
                return;
            }

            _samples = 0;
            if (_still != 0 || _anyStill)
            {
                Close(snapshot);
            }

            _still = _watched;
            Array.Copy(sample.Counts, 0, _reference, 0, Channel.Count);
        }

        private void Look(RigSample sample)
        {
            int[] counts = sample.Counts;
            byte[] status = sample.Status;
            int[] reference = _reference;
            int still = _still;
            int bit = 1;
            for (int i = 0; i < Channel.Count; i++)
            {
                // A channel that is not read does not stand still: its own row answers for it.
                if (counts[i] != reference[i] || status[i] != SampleStatus.Ok)
                {
                    still &= ~bit;
                }

                bit <<= 1;
            }

            _still = still;
        }

        private void Close(Snapshot snapshot)
        {
            int[] windows = _windows;
            int still = _still;
            for (int i = 0; i < Channel.Count; i++)
            {
                windows[i] = (still & (1 << i)) == 0 ? 0 : windows[i] + 1;
            }

            _anyStill = still != 0;
            snapshot.FrozenCell = Frozen(Channel.Cell0, Channel.CellsMax, WindowsMax);
            snapshot.FrozenElectrical = Frozen(Channel.Stack, Channel.Temperature0, WindowsMax);
            snapshot.FrozenTemperature = Frozen(Channel.Temperature0, Channel.ClampForce, TemperatureWindowsMax);
            snapshot.FrozenForce = Frozen(Channel.ClampForce, Channel.ClampForce + 1, WindowsMax);
        }

        private int Frozen(int from, int to, int max)
        {
            int frozen = -1;
            for (int i = from; i < to; i++)
            {
                if (_windows[i] >= max)
                {
                    // Held there, so that the count never wraps back to moving.
                    _windows[i] = max;
                    frozen = i;
                }
            }

            return frozen;
        }
    }
}
