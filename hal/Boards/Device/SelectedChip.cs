namespace RigFirmware.Hal.Boards.Device
{
    /// <summary>One chip on the shared bus.</summary>
    [CycleCode]
    public sealed class SelectedChip : ISpiDevice
    {
        private readonly SharedSpiBus _bus;
        private readonly GpioOutput _select;

        /// <summary>A chip behind its select.</summary>
        /// <param name="bus">The bus.</param>
        /// <param name="select">Its select, high at rest.</param>
        public SelectedChip(SharedSpiBus bus, GpioOutput select)
        {
            _bus = bus;
            _select = select;
        }

        /// <inheritdoc/>
        public bool Exchange(byte[] write, byte[] read, int length)
        {
            return _bus.Exchange(_select, write, read, length);
        }
    }
}
