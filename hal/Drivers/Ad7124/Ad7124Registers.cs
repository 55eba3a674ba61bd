namespace RigFirmware.Hal.Drivers.Ad7124
{
    /// <summary>Registers and bits of the AD7124-8 as far as the rig uses them (Analog Devices, AD7124-8 Rev. E).</summary>
    public static class Ad7124Registers
    {
        /// <summary>Communications byte: read.</summary>
        public const int Read = 0x40;

        /// <summary>STATUS, 8 bits.</summary>
        public const int Status = 0x00;

        /// <summary>ADC_CONTROL, 16 bits.</summary>
        public const int Control = 0x01;

        /// <summary>DATA, 24 bits.</summary>
        public const int Data = 0x02;

        /// <summary>IO_CONTROL_1, 24 bits: excitation currents and their pins.</summary>
        public const int Excitation = 0x03;

        /// <summary>ID, 8 bits.</summary>
        public const int Identity = 0x05;

        /// <summary>ERROR, 24 bits.</summary>
        public const int Error = 0x06;

        /// <summary>ERROR_EN, 24 bits.</summary>
        public const int ErrorEnable = 0x07;

        /// <summary>CHANNEL_0, 16 bits; channel n follows n behind.</summary>
        public const int Channel0 = 0x09;

        /// <summary>CONFIG_0, 16 bits.</summary>
        public const int Config0 = 0x19;

        /// <summary>FILTER_0, 24 bits.</summary>
        public const int Filter0 = 0x21;

        /// <summary>STATUS: no new conversion.</summary>
        public const int StatusNotReady = 0x80;

        /// <summary>STATUS: ERROR has a bit set.</summary>
        public const int StatusError = 0x40;

        /// <summary>STATUS: a reset has happened.</summary>
        public const int StatusReset = 0x10;

        /// <summary>STATUS: which channel was converted.</summary>
        public const int StatusChannel = 0x0F;

        /// <summary>
        /// ADC_CONTROL: status behind the data, full power, single conversion, internal clock. DATA_STATUS is bit 10,
        /// POWER_MODE bits 7..6, MODE bits 5..2.
        /// </summary>
        public const int ControlSingle = 0x0484;

        /// <summary>ADC_CONTROL: the same, but at rest; mode 4 is idle.</summary>
        public const int ControlIdle = 0x0490;

        /// <summary>ERROR_EN: checksum on the bus, conversion saturated, reference missing.</summary>
        public const int ErrorsWatched = ErrorSpiCrc | ErrorSaturated | ErrorReference;

        /// <summary>ERROR: a frame came with a wrong checksum and was ignored.</summary>
        public const int ErrorSpiCrc = 0x000004;

        /// <summary>ERROR: the conversion left the modulator's range.</summary>
        public const int ErrorSaturated = 0x010000;

        /// <summary>ERROR: the reference is not there: no current flows through the ratio resistor.</summary>
        public const int ErrorReference = 0x000800;

        /// <summary>CONFIG_0: unipolar, reference and input buffers on, REFIN1, gain 2.</summary>
        public const int ConfigValue = 0x01E1;

        /// <summary>FILTER_0: post filter with 27.27 conversions a second, one conversion settles; the result is there after 36.7 ms.</summary>
        public const int FilterValue = 0xE50180;

        /// <summary>CHANNEL_n: enabled.</summary>
        public const int ChannelEnabled = 0x8000;

        /// <summary>IO_CONTROL_1: 250 uA from source 0; its pin in bits 3..0.</summary>
        public const int Excitation250Microamps = 0x000300;
    }
}
