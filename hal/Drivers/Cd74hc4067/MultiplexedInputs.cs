namespace RigFirmware.Hal.Drivers.Cd74hc4067
{
    /// <summary>
    /// Two CD74HC4067 on the same four address lines, each in front of one input of the controller's own converter. The
    /// address walks in Gray order, one line a step, so that no other channel is passed on the way.
    /// </summary>
    [CycleCode]
    public sealed class MultiplexedInputs
    {
        /// <summary>Channels of one multiplexer.</summary>
        public const int Channels = 16;

        private readonly IOutputPin[] _address;
        private readonly IAnalogInput _first;
        private readonly IAnalogInput _second;
        private int _step;

        /// <summary>Both multiplexers at channel 0.</summary>
        /// <param name="address">Address lines, lowest bit first; shape [4].</param>
        /// <param name="first">Converter input behind the first multiplexer.</param>
        /// <param name="second">Converter input behind the second.</param>
        public MultiplexedInputs(IOutputPin[] address, IAnalogInput first, IAnalogInput second)
        {
            _address = address;
            _first = first;
            _second = second;
            for (int i = 0; i < Channels; i++)
            {
                First[i] = -1;
                Second[i] = -1;
            }
        }

        /// <summary>Newest raw conversions behind the first multiplexer, 0..4095, -1 for none; shape [<see cref="Channels"/>].</summary>
        public readonly int[] First = new int[Channels];

        /// <summary>Newest raw conversions behind the second multiplexer, 0..4095, -1 for none; shape [<see cref="Channels"/>].</summary>
        public readonly int[] Second = new int[Channels];

        /// <summary>Complete walks over all channels so far.</summary>
        public int Walks { get; private set; }

        /// <summary>Moves on by some channels and converts each; three native calls a channel.</summary>
        /// <param name="channels">1..<see cref="Channels"/>.</param>
        public void Walk(int channels)
        {
            for (int i = 0; i < channels; i++)
            {
                Step();
            }
        }

        private void Step()
        {
            int before = _step ^ (_step >> 1);
            _step = (_step + 1) & (Channels - 1);
            int channel = _step ^ (_step >> 1);
            int changed = before ^ channel;
            for (int line = 0; line < 4; line++)
            {
                if ((changed & (1 << line)) != 0)
                {
                    _address[line].Write((channel & (1 << line)) != 0);
                }
            }

            First[channel] = _first.Read();
            Second[channel] = _second.Read();
            if (_step == 0)
            {
                Walks = unchecked(Walks + 1);
            }
        }
    }
}
