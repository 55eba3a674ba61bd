namespace RigFirmware.Hal.Drivers.Mcp23s17
{
    /// <summary>Registers of the MCP23S17 in its order after reset, BANK = 0 (Microchip DS20001952). Each has a port B behind its port A.</summary>
    public static class Mcp23s17Registers
    {
        /// <summary>Control byte without address and direction bit.</summary>
        public const int Opcode = 0x40;

        /// <summary>Direction bit of the control byte: read.</summary>
        public const int Read = 0x01;

        /// <summary>Directions: a set bit is an input. All ones after a reset.</summary>
        public const int Direction = 0x00;

        /// <summary>Configuration, the same register at both of its addresses.</summary>
        public const int Configuration = 0x0A;

        /// <summary>Pull-ups.</summary>
        public const int PullUp = 0x0C;

        /// <summary>Levels at the pins.</summary>
        public const int Levels = 0x12;

        /// <summary>Output latches.</summary>
        public const int Latches = 0x14;

        /// <summary>Number of registers.</summary>
        public const int Count = 0x16;

        /// <summary>Configuration: the chip listens to its address pins.</summary>
        public const int AddressEnabled = 0x08;
    }
}
