namespace RigFirmware.Hal.Drivers.Mcp23s17
{
    /// <summary>
    /// One MCP23S17: sixteen pins behind the bus. The chip has no checksum: each tick its outputs are written and all its
    /// registers read back in one frame, so that a lost direction, a lost address or another chip's answer is seen at once.
    /// </summary>
    [CycleCode]
    public sealed class Mcp23s17Ports
    {
        private const int WriteLength = 4;
        private const int ReadLength = 2 + Mcp23s17Registers.Count;
        private const int Attempts = 3;

        private readonly ISpiDevice _device;
        private readonly int _opcode;
        private readonly int _directions;
        private readonly string _part;
        private readonly byte[] _write = new byte[WriteLength];
        private readonly byte[] _ask = new byte[ReadLength];
        private readonly byte[] _read = new byte[ReadLength];
        private int _latches;

        /// <summary>A chip that is not started yet; all its pins are inputs.</summary>
        /// <param name="device">Its place on the bus; several chips with different addresses may share one.</param>
        /// <param name="address">Level of its address pins, 0..7.</param>
        /// <param name="directions">A set bit is an input; port A in bits 0..7, port B in bits 8..15.</param>
        /// <param name="part">The part and its place for sentences.</param>
        public Mcp23s17Ports(ISpiDevice device, int address, int directions, string part)
        {
            _device = device;
            _opcode = Mcp23s17Registers.Opcode | (address << 1);
            _directions = directions;
            _part = part;
            _ask[0] = (byte)(_opcode | Mcp23s17Registers.Read);
        }

        /// <summary>Levels at the pins when the newest <see cref="Check"/> was true; port A in bits 0..7, port B in bits 8..15.</summary>
        public int Levels { get; private set; }

        /// <summary>
        /// Puts all outputs low, then switches the directions, then reads everything back. Chips that share a select are
        /// started one after the other.
        /// </summary>
        /// <returns>Null when the chip runs, else a sentence that says what is wrong.</returns>
        [BootCode]
        public string Start()
        {
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                // To address 0 first, which every chip listens to whose address pins are not enabled yet.
                Write(Mcp23s17Registers.Opcode, Mcp23s17Registers.Configuration, (Mcp23s17Registers.AddressEnabled << 8) | Mcp23s17Registers.AddressEnabled);
                Write(_opcode, Mcp23s17Registers.Configuration, (Mcp23s17Registers.AddressEnabled << 8) | Mcp23s17Registers.AddressEnabled);
                Write(_opcode, Mcp23s17Registers.PullUp, 0);
                if (!Write(_opcode, Mcp23s17Registers.Latches, 0))
                {
                    return ReadBack.Dead(_part);
                }

                Write(_opcode, Mcp23s17Registers.Direction, _directions);
                if (Write(0) && Check())
                {
                    return null;
                }
            }

            return Refusal();
        }

        /// <summary>Writes both output latches; one frame.</summary>
        /// <param name="latches">Port A in bits 0..7, port B in bits 8..15.</param>
        /// <returns>False when the bus failed; whether the chip has them tells <see cref="Check"/>.</returns>
        public bool Write(int latches)
        {
            _latches = latches;
            return Write(_opcode, Mcp23s17Registers.Latches, latches);
        }

        /// <summary>Reads every register back; one frame.</summary>
        /// <returns>True when the chip has the latches that were written, its directions and its configuration; <see cref="Levels"/> counts only then.</returns>
        public bool Check()
        {
            if (!_device.Exchange(_ask, _read, ReadLength))
            {
                return false;
            }

            bool intact = Pair(Mcp23s17Registers.Latches) == _latches
                && Pair(Mcp23s17Registers.Direction) == _directions
                && Pair(Mcp23s17Registers.PullUp) == 0
                && _read[2 + Mcp23s17Registers.Configuration] == Mcp23s17Registers.AddressEnabled;
            if (intact)
            {
                Levels = Pair(Mcp23s17Registers.Levels);
            }

            return intact;
        }

        [BootCode]
        private string Refusal()
        {
            int configuration = _read[2 + Mcp23s17Registers.Configuration];
            if (configuration != Mcp23s17Registers.AddressEnabled)
            {
                return ReadBack.Mismatch(_part, "IOCON", Mcp23s17Registers.AddressEnabled, configuration, 2);
            }

            int directions = Pair(Mcp23s17Registers.Direction);
            return directions != _directions
                ? ReadBack.Mismatch(_part, "IODIR", _directions, directions, 4)
                : ReadBack.Mismatch(_part, "OLAT", _latches, Pair(Mcp23s17Registers.Latches), 4);
        }

        private int Pair(int register)
        {
            return _read[2 + register] | (_read[3 + register] << 8);
        }

        private bool Write(int opcode, int register, int pair)
        {
            _write[0] = (byte)opcode;
            _write[1] = (byte)register;
            _write[2] = (byte)(pair & 0xFF);
            _write[3] = (byte)((pair >> 8) & 0xFF);
            return _device.Exchange(_write, _read, WriteLength);
        }
    }
}
