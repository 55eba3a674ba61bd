using RigFirmware.Hal.Boards.Device;

namespace RigFirmware.Hal.Boards.Stm32
{
    /// <summary>Pins of the 32F769IDISCOVERY, image ST_STM32F769I_DISCOVERY, as hardware/pinmap.csv has them; a test compares both.</summary>
    public static class Stm32F769Discovery
    {
        /// <summary>Target name of the only image that these pins belong to; a Main asks for it before it opens one.</summary>
        public const string Image = "ST_STM32F769I_DISCOVERY";

        private const int Bus = 2;

        /// <summary>Opens all pins, the heater's first and off.</summary>
        public static FrontEndBus Open()
        {
            BoardPins pins = Pins();
            FrontEndBus bus = DeviceBoard.Open(pins, Bus, false);
            bus.AdapterMillivolts = 1250;
            return bus;
        }

        /// <summary>The numbers.</summary>
        public static BoardPins Pins()
        {
            var pins = new BoardPins();
            pins.SpiSck = 12;
            pins.SpiMosi = 31;
            pins.SpiMiso = 30;
            pins.CsAdcA = 11;
            pins.CsAdcB = 118;
            pins.CsAdcC = 148;
            pins.CsDac = 147;
            pins.CsRtd = 87;
            pins.CsClamp = 40;
            pins.CsIox = 144;
            pins.CsStore = 39;
            pins.Heartbeat = 86;
            pins.HeaterOn = 145;
            pins.MuxA0 = 34;
            pins.MuxA1 = 90;
            pins.MuxA2 = 88;
            pins.MuxA3 = 89;
            pins.CoarseAdc = 0;
            pins.AuxAdc = 1;
            return pins;
        }
    }
}
