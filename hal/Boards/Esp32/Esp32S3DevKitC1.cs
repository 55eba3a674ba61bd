using nanoFramework.Hardware.Esp32;
using RigFirmware.Hal.Boards.Device;

namespace RigFirmware.Hal.Boards.Esp32
{
    /// <summary>Pins of the ESP32-S3-DevKitC-1-N8R2, image ESP32_S3_QUAD, as hardware/pinmap.csv has them; a test compares both.</summary>
    public static class Esp32S3DevKitC1
    {
        /// <summary>Target name of the only image that these pins belong to; a Main asks for it before it opens one.</summary>
        public const string Image = "ESP32_S3_QUAD";

        private const int Bus = 1;

        /// <summary>Opens all pins, the heater's first and off.</summary>
        public static FrontEndBus Open()
        {
            BoardPins pins = Pins();
            Configuration.SetPinFunction(pins.SpiSck, DeviceFunction.SPI1_CLOCK);
            Configuration.SetPinFunction(pins.SpiMosi, DeviceFunction.SPI1_MOSI);
            Configuration.SetPinFunction(pins.SpiMiso, DeviceFunction.SPI1_MISO);
            FrontEndBus bus = DeviceBoard.Open(pins, Bus, true);
            bus.AdapterMillivolts = 453;
            return bus;
        }

        /// <summary>The numbers.</summary>
        public static BoardPins Pins()
        {
            var pins = new BoardPins();
            pins.SpiSck = 12;
            pins.SpiMosi = 11;
            pins.SpiMiso = 13;
            pins.CsAdcA = 10;
            pins.CsAdcB = 9;
            pins.CsAdcC = 8;
            pins.CsDac = 18;
            pins.CsRtd = 17;
            pins.CsClamp = 16;
            pins.CsIox = 15;
            pins.CsStore = 42;
            pins.Heartbeat = 4;
            pins.HeaterOn = 5;
            pins.MuxA0 = 6;
            pins.MuxA1 = 7;
            pins.MuxA2 = 14;
            pins.MuxA3 = 21;
            pins.CoarseAdc = 0;
            pins.AuxAdc = 1;
            return pins;
        }
    }
}
