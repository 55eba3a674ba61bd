using System;
using System.Device.Adc;

namespace RigFirmware.Hal.Boards.Device
{
    /// <summary>One channel of the controller's converter.</summary>
    [CycleCode]
    public sealed class AdcInput : IAnalogInput
    {
        private readonly AdcChannel _channel;

        /// <summary>Opens the channel.</summary>
        /// <param name="controller">The board's converter.</param>
        /// <param name="channel">0 and up.</param>
        public AdcInput(AdcController controller, int channel)
        {
            _channel = controller.OpenChannel(channel);
        }

        /// <inheritdoc/>
        public int Read()
        {
            try
            {
                return _channel.ReadValue();
            }
            catch (Exception)
            {
                return -1;
            }
        }
    }
}
