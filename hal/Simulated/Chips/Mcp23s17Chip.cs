using System;
using RigFirmware.Hal.Drivers.Mcp23s17;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>An MCP23S17 as its data sheet (DS20001952) describes it: deaf to its address pins until told to listen, all pins inputs after a reset.</summary>
    public sealed class Mcp23s17Chip : ISpiChip
    {
        private readonly int _address;
        private readonly Func<int> _inputs;
        private readonly Action _changed;
        private readonly byte[] _registers = new byte[Mcp23s17Registers.Count];

        /// <param name="address">Level of the address pins.</param>
        /// <param name="inputs">Levels from outside, port A in bits 0..7.</param>
        /// <param name="changed">Called when an output may have changed.</param>
        public Mcp23s17Chip(int address, Func<int> inputs, Action changed)
        {
            _address = address;
            _inputs = inputs;
            _changed = changed;
            Clear();
        }

        /// <summary>Bits of the output latches that do not take what is written.</summary>
        public int StuckLatches { get; set; }

        /// <summary>Levels that the chip drives; an input counts as low, which its pull-down makes it.</summary>
        public int Outputs
        {
            get { return Pair(Mcp23s17Registers.Latches) & ~Pair(Mcp23s17Registers.Direction); }
        }

        /// <summary>Loses everything, as after a dip of the supply.</summary>
        public void Reset()
        {
            Clear();
            _changed();
        }

        /// <inheritdoc/>
        public void Transfer(byte[] write, byte[] read, int length)
        {
            bool listens = (_registers[Mcp23s17Registers.Configuration] & Mcp23s17Registers.AddressEnabled) != 0;
            int opcode = Mcp23s17Registers.Opcode | ((listens ? _address : 0) << 1);
            if ((write[0] & 0xFE) != opcode)
            {
                return;
            }

            int register = write[1];
            for (int i = 2; i < length; i++)
            {
                if (register >= Mcp23s17Registers.Count)
                {
                    register = 0;
                }

                if ((write[0] & Mcp23s17Registers.Read) != 0)
                {
                    read[i] = Value(register);
                }
                else
                {
                    Set(register, write[i]);
                }

                register++;
            }

            _changed();
        }

        private void Clear()
        {
            Array.Clear(_registers);
            _registers[Mcp23s17Registers.Direction] = 0xFF;
            _registers[Mcp23s17Registers.Direction + 1] = 0xFF;
        }

        private byte Value(int register)
        {
            if ((register & ~1) != Mcp23s17Registers.Levels)
            {
                return _registers[register];
            }

            int directions = Pair(Mcp23s17Registers.Direction);
            int levels = (_inputs() & directions) | (Pair(Mcp23s17Registers.Latches) & ~directions);
            return (byte)(levels >> (8 * (register & 1)));
        }

        private void Set(int register, byte value)
        {
            switch (register & ~1)
            {
                case Mcp23s17Registers.Configuration:
                    _registers[Mcp23s17Registers.Configuration] = value;
                    _registers[Mcp23s17Registers.Configuration + 1] = value;
                    break;
                case Mcp23s17Registers.Levels:
                case Mcp23s17Registers.Latches:
                    int port = register & 1;
                    _registers[Mcp23s17Registers.Latches + port] = (byte)(value & ~(StuckLatches >> (8 * port)));
                    break;
                default:
                    _registers[register] = value;
                    break;
            }
        }

        private int Pair(int register)
        {
            return _registers[register] | (_registers[register + 1] << 8);
        }
    }
}
