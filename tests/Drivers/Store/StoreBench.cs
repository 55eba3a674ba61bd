using RigFirmware.Hal.Boards;
using RigFirmware.Simulated.Chips;

namespace RigFirmware.Tests.Drivers.Store
{
    /// <summary>The store's chip on its line, and the firmware's side of it as often as it boots.</summary>
    internal sealed class StoreBench
    {
        private readonly Bench _bench = new();

        public StoreBench()
        {
            Line = _bench.Line(Chip);
        }

        public Cy15b104qChip Chip { get; } = new();

        public SpiLine Line { get; }

        /// <summary>The sentence of the newest boot, null when all is well.</summary>
        public string? Refusal { get; private set; }

        /// <summary>Power comes back.</summary>
        public RigStores Boot()
        {
            Chip.PowerUp();
            var stores = new RigStores(new FrontEndBus { Store = Line });
            Refusal = stores.Start();
            return stores;
        }
    }
}
