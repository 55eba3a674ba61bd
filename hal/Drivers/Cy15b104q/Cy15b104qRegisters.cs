namespace RigFirmware.Hal.Drivers.Cy15b104q
{
    /// <summary>Opcodes, identity and status of the CY15B104Q (Infineon 001-94895); the CY15B104QN takes the same ones (002-20526).</summary>
    public static class Cy15b104qRegisters
    {
        /// <summary>Opcode: write the status register.</summary>
        public const int WriteStatus = 0x01;

        /// <summary>Opcode: write memory from an address on; ended by the select.</summary>
        public const int Write = 0x02;

        /// <summary>Opcode: read memory from an address on; ended by the select.</summary>
        public const int Read = 0x03;

        /// <summary>Opcode: clear the write enable latch.</summary>
        public const int WriteDisable = 0x04;

        /// <summary>Opcode: read the status register.</summary>
        public const int ReadStatus = 0x05;

        /// <summary>Opcode: set the write enable latch, which each write clears again.</summary>
        public const int WriteEnable = 0x06;

        /// <summary>Opcode: read the identity.</summary>
        public const int ReadIdentity = 0x9F;

        /// <summary>Status: the write enable latch.</summary>
        public const int LatchBit = 0x02;

        /// <summary>Status: everything that protects memory or status from being written.</summary>
        public const int ProtectionBits = 0x8C;

        /// <summary>Bytes of the identity: six continuation codes, maker, two of the product.</summary>
        public const int IdentityBytes = 9;

        /// <summary>Continuation code of the maker's number.</summary>
        public const int Continuation = 0x7F;

        /// <summary>The maker's number behind the continuation codes.</summary>
        public const int Maker = 0xC2;

        /// <summary>First byte of the product, CY15B104Q: family 1, 4 Mbit.</summary>
        public const int Product = 0x26;

        /// <summary>First byte of the product, CY15B104QN.</summary>
        public const int ProductLowPower = 0x2C;

        /// <summary>Opcode and address before the data of a read or write.</summary>
        public const int HeadBytes = 4;

        /// <summary>Bytes of the memory.</summary>
        public const int Bytes = 524288;
    }
}
