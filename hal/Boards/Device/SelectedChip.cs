namespace RigFirmware.Hal.Boards.Device
{
    /// <summary>One chip on the shared bus.</summary>
    [CycleCode]
    public sealed class SelectedChip : ISpiDevice
    {
        private readonly SharedSpiBus _bus;
        private readonly GpioOutput _select;
        private readonly int _mode;

        /// <summary>A chip behind its select.</summary>
        /// <param name="bus">The bus.</param>
        /// <param name="select">Its select, high at rest.</param>
        /// <param name="mode">Its clock mode, 1 or 3.</param>
        public SelectedChip(SharedSpiBus bus, GpioOutput select, int mode)
        {
            _bus = bus;
            _select = select;
            _mode = mode;
        }

        /// <inheritdoc/>
        public bool Exchange(byte[] write, byte[] read, int length)
        {
            return _bus.Exchange(_select, _mode, write, read, length);
        }
    }
}
