using System.Threading;

namespace RigFirmware.Hal.Boards.Device
{
    /// <summary>
    /// The store's chip, used by the communication thread on the bus that is the loop's. It takes the bus for one frame at a time, one
    /// native call. The runtime changes threads when a quantum of 20 ms is over, also while one of them holds what another waits for: so
    /// each frame begins with a quantum of its own, and the loop waits for the rest of one frame and never for another thread's quantum.
    /// </summary>
    public sealed class StoreChip : ISpiDevice
    {
        private readonly SharedSpiBus _bus;
        private readonly object _turn;

        /// <param name="bus">The bus.</param>
        /// <param name="turn">Held for each frame.</param>
        public StoreChip(SharedSpiBus bus, object turn)
        {
            _bus = bus;
            _turn = turn;
        }

        /// <inheritdoc/>
        public bool Exchange(byte[] write, byte[] read, int length)
        {
            Thread.Sleep(0);
            lock (_turn)
            {
                return _bus.ExchangeWithStore(write, read, length);
            }
        }
    }
}
