namespace RigFirmware.Hal.Drivers.Ad5781
{
    /// <summary>
    /// One AD5781: the 18-bit setpoint of the current source. A frame holds two words of 24 bits, of which the chip keeps the
    /// second, as if another chip stood behind it in a chain: a board's bus moves frames of even length only.
    /// The code of each tick is read back and compared when the next one is written; every other tick the control register
    /// is, so that a reset, which clamps the output to ground, is seen at a setpoint of zero too.
    /// </summary>
    [CycleCode]
    public sealed class Ad5781Dac
    {
        /// <summary>Largest code of either sign.</summary>
        public const int CodeMax = 131071;

        private const int FrameLength = 6;
        private const int Attempts = 3;
        private const int Nothing = -1;

        private readonly ISpiDevice _device;
        private readonly string _part;
        private readonly byte[] _write = new byte[FrameLength];
        private readonly byte[] _read = new byte[FrameLength];
        private int _expected = Nothing;
        private int _mask;
        private bool _readsControl;

        /// <summary>A converter that is not started yet; its output is clamped to ground.</summary>
        /// <param name="device">Its place on the bus.</param>
        /// <param name="part">The part and its place for sentences.</param>
        public Ad5781Dac(ISpiDevice device, string part)
        {
            _device = device;
            _part = part;
        }

        /// <summary>False when the register did not read back as it was written one tick before: the source must not be enabled.</summary>
        public bool IsConfirmed { get; private set; }

        /// <summary>Puts the output to zero, takes the clamp away and reads both registers back.</summary>
        /// <returns>Null when the chip runs, else a sentence that says what is wrong.</returns>
        [BootCode]
        public string Start()
        {
            string refusal = null;
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                refusal = StartOnce();
                if (refusal == null)
                {
                    IsConfirmed = true;
                    _expected = Nothing;
                    return null;
                }
            }

            IsConfirmed = false;
            return refusal;
        }

        /// <summary>Writes the code, compares what the tick before asked to read back, and asks again; two frames.</summary>
        /// <param name="code">Output in steps of 2^-17 of half the span; clamped to +-<see cref="CodeMax"/>.</param>
        /// <returns>False when the bus failed or the comparison did.</returns>
        public bool Write(int code)
        {
            int held = code > CodeMax ? CodeMax : (code < -CodeMax ? -CodeMax : code);
            int data = (held << Ad5781Registers.CodeShift) & Ad5781Registers.DataMask;
            bool carried = Exchange(Ad5781Registers.Dac | data);
            bool confirmed = carried && (_expected == Nothing || (Answer() & _mask) == _expected);
            _readsControl = !_readsControl;
            carried &= Exchange(Ad5781Registers.Read | (_readsControl ? Ad5781Registers.Control : Ad5781Registers.Dac));
            _expected = _readsControl ? Ad5781Registers.ControlRunning : data;
            _mask = _readsControl ? Ad5781Registers.ControlMask : Ad5781Registers.DataMask;
            IsConfirmed = carried && confirmed;
            return IsConfirmed;
        }

        [BootCode]
        private string StartOnce()
        {
            // The clamp first: after a restart of the controller alone the output may still be on.
            if (!Exchange(Ad5781Registers.Control | Ad5781Registers.ControlClamped) || !Exchange(Ad5781Registers.Dac))
            {
                return ReadBack.Dead(_part);
            }

            string refusal = Compare(Ad5781Registers.Dac, "the DAC register", 0, Ad5781Registers.DataMask);
            if (refusal == null)
            {
                Exchange(Ad5781Registers.Control | Ad5781Registers.ControlRunning);
                refusal = Compare(Ad5781Registers.Control, "the control register", Ad5781Registers.ControlRunning, Ad5781Registers.ControlMask);
            }

            return refusal;
        }

        [BootCode]
        private string Compare(int address, string register, int written, int mask)
        {
            if (!Exchange(Ad5781Registers.Read | address) || !Exchange(0))
            {
                return ReadBack.Dead(_part);
            }

            int word = (_read[0] << 16) | Answer();

            // A line at rest reads all ones or all zeros; the answer repeats address and direction in its upper bits.
            int read = Answer() & mask;
            return read == written && ((word >> 20) & 7) == (address >> 20) ? null : ReadBack.Mismatch(_part, register, address | written, word & 0xFFFFFF, 6);
        }

        private int Answer()
        {
            return (_read[0] << 16) | (_read[1] << 8) | _read[2];
        }

        private bool Exchange(int word)
        {
            _write[3] = (byte)((word >> 16) & 0xFF);
            _write[4] = (byte)((word >> 8) & 0xFF);
            _write[5] = (byte)(word & 0xFF);
            return _device.Exchange(_write, _read, FrameLength);
        }
    }
}
