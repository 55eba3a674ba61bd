namespace RigFirmware.Hal.Drivers.Ad7124
{
    /// <summary>
    /// One AD7124-8 that measures resistors one after the other as a ratio to a reference resistor in the same current. Per
    /// tick: <see cref="Collect"/> the conversion that was started in the tick before, <see cref="Begin"/> the next one.
    /// Every frame carries a checksum; the chip ignores a write whose checksum is wrong and says so in the next status.
    /// A frame of odd length begins with FFh: the chip waits for the first zero bit.
    /// </summary>
    [CycleCode]
    public sealed class Ad7124Converter
    {
        /// <summary>Code at full scale, 24 bits.</summary>
        public const int CodeMax = 0xFFFFFF;

        /// <summary>Most points of one chip.</summary>
        public const int PointsMax = 8;

        private const int FrameMax = 18;
        private const int ExcitationAt = 1;
        private const int DataAt = 6;
        private const int DataLength = 12;
        private const int ResetLength = 10;
        private const int Attempts = 3;

        // The chip answers 4 ms after a reset; a frame takes a tenth of a millisecond at least.
        private const int WakeAttempts = 64;
        private const byte Idle = 0xFF;

        private readonly ISpiDevice _device;
        private readonly string _part;
        private readonly byte[] _forcePins;
        private readonly int[] _pairs;
        private readonly byte[] _write = new byte[FrameMax];
        private readonly byte[] _read = new byte[FrameMax];
        private readonly byte[] _answer = new byte[FrameMax];
        private int _begun = -1;

        /// <summary>A converter that is not started yet.</summary>
        /// <param name="device">Its place on the bus.</param>
        /// <param name="forcePins">For each point the input that its current comes out of, 0..15.</param>
        /// <param name="positives">For each point the input at the resistor's positive end.</param>
        /// <param name="negatives">For each point the input at its other end.</param>
        /// <param name="part">The part and its place for sentences.</param>
        public Ad7124Converter(ISpiDevice device, byte[] forcePins, byte[] positives, byte[] negatives, string part)
        {
            _device = device;
            _part = part;
            _forcePins = forcePins;
            _pairs = new int[forcePins.Length];
            for (int i = 0; i < _pairs.Length; i++)
            {
                _pairs[i] = (positives[i] << 5) | negatives[i];
            }
        }

        /// <summary>The point that the newest <see cref="Collect"/> is about; -1 before the first.</summary>
        public int Point { get; private set; } = -1;

        /// <summary>Its code, 0..<see cref="CodeMax"/>: resistance / reference resistance x gain x 2^24.</summary>
        public int Code { get; private set; }

        /// <summary>True when the chip has lost its configuration: nothing of it counts before <see cref="Start"/> has run again.</summary>
        public bool IsReset { get; private set; } = true;

        /// <summary>Resets the chip, writes its configuration and reads it back.</summary>
        /// <returns>Null when the chip runs, else a sentence that says what is wrong.</returns>
        [BootCode]
        public string Start()
        {
            IsReset = true;
            string refusal = null;
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                refusal = StartOnce();
                if (refusal == null)
                {
                    IsReset = false;
                    _begun = -1;
                    return null;
                }
            }

            return refusal;
        }

        /// <summary>Reads the conversion that <see cref="Begin"/> has started at least 40 ms ago, and where its current went; one frame, two when the chip reports an error.</summary>
        /// <returns>The <see cref="SampleStatus"/> of <see cref="Point"/>: open wire when no current flows through it or it is beyond full scale.</returns>
        public byte Collect()
        {
            Point = _begun;
            if (_begun < 0)
            {
                return SampleStatus.Missing;
            }

            // Where the current goes is read back in the same frame: one wrong bit can turn its write into a read, which no checksum sees.
            for (int i = 0; i < DataLength; i++)
            {
                _write[i] = 0;
            }

            _write[0] = Idle;
            _write[ExcitationAt] = Ad7124Registers.Read | Ad7124Registers.Excitation;
            _write[DataAt] = Ad7124Registers.Read | Ad7124Registers.Data;
            if (!_device.Exchange(_write, _read, DataLength)
                || !IsSealed(_read, ExcitationAt, 4, _write[ExcitationAt])
                || !IsSealed(_read, DataAt, 5, _write[DataAt]))
            {
                return SampleStatus.BusError;
            }

            int excitation = (_read[ExcitationAt + 1] << 16) | (_read[ExcitationAt + 2] << 8) | _read[ExcitationAt + 3];
            int status = _read[DataAt + 4];
            Code = (_read[DataAt + 1] << 16) | (_read[DataAt + 2] << 8) | _read[DataAt + 3];
            IsReset |= (status & Ad7124Registers.StatusReset) != 0;
            if (IsReset || (status & Ad7124Registers.StatusNotReady) != 0 || (status & Ad7124Registers.StatusChannel) != _begun
                || excitation != (Ad7124Registers.Excitation250Microamps | _forcePins[_begun]))
            {
                return SampleStatus.Missing;
            }

            if ((status & Ad7124Registers.StatusError) != 0)
            {
                return AskError();
            }

            return Code == CodeMax ? SampleStatus.OpenWire : SampleStatus.Ok;
        }

        /// <summary>Sends the current through a point and starts its conversion; one frame.</summary>
        /// <param name="point">Index into the arrays of the constructor.</param>
        public void Begin(int point)
        {
            int at = 0;
            _write[at++] = Idle;
            int before = _begun < 0 ? point : _begun;
            at = Put(at, Ad7124Registers.Channel0 + before, _pairs[before], 2);
            at = Put(at, Ad7124Registers.Channel0 + point, Ad7124Registers.ChannelEnabled | _pairs[point], 2);
            at = Put(at, Ad7124Registers.Excitation, Ad7124Registers.Excitation250Microamps | _forcePins[point], 3);
            at = Put(at, Ad7124Registers.Control, Ad7124Registers.ControlSingle, 2);
            _begun = _device.Exchange(_write, _read, at) ? point : -1;
        }

        private byte AskError()
        {
            int error = Read(Ad7124Registers.Error, 3);
            if (error < 0)
            {
                return SampleStatus.BusError;
            }

            return (error & (Ad7124Registers.ErrorReference | Ad7124Registers.ErrorSaturated)) != 0 ? SampleStatus.OpenWire : SampleStatus.Missing;
        }

        [BootCode]
        private string StartOnce()
        {
            for (int i = 0; i < ResetLength; i++)
            {
                _write[i] = Idle;
            }

            if (!_device.Exchange(_write, _read, ResetLength))
            {
                return ReadBack.Dead(_part);
            }

            int identity = Wake();
            if (identity < 0x12 || identity > 0x17)
            {
                return ReadBack.Stranger(_part, Hexadecimal.Text(identity, 2), "12h to 17h");
            }

            // The checksum counts from the end of this write on; the frame has none of its own yet.
            _write[0] = Ad7124Registers.ErrorEnable;
            _write[1] = (Ad7124Registers.ErrorsWatched >> 16) & 0xFF;
            _write[2] = (Ad7124Registers.ErrorsWatched >> 8) & 0xFF;
            _write[3] = Ad7124Registers.ErrorsWatched & 0xFF;
            _device.Exchange(_write, _read, 4);
            string refusal = Compare(Ad7124Registers.ErrorEnable, "ERROR_EN", Ad7124Registers.ErrorsWatched, 3);
            refusal = refusal ?? Set(Ad7124Registers.Config0, "CONFIG_0", Ad7124Registers.ConfigValue, 2);
            refusal = refusal ?? Set(Ad7124Registers.Filter0, "FILTER_0", Ad7124Registers.FilterValue, 3);
            refusal = refusal ?? Set(Ad7124Registers.Control, "ADC_CONTROL", Ad7124Registers.ControlIdle, 2);
            for (int i = 0; i < _pairs.Length && refusal == null; i++)
            {
                refusal = Set(Ad7124Registers.Channel0 + i, "CHANNEL", _pairs[i], 2);
            }

            // Reading clears what the reset and the frames without checksum have left.
            Read(Ad7124Registers.Error, 3);
            return refusal;
        }

        [BootCode]
        private int Wake()
        {
            int identity = -1;
            for (int i = 0; i < WakeAttempts; i++)
            {
                _write[0] = Ad7124Registers.Read | Ad7124Registers.Status;
                _write[1] = 0;
                _device.Exchange(_write, _read, 2);
                _write[0] = Ad7124Registers.Read | Ad7124Registers.Identity;
                _device.Exchange(_write, _read, 2);
                identity = _read[1];
                if (identity >= 0x12 && identity <= 0x17)
                {
                    break;
                }
            }

            return identity;
        }

        [BootCode]
        private string Set(int register, string name, int value, int bytes)
        {
            int odd = bytes & 1;
            _write[0] = Idle;
            _device.Exchange(_write, _read, Put(odd, register, value, bytes));
            return Compare(register, name, value, bytes);
        }

        [BootCode]
        private string Compare(int register, string name, int value, int bytes)
        {
            int read = Read(register, bytes);
            return read == value ? null : (read < 0 ? ReadBack.Garbled(_part) : ReadBack.Mismatch(_part, name, value, read, 2 * bytes));
        }

        // The register's value, or -1 when the bus failed or the checksum was wrong.
        private int Read(int register, int bytes)
        {
            int at = bytes & 1;
            int length = at + 1 + bytes + 1;
            for (int i = 0; i < length; i++)
            {
                _write[i] = i < at ? Idle : (byte)0;
            }

            byte command = (byte)(Ad7124Registers.Read | register);
            _write[at] = command;
            if (!_device.Exchange(_write, _answer, length) || !IsSealed(_answer, at, bytes + 1, command))
            {
                return -1;
            }

            int value = 0;
            for (int i = at + 1; i <= at + bytes; i++)
            {
                value = (value << 8) | _answer[i];
            }

            return value;
        }

        // Writes one command with its checksum; the result is the position behind it.
        private int Put(int at, int register, int value, int bytes)
        {
            int from = at;
            _write[at++] = (byte)register;
            for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
            {
                _write[at++] = (byte)((value >> shift) & 0xFF);
            }

            _write[at] = Crc8.Of(0, _write, from, at - from);
            return at + 1;
        }

        // The checksum covers the command too, which the chip has seen and not sent.
        private bool IsSealed(byte[] frame, int at, int covered, byte command)
        {
            frame[at] = command;
            return Crc8.Of(0, frame, at, covered) == frame[at + covered];
        }
    }
}
