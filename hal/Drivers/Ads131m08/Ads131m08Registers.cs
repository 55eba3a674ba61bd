namespace RigFirmware.Hal.Drivers.Ads131m08
{
    /// <summary>Commands, registers and bits of the ADS131M08 as far as the rig uses them (TI SBAS950B).</summary>
    public static class Ads131m08Registers
    {
        /// <summary>Command: nothing; the next frame answers with STATUS.</summary>
        public const int Null = 0x0000;

        /// <summary>Command: back to the values after power-up.</summary>
        public const int Reset = 0x0011;

        /// <summary>Command: registers can not be written any more.</summary>
        public const int Lock = 0x0555;

        /// <summary>Command: registers can be written again.</summary>
        public const int Unlock = 0x0655;

        /// <summary>Command: read one register, with its address at <see cref="AddressShift"/>.</summary>
        public const int ReadRegister = 0xA000;

        /// <summary>Command: write one register, with its address at <see cref="AddressShift"/>.</summary>
        public const int WriteRegister = 0x6000;

        /// <summary>Answer to a written register, with its address at <see cref="AddressShift"/>.</summary>
        public const int Written = 0x4000;

        /// <summary>Where a command has the register's address.</summary>
        public const int AddressShift = 7;

        /// <summary>Answer to <see cref="Reset"/> and to the power-up: eight channels are ready.</summary>
        public const int ResetDone = 0xFF28;

        /// <summary>Identity: the upper byte is <see cref="IdentityOf8Channels"/>.</summary>
        public const int Identity = 0x00;

        /// <summary>Upper byte of the identity of the eight-channel part.</summary>
        public const int IdentityOf8Channels = 0x28;

        /// <summary>Register STATUS.</summary>
        public const int Status = 0x01;

        /// <summary>Register MODE.</summary>
        public const int Mode = 0x02;

        /// <summary>Register CLOCK.</summary>
        public const int Clock = 0x03;

        /// <summary>Register GAIN1: channels 0..3, four bits each.</summary>
        public const int Gain1 = 0x04;

        /// <summary>Register GAIN2: channels 4..7, four bits each.</summary>
        public const int Gain2 = 0x05;

        /// <summary>STATUS: registers are locked.</summary>
        public const int StatusLocked = 0x8000;

        /// <summary>STATUS: a register has changed by itself.</summary>
        public const int StatusRegisterMap = 0x2000;

        /// <summary>STATUS: the checksum of the frame before was wrong, its command was ignored.</summary>
        public const int StatusCommandCrc = 0x1000;

        /// <summary>STATUS: a reset has happened, the configuration is lost.</summary>
        public const int StatusReset = 0x0400;

        /// <summary>STATUS: bits 0..7, a conversion of the channel that was not read before.</summary>
        public const int StatusReady = 0x00FF;

        /// <summary>MODE as the rig runs: checksum on commands and registers, words of 24 bits, reset flag cleared, timeout on.</summary>
        public const int ModeValue = 0x3110;

        /// <summary>CLOCK as the rig runs: all channels, external reference, oversampling 8192, high resolution: 500 conversions a second.</summary>
        public const int ClockValue = 0xFF5A;
    }
}
