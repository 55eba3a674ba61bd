using System;
using RigFirmware.Hal;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>One select line with the chips behind it, and what can be wrong with its wires.</summary>
    public sealed class SpiLine : ISpiDevice
    {
        private const byte Rest = 0xFF;
        private readonly BusTime _time;
        private readonly ISpiChip[] _chips;
        private readonly byte[] _in = new byte[SpiFrame.LengthMax];
        private readonly byte[] _out = new byte[SpiFrame.LengthMax];
        private readonly byte[] _chipOut = new byte[SpiFrame.LengthMax];
        private readonly SeededRandom _random;

        /// <param name="time">Counts the transfers.</param>
        /// <param name="random">Draws which bit a disturbance hits.</param>
        /// <param name="chips">The chips on this line.</param>
        public SpiLine(BusTime time, SeededRandom random, params ISpiChip[] chips)
        {
            _time = time;
            _random = random;
            _chips = chips;
        }

        /// <summary>True while the controller's own transfer fails.</summary>
        public bool Refuses { get; set; }

        /// <summary>True while the select wire is off: no chip hears or drives.</summary>
        public bool Silent { get; set; }

        /// <summary>True while the data line from the chips is stuck at low.</summary>
        public bool StuckLow { get; set; }

        /// <summary>How many of the next answers have one bit wrong.</summary>
        public int WrongAnswers { get; set; }

        /// <summary>How many of the next commands have one bit wrong.</summary>
        public int WrongCommands { get; set; }

        /// <summary>Part of the answers, 0..1, that have one bit wrong.</summary>
        public double WrongAnswersPart { get; set; }

        /// <inheritdoc/>
        public bool Exchange(byte[] write, byte[] read, int length)
        {
            if (length < 2 || length > SpiFrame.LengthMax || (length & 1) != 0)
            {
                throw new ArgumentOutOfRangeException(nameof(length), length, "A frame has an even length of 2 to 32 bytes.");
            }

            _time.Transaction();
            if (Refuses)
            {
                return false;
            }

            Array.Copy(write, _in, length);
            Array.Fill(_out, Rest);
            if (WrongCommands > 0)
            {
                WrongCommands--;
                Spoil(_in, length);
            }

            if (!Silent)
            {
                foreach (ISpiChip chip in _chips)
                {
                    Array.Fill(_chipOut, Rest);
                    chip.Transfer(_in, _chipOut, length);
                    for (int i = 0; i < length; i++)
                    {
                        _out[i] &= _chipOut[i];
                    }
                }
            }

            bool disturbed = WrongAnswersPart > 0 && _random.NextUniform() < WrongAnswersPart;
            if (WrongAnswers > 0 || disturbed)
            {
                WrongAnswers = Math.Max(0, WrongAnswers - 1);
                Spoil(_out, length);
            }

            for (int i = 0; i < length; i++)
            {
                read[i] = StuckLow ? (byte)0 : _out[i];
            }

            return true;
        }

        private void Spoil(byte[] bytes, int length)
        {
            int bit = _random.NextInt(0, (8 * length) - 1);
            bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
        }
    }
}
