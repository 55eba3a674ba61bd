namespace RigFirmware.Hal.Drivers.Ads131m08
{
    /// <summary>
    /// One ADS131M08: eight 24-bit converters that sample at one instant. Every frame carries the status, all eight
    /// conversions and a checksum. The converter runs freely and keeps two unread conversions, which are old after a pause:
    /// a tick flushes those first, then collects.
    /// </summary>
    [CycleCode]
    public sealed class Ads131m08Converter
    {
        /// <summary>Channels of the chip.</summary>
        public const int Channels = 8;

        private const int FrameLength = 30;
        private const int WordLength = 3;
        private const int CrcAt = FrameLength - WordLength;
        private const int CountMax = 8388607;
        private const int Attempts = 3;

        // A conversion takes 2 ms: on the slowest bus one frame sees it, on the fastest a handful.
        private const int FreshAttempts = 8;
        private const int Faulty = Ads131m08Registers.StatusRegisterMap | Ads131m08Registers.StatusCommandCrc | Ads131m08Registers.StatusReset;

        private readonly ISpiDevice _device;
        private readonly string _part;
        private readonly byte[] _null = new byte[FrameLength];
        private readonly byte[] _write = new byte[FrameLength];
        private readonly byte[] _read = new byte[FrameLength];
        private int _gain1;
        private int _gain2;

        /// <summary>A converter that is not started yet.</summary>
        /// <param name="device">Its place on the bus.</param>
        /// <param name="part">The part and its place for sentences, for example "U1 (ADS131M08, J20 pole 7)".</param>
        public Ads131m08Converter(ISpiDevice device, string part)
        {
            _device = device;
            _part = part;
            Seal(_null, WordLength);
        }

        /// <summary>Newest conversions, two's complement, shape [<see cref="Channels"/>]; what they are worth says <see cref="Status"/>.</summary>
        public readonly int[] Counts = new int[Channels];

        /// <summary><see cref="SampleStatus"/> of each conversion, shape [<see cref="Channels"/>].</summary>
        public readonly byte[] Status = new byte[Channels];

        /// <summary>True when the chip has lost its configuration: nothing of it counts before <see cref="Start"/> has run again.</summary>
        public bool IsReset { get; private set; } = true;

        /// <summary>Resets the chip, writes its configuration and reads it back. Takes up to 80 frames.</summary>
        /// <param name="gain1">GAIN1: a code 0..7 for gain 1..128 for each of channels 0..3, four bits each.</param>
        /// <param name="gain2">GAIN2: the same for channels 4..7.</param>
        /// <returns>Null when the chip runs, else a sentence that says what is wrong.</returns>
        [BootCode]
        public string Start(int gain1, int gain2)
        {
            IsReset = true;
            string refusal = null;
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                refusal = StartOnce(gain1, gain2);
                if (refusal == null)
                {
                    _gain1 = gain1;
                    _gain2 = gain2;
                    IsReset = false;
                    return null;
                }
            }

            return refusal;
        }

        /// <summary>
        /// Changes gains: unlock, write, read back, lock; seven frames. The conversions of the next 6 ms are not valid.
        /// </summary>
        /// <param name="gain1">As in <see cref="Start"/>.</param>
        /// <param name="gain2">As in <see cref="Start"/>.</param>
        /// <returns>True when the chip reads both back.</returns>
        public bool SetGains(int gain1, int gain2)
        {
            if (gain1 == _gain1 && gain2 == _gain2)
            {
                return true;
            }

            bool done = Command(Ads131m08Registers.Unlock)
                && Write(Ads131m08Registers.Gain1, gain1)
                && Write(Ads131m08Registers.Gain2, gain2)
                && Read(Ads131m08Registers.Gain1) == gain1
                && Read(Ads131m08Registers.Gain2) == gain2;

            // Locked again in any case; the frame after it makes STATUS the next answer.
            Command(Ads131m08Registers.Lock);
            Command(Ads131m08Registers.Null);
            _gain1 = done ? gain1 : -1;
            _gain2 = done ? gain2 : -1;
            return done;
        }

        /// <summary>Takes the two old conversions out of the chip's buffer; two frames. <see cref="Collect"/> follows.</summary>
        public void Flush()
        {
            _device.Exchange(_null, _read, FrameLength);
            _device.Exchange(_null, _read, FrameLength);
        }

        /// <summary>Reads the newest conversion of all channels; one frame, and at most seven more until a new one is there.</summary>
        public void Collect()
        {
            for (int attempt = 0; attempt < FreshAttempts; attempt++)
            {
                if (!_device.Exchange(_null, _read, FrameLength) || !IsSealed())
                {
                    SetAll(SampleStatus.BusError);
                    return;
                }

                int status = Word(0);
                if ((status & Faulty) != 0 || (status & Ads131m08Registers.StatusLocked) == 0)
                {
                    IsReset |= (status & Ads131m08Registers.StatusReset) != 0;
                    SetAll(SampleStatus.Missing);
                    return;
                }

                int ready = status & Ads131m08Registers.StatusReady;
                if (ready != 0)
                {
                    Take(ready);
                    return;
                }
            }

            SetAll(SampleStatus.Missing);
        }

        private void Take(int ready)
        {
            byte[] read = _read;
            for (int i = 0; i < Channels; i++)
            {
                int at = (i + 1) * WordLength;
                int count = ((read[at] << 24) | (read[at + 1] << 16) | (read[at + 2] << 8)) >> 8;
                Counts[i] = count;
                Status[i] = (ready & (1 << i)) == 0
                    ? SampleStatus.Missing
                    : (count >= CountMax || count <= -CountMax ? SampleStatus.Saturated : SampleStatus.Ok);
            }
        }

        private void SetAll(byte status)
        {
            for (int i = 0; i < Channels; i++)
            {
                Status[i] = status;
            }
        }

        [BootCode]
        private string StartOnce(int gain1, int gain2)
        {
            if (!_device.Exchange(_null, _read, FrameLength))
            {
                return ReadBack.Dead(_part);
            }

            Command(Ads131m08Registers.Reset);
            Command(Ads131m08Registers.Null);
            if (!IsSealed())
            {
                return ReadBack.Garbled(_part);
            }

            if (Word(0) != Ads131m08Registers.ResetDone)
            {
                return ReadBack.Stranger(_part, Hexadecimal.Text(Word(0), 4), Hexadecimal.Text(Ads131m08Registers.ResetDone, 4));
            }

            int identity = Read(Ads131m08Registers.Identity);
            if (identity >> 8 != Ads131m08Registers.IdentityOf8Channels)
            {
                return ReadBack.Stranger(_part, Hexadecimal.Text(identity, 4), "28xxh");
            }

            Command(Ads131m08Registers.Unlock);
            string refusal = Set(Ads131m08Registers.Clock, "CLOCK", Ads131m08Registers.ClockValue);
            refusal = refusal ?? Set(Ads131m08Registers.Gain1, "GAIN1", gain1);
            refusal = refusal ?? Set(Ads131m08Registers.Gain2, "GAIN2", gain2);
            refusal = refusal ?? Set(Ads131m08Registers.Mode, "MODE", Ads131m08Registers.ModeValue);
            Command(Ads131m08Registers.Lock);
            Command(Ads131m08Registers.Null);
            return refusal;
        }

        [BootCode]
        private string Set(int register, string name, int value)
        {
            Write(register, value);
            int read = Read(register);
            return read == value ? null : ReadBack.Mismatch(_part, name, value, read, 4);
        }

        private bool Command(int command)
        {
            Clear();
            PutWord(_write, 0, command);
            Seal(_write, WordLength);
            return _device.Exchange(_write, _read, FrameLength);
        }

        private bool Write(int register, int value)
        {
            Clear();
            PutWord(_write, 0, Ads131m08Registers.WriteRegister | (register << Ads131m08Registers.AddressShift));
            PutWord(_write, 1, value);
            Seal(_write, 2 * WordLength);
            return _device.Exchange(_write, _read, FrameLength);
        }

        // The register's value, or -1 when no whole answer came.
        private int Read(int register)
        {
            bool asked = Command(Ads131m08Registers.ReadRegister | (register << Ads131m08Registers.AddressShift));
            return asked && _device.Exchange(_null, _read, FrameLength) && IsSealed() ? Word(0) : -1;
        }

        private void Clear()
        {
            for (int i = 0; i < FrameLength; i++)
            {
                _write[i] = 0;
            }
        }

        private int Word(int index)
        {
            return (_read[index * WordLength] << 8) | _read[(index * WordLength) + 1];
        }

        private bool IsSealed()
        {
            return Crc16Ccitt.Of(_read, CrcAt) == ((_read[CrcAt] << 8) | _read[CrcAt + 1]);
        }

        private static void PutWord(byte[] frame, int index, int value)
        {
            frame[index * WordLength] = (byte)((value >> 8) & 0xFF);
            frame[(index * WordLength) + 1] = (byte)(value & 0xFF);
        }

        private static void Seal(byte[] frame, int length)
        {
            int crc = Crc16Ccitt.Of(frame, length);
            frame[length] = (byte)(crc >> 8);
            frame[length + 1] = (byte)(crc & 0xFF);
        }
    }
}
