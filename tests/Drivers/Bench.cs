using RigFirmware.Simulated;
using RigFirmware.Simulated.Chips;

namespace RigFirmware.Tests.Drivers
{
    /// <summary>Time and chance of one test; a tick is 50 ms.</summary>
    internal sealed class Bench
    {
        private long _us;

        public Bench()
        {
            Time = new BusTime(() => _us);
        }

        public BusTime Time { get; }

        public SeededRandom Random { get; } = new(1);

        public SpiLine Line(ISpiChip chip) => new(Time, Random, chip);

        public void NextTick()
        {
            _us += System.Math.Max(50000, Time.SpentUs);
            Time.NextTick();
        }
    }
}
