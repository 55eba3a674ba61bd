using RigFirmware.Core.Configuration;
using RigFirmware.Core.Domain;
using RigFirmware.Hal;

namespace RigFirmware.Core.Sensing
{
    /// <summary>
    /// Rise of every plate over the last half second. A plate that was not read gives no slope, and its history starts
    /// anew: the channel's own fault answers for it.
    /// </summary>
    [CycleCode]
    public sealed class TemperatureSlope
    {
        /// <summary>Samples across which the rise is taken: 5 x 100 ms.</summary>
        public const int WindowSamples = 5;

        private const int MedianSamples = 2;
        private const int WindowMs = WindowSamples * 2 * RigConfiguration.TickMs;
        // The plates and, behind them, the heater block.
        private const int Points = Channel.Plates + 1;
        private readonly int _plates;
        private readonly int[] _history = new int[Points * WindowSamples];
        private readonly int[] _filled = new int[Points];
        private int _at;

        // True while every fitted point has a whole window behind it.
        private bool _allFilled;

        /// <summary>Slopes of a rig's fitted plates and of its heater block.</summary>
        public TemperatureSlope(RigConfiguration configuration)
        {
            _plates = configuration.TemperaturePoints & ((1 << Points) - 1);
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

        /// <summary>Takes one sample of every point and writes the rises into the snapshot; called every second tick.</summary>
        public void Apply(Snapshot snapshot)
        {
            if (!_allFilled || ((snapshot.NotOkMask >> Channel.Temperature0) & _plates) != 0)
            {
                ApplyOthers(snapshot);
                return;
            }

            int[] fast = snapshot.Fast;
            int[] history = _history;
            int plates = _plates & ((1 << Channel.Plates) - 1);
            int fastest = int.MinValue;
            int second = int.MinValue;
            int plate = -1;
            int slot = _at;
            for (int i = 0; plates != 0; i++)
            {
                if ((plates & 1) != 0)
                {
                    // Compared as differences: what makes a rise of one is the same for all.
                    int value = fast[Channel.Temperature0 + i];
                    int gain = value - history[slot];
                    history[slot] = value;
                    if (gain > fastest)
                    {
                        second = fastest;
                        fastest = gain;
                        plate = i;
                    }
                    else if (gain > second)
                    {
                        second = gain;
                    }
                }

                slot += WindowSamples;
                plates >>= 1;
            }

            int block = 0;
            if ((_plates & (1 << Channel.Plates)) != 0)
            {
                int value = fast[Channel.Heater];
                slot = _at + (Channel.Plates * WindowSamples);
                block = value - history[slot];
                history[slot] = value;
            }

            _at = _at + 1 == WindowSamples ? 0 : _at + 1;
            snapshot.FastestRiseMillidegreesPerSecond = plate < 0 ? 0 : fastest * 1000 / WindowMs;
            snapshot.FastestRisePlate = plate;
            snapshot.HeaterRiseMillidegreesPerSecond = block * 1000 / WindowMs;
            snapshot.SecondRiseMillidegreesPerSecond = second == int.MinValue ? 0 : second * 1000 / WindowMs;
        }

        // With a point that is not read, or whose window is not whole yet.
        private void ApplyOthers(Snapshot snapshot)
        {
            int fastest = int.MinValue;
            int second = int.MinValue;
            int plate = -1;
            int block = 0;
            int[] fast = snapshot.Fast;
            int[] history = _history;
            int[] filled = _filled;
            int plates = _plates;
            int others = snapshot.NotOkMask >> Channel.Temperature0;
            bool allFilled = true;
            int slot = _at - WindowSamples;
            for (int i = 0; i < Points; i++)
            {
                slot += WindowSamples;
                int bit = 1 << i;
                if ((plates & bit) == 0)
                {
                    continue;
                }

                if ((others & bit) != 0)
                {
                    filled[i] = 0;
                    allFilled = false;
                    continue;
                }

                int value = fast[Channel.Temperature0 + i];
                if (filled[i] >= WindowSamples)
                {
                    int rise = (value - history[slot]) * 1000 / WindowMs;
                    if (i == Channel.Plates)
                    {
                        block = rise;
                    }
                    else if (rise > fastest)
                    {
                        second = fastest;
                        fastest = rise;
                        plate = i;
                    }
                    else if (rise > second)
                    {
                        second = rise;
                    }
                }
                else
                {
                    filled[i]++;
                    allFilled = allFilled && filled[i] >= WindowSamples;
                }

                history[slot] = value;
            }

            _allFilled = allFilled;
            _at = _at + 1 == WindowSamples ? 0 : _at + 1;
            snapshot.FastestRiseMillidegreesPerSecond = plate < 0 ? 0 : fastest;
            snapshot.FastestRisePlate = plate;
            snapshot.HeaterRiseMillidegreesPerSecond = block;
            snapshot.SecondRiseMillidegreesPerSecond = second == int.MinValue ? 0 : second;
        }
    }
}
