namespace RigFirmware.Hal.Boards.Device
{
    /// <summary>Numbers of a board's pins and converter channels, named like the signals of hardware/pinmap.csv.</summary>
    public sealed class BoardPins
    {
        /// <summary>SPI_SCK.</summary>
        public int SpiSck;

        /// <summary>SPI_MOSI.</summary>
        public int SpiMosi;

        /// <summary>SPI_MISO.</summary>
        public int SpiMiso;

        /// <summary>CS_ADC_A.</summary>
        public int CsAdcA;

        /// <summary>CS_ADC_B.</summary>
        public int CsAdcB;

        /// <summary>CS_ADC_C.</summary>
        public int CsAdcC;

        /// <summary>CS_DAC.</summary>
        public int CsDac;

        /// <summary>CS_RTD.</summary>
        public int CsRtd;

        /// <summary>CS_CLAMP.</summary>
        public int CsClamp;

        /// <summary>CS_IOX.</summary>
        public int CsIox;

        /// <summary>CS_STORE; switched by the image, not by us: see <see cref="StoreChip"/>.</summary>
        public int CsStore;

        /// <summary>HEARTBEAT.</summary>
        public int Heartbeat;

        /// <summary>HEATER_ON.</summary>
        public int HeaterOn;

        /// <summary>MUX_A0.</summary>
        public int MuxA0;

        /// <summary>MUX_A1.</summary>
        public int MuxA1;

        /// <summary>MUX_A2.</summary>
        public int MuxA2;

        /// <summary>MUX_A3.</summary>
        public int MuxA3;

        /// <summary>Converter channel of COARSE_ADC, as AdcController counts.</summary>
        public int CoarseAdc;

        /// <summary>Converter channel of AUX_ADC, as AdcController counts.</summary>
        public int AuxAdc;
    }
}
