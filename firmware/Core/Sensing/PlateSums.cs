using System;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// Hottest and coldest plate, and the rise of every plate and of the heater block over the last half second, in one pass because a
    /// pass costs the board more than what is done in it. Age pushes a value towards its dangerous side: a plate that was not read
    /// counts as hotter for the upper limits and as colder for the lower ones. It gives no slope, and its history starts anew: the
    /// channel's own fault answers for it.
    /// </summary>
    [CycleCode]
    public sealed class PlateSums
    {
        /// <summary>How fast an unread plate is assumed to heat, in millidegrees per millisecond (1 degC/s, the rung that confirms a runaway).</summary>
        public const int PlateMillidegreesPerMs = 1;

        /// <summary>Samples across which the rise is taken: 5 x 100 ms.</summary>
        public const int WindowSamples = 5;

        /// <summary>Samples after a gap that the spike reject's median still fills with what was before it.</summary>
        public const int MedianSamples = 2;

        // What makes a rise per second of one over the window: a whole number.
        private const int PerSecond = 1000 / (WindowSamples * 2 * RigConfiguration.TickMs);

        // The plates and, behind them, the heater block.
        private const int Points = Channel.Plates + 1;
        private const int NoPlate = Channel.Temperature0 - 1;
        private readonly int _points;
        private readonly bool _hasBlock;

        // Of the fitted ones.
        private readonly int[] _plateChannels;

        // The samples of the window one behind the other, the points of each beside each other.
        private readonly int[] _history = new int[Points * WindowSamples];
        private readonly int[] _filled = new int[Points];
        private int _at;

        // True while every fitted point has a whole window behind it.
        private bool _allFilled;

        /// <summary>Sums over a rig's fitted plates and its heater block.</summary>
        public PlateSums(RigConfiguration configuration)
        {
            _points = configuration.TemperaturePoints & ((1 << Points) - 1);
            _hasBlock = (_points & (1 << Channel.Plates)) != 0;
            _plateChannels = FittedChannels(_points);
        }

        [BootCode]
        private static int[] FittedChannels(int points)
        {
            int count = 0;
            int[] channels = new int[Channel.Plates];
            for (int i = 0; i < Channel.Plates; i++)
            {
                if ((points & (1 << i)) != 0)
                {
                    channels[count++] = Channel.Temperature0 + i;
                }
            }

            int[] fitted = new int[count];
            Array.Copy(channels, 0, fitted, 0, count);
            return fitted;
        }

        /// <summary>Forgets the history, and what the median still holds of it: readings from before a new calibration make no slope.</summary>
        public void Restart()
        {
            for (int i = 0; i < Points; i++)
            {
                _filled[i] = -MedianSamples;
            }

            _allFilled = false;
        }

        /// <summary>Takes one sample of every point and writes what the plates say into the snapshot; called every second tick.</summary>
        public void Apply(Snapshot snapshot)
        {
            int[] fast = snapshot.Fast;
            int[] channels = _plateChannels;
            int[] history = _history;
            int notOk = snapshot.NotOkMask & (_points << Channel.Temperature0);
            bool allFilled = _allFilled;
            int slot = _at;
            int hottest = int.MinValue;
            int coldest = int.MaxValue;
            int hottestChannel = NoPlate;
            int coldestChannel = NoPlate;
            int fastest = int.MinValue;
            int second = int.MinValue;
            int fastestChannel = NoPlate;
            for (int i = 0; i < channels.Length; i++)
            {
                int channel = channels[i];
                int value = fast[channel];

                // Compared as differences: what makes a rise of one is the same for all.
                int gain = value - history[slot];
                history[slot] = value;
                slot++;
                if (notOk != 0 && (notOk & (1 << channel)) != 0)
                {
                    continue;
                }

                if (value > hottest)
                {
                    hottest = value;
                    hottestChannel = channel;
                }

                if (value < coldest)
                {
                    coldest = value;
                    coldestChannel = channel;
                }

                if (!allFilled && !IsFilled(channel))
                {
                    continue;
                }

                if (gain > fastest)
                {
                    second = fastest;
                    fastest = gain;
                    fastestChannel = channel;
                }
                else if (gain > second)
                {
                    second = gain;
                }
            }

            int block = 0;
            if (_hasBlock)
            {
                int value = fast[Channel.Heater];
                slot = _at + Channel.Plates;
                block = value - history[slot];
                history[slot] = value;
                block = (notOk & (1 << Channel.Heater)) == 0 && (allFilled || IsFilled(Channel.Heater)) ? block : 0;
            }

            _at = _at + Points == Points * WindowSamples ? 0 : _at + Points;
            snapshot.HottestPlateMillidegrees = hottest;
            snapshot.HottestPlate = hottestChannel - Channel.Temperature0;
            snapshot.ColdestPlateMillidegrees = coldest;
            snapshot.ColdestPlate = coldestChannel - Channel.Temperature0;
            snapshot.MissingPlate = -1;
            snapshot.FastestRiseMillidegreesPerSecond = fastest == int.MinValue ? 0 : fastest * PerSecond;
            snapshot.FastestRisePlate = fastestChannel - Channel.Temperature0;
            snapshot.HeaterRiseMillidegreesPerSecond = block * PerSecond;
            snapshot.SecondRiseMillidegreesPerSecond = second == int.MinValue ? 0 : second * PerSecond;
            if (notOk != 0 || !allFilled)
            {
                TakeOthers(snapshot, notOk >> Channel.Temperature0);
            }
        }

        // Counts the samples of a point that has just been read until it has a window behind it.
        private bool IsFilled(int channel)
        {
            int point = channel - Channel.Temperature0;
            if (_filled[point] >= WindowSamples)
            {
                return true;
            }

            _filled[point]++;
            return false;
        }

        // Points that were not read: how far a plate may have moved since, and no slope before its window is whole again.
        private void TakeOthers(Snapshot snapshot, int missing)
        {
            _allFilled = true;
            for (int i = 0; i < Points; i++)
            {
                if (((missing >> i) & 1) != 0)
                {
                    _filled[i] = -MedianSamples;
                    if (i < Channel.Plates)
                    {
                        Push(snapshot, i);
                    }
                }

                _allFilled &= ((_points >> i) & 1) == 0 || _filled[i] >= WindowSamples;
            }
        }

        private static void Push(Snapshot snapshot, int plate)
        {
            snapshot.MissingPlate = plate;
            int channel = Channel.Temperature0 + plate;
            byte q = snapshot.Quality[channel];
            if (q == (byte)Quality.NeverRead || q == (byte)Quality.OpenWire)
            {
                return;
            }

            int push = snapshot.AgeMs(channel) * PlateMillidegreesPerMs;
            int value = snapshot.Fast[channel];
            if (value + push > snapshot.HottestPlateMillidegrees)
            {
                snapshot.HottestPlateMillidegrees = value + push;
                snapshot.HottestPlate = plate;
            }

            if (value - push < snapshot.ColdestPlateMillidegrees)
            {
                snapshot.ColdestPlateMillidegrees = value - push;
                snapshot.ColdestPlate = plate;
            }
        }
    }
}
