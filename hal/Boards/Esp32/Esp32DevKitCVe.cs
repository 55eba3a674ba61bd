using nanoFramework.Hardware.Esp32;
using RigFirmware.Hal.Boards.Device;

namespace RigFirmware.Hal.Boards.Esp32
{
    /// <summary>Pins of the ESP32-DevKitC-VE (WROVER), image ESP32_PSRAM_REV3, as hardware/pinmap.csv has them; a test compares both.</summary>
    public static class Esp32DevKitCVe
    {
        /// <summary>Target name of the only image that these pins belong to; a Main asks for it before it opens one.</summary>
        public const string Image = "ESP32_PSRAM_REV3";

        private const int Bus = 1;

        /// <summary>Opens all pins, the heater's first and off.</summary>
        public static FrontEndBus Open()
        {
            BoardPins pins = Pins();
            Configuration.SetPinFunction(pins.SpiSck, DeviceFunction.SPI1_CLOCK);
            Configuration.SetPinFunction(pins.SpiMosi, DeviceFunction.SPI1_MOSI);
            Configuration.SetPinFunction(pins.SpiMiso, DeviceFunction.SPI1_MISO);
            FrontEndBus bus = DeviceBoard.Open(pins, Bus, true);
            bus.AdapterMillivolts = 805;
            return bus;
        }

        /// <summary>The numbers.</summary>
        public static BoardPins Pins()
        {
            var pins = new BoardPins();
            pins.SpiSck = 18;
            pins.SpiMosi = 23;
            pins.SpiMiso = 35;
            pins.CsAdcA = 5;
            pins.CsAdcB = 15;
            pins.CsAdcC = 4;
            pins.CsDac = 13;
            pins.CsRtd = 14;
            pins.CsClamp = 27;
            pins.CsIox = 26;
            pins.CsStore = 0;
            pins.Heartbeat = 25;
            pins.HeaterOn = 32;
            pins.MuxA0 = 19;
            pins.MuxA1 = 21;
            pins.MuxA2 = 22;
            pins.MuxA3 = 33;
            pins.CoarseAdc = 6;
            pins.AuxAdc = 0;
            return pins;
        }
    }
}
