using System;
using System.Device.Gpio;

namespace RigFirmware.Hal.Boards.Device
{
    /// <summary>
    /// One output pin. After the first write, which takes a PinValue and so allocates, only Toggle is used: it takes none.
    /// Nothing else writes the pin, so the level that is remembered is the pin's.
    /// </summary>
    [CycleCode]
    public sealed class GpioOutput : IOutputPin
    {
        private readonly GpioPin _pin;
        private bool _isHigh;

        /// <summary>Opens the pin at a level.</summary>
        /// <param name="controller">The board's pins.</param>
        /// <param name="number">The pin, as the board counts.</param>
        /// <param name="high">The first level.</param>
        public GpioOutput(GpioController controller, int number, bool high)
        {
            _pin = controller.OpenPin(number, PinMode.Output);
            _pin.Write(high ? PinValue.High : PinValue.Low);
            _isHigh = high;
        }

        /// <inheritdoc/>
        public void Write(bool high)
        {
            if (high == _isHigh)
            {
                return;
            }

            try
            {
                _pin.Toggle();
                _isHigh = high;
            }
            catch (Exception)
            {
                // The level stays as remembered: the next write tries again.
            }
        }
    }
}
