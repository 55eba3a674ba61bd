using System.Device.Adc;
using System.Device.Gpio;

namespace RigFirmware.Hal.Boards.Device
{
    /// <summary>Opens a board's pins: first the heater's at off, then the selects at rest, before there is a clock on the bus.</summary>
    public static class DeviceBoard
    {
        /// <summary>The board's side of the socket.</summary>
        /// <param name="pins">Of the board.</param>
        /// <param name="busId">SPI bus as the board counts, from 1.</param>
        /// <param name="lowByteFirst">As <see cref="SharedSpiBus"/> says.</param>
        public static FrontEndBus Open(BoardPins pins, int busId, bool lowByteFirst)
        {
            var controller = new GpioController();
            var bus = new FrontEndBus();
            bus.Heater = new GpioOutput(controller, pins.HeaterOn, false);
            bus.Heartbeat = new GpioOutput(controller, pins.Heartbeat, false);
            var adcA = new GpioOutput(controller, pins.CsAdcA, true);
            var adcB = new GpioOutput(controller, pins.CsAdcB, true);
            var adcC = new GpioOutput(controller, pins.CsAdcC, true);
            var dac = new GpioOutput(controller, pins.CsDac, true);
            var rtd = new GpioOutput(controller, pins.CsRtd, true);
            var clamp = new GpioOutput(controller, pins.CsClamp, true);
            var ports = new GpioOutput(controller, pins.CsIox, true);
            bus.MultiplexerAddress = new IOutputPin[]
            {
                new GpioOutput(controller, pins.MuxA0, false),
                new GpioOutput(controller, pins.MuxA1, false),
                new GpioOutput(controller, pins.MuxA2, false),
                new GpioOutput(controller, pins.MuxA3, false),
            };
            var spi = new SharedSpiBus(busId, pins.CsStore, lowByteFirst);
            bus.ConverterA = new SelectedChip(spi, adcA);
            bus.ConverterB = new SelectedChip(spi, adcB);
            bus.ConverterC = new SelectedChip(spi, adcC);
            bus.Dac = new SelectedChip(spi, dac);
            bus.Rtd = new SelectedChip(spi, rtd);
            bus.Clamp = new SelectedChip(spi, clamp);
            bus.Ports = new SelectedChip(spi, ports);
            bus.Store = new StoreChip(spi, bus.Turn);
            var converter = new AdcController();
            bus.Coarse = new AdcInput(converter, pins.CoarseAdc);
            bus.Auxiliary = new AdcInput(converter, pins.AuxAdc);
            return bus;
        }
    }
}
