using System;
using RigFirmware.Hal;

namespace RigFirmware.Simulated.Sensing
{
    /// <summary>What is wrong with the sensing, by channel; the plant knows nothing of it.</summary>
    public sealed class ChannelDefects
    {
        private readonly bool[] _frozenKnown = new bool[Channel.Count];
        private readonly int[] _frozenCounts = new int[Channel.Count];
        private readonly int[] _taps;

        /// <param name="cellCount">Cells, 1..12; there is one tap more.</param>
        public ChannelDefects(int cellCount)
        {
            _taps = new int[cellCount + 1];
            RestoreTaps();
        }

        /// <summary>Bits by channel: delivers its last value for ever.</summary>
        public int Frozen { get; private set; }

        /// <summary>Bits by channel: the bus does not answer.</summary>
        public int Silent { get; set; }

        /// <summary>Bits by channel: the chip reports an open input.</summary>
        public int Open { get; set; }

        /// <summary>What is added to the reading, in the channel's unit. Shape [<see cref="Channel.Count"/>].</summary>
        public double[] Bias { get; } = new double[Channel.Count];

        /// <summary>Bits by channel: <see cref="Bias"/> counts.</summary>
        public int Biased { get; set; }

        /// <summary>True while two taps are swapped.</summary>
        public bool TapsSwapped { get; private set; }

        /// <summary>True when any channel has anything.</summary>
        public bool Any
        {
            get { return (Frozen | Silent | Open | Biased) != 0; }
        }

        /// <summary>The potential that a tap's wire is connected to, as an index of the stack's plates.</summary>
        public int PlateOfTap(int tap)
        {
            return _taps[tap];
        }

        /// <summary>Swaps the wires of the two taps of a cell.</summary>
        public void SwapTaps(int cell)
        {
            (_taps[cell], _taps[cell + 1]) = (_taps[cell + 1], _taps[cell]);
            TapsSwapped = true;
        }

        /// <summary>Every tap on its own plate again.</summary>
        public void RestoreTaps()
        {
            for (int i = 0; i < _taps.Length; i++)
            {
                _taps[i] = i;
            }

            TapsSwapped = false;
        }

        /// <summary>Freezes a channel at the next value it delivers.</summary>
        public void Freeze(int channel)
        {
            Frozen |= 1 << channel;
            _frozenKnown[channel] = false;
        }

        /// <summary>Ends <see cref="Freeze"/>.</summary>
        public void Unfreeze(int channel)
        {
            Frozen &= ~(1 << channel);
        }

        /// <summary>Puts the defects on channels that were just sampled.</summary>
        public void Spoil(RigSample sample, int from, int to)
        {
            for (int channel = from; channel < to; channel++)
            {
                int bit = 1 << channel;
                if ((Frozen & bit) != 0)
                {
                    if (!_frozenKnown[channel])
                    {
                        _frozenKnown[channel] = true;
                        _frozenCounts[channel] = sample.Counts[channel];
                    }

                    sample.Counts[channel] = _frozenCounts[channel];
                }

                if ((Silent & bit) != 0)
                {
                    sample.Status[channel] = SampleStatus.BusError;
                }
                else if ((Open & bit) != 0)
                {
                    sample.Status[channel] = SampleStatus.OpenWire;
                }
            }
        }
    }
}
