using System;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>
    /// What a tick spends at the board's pins: every native call takes its time, in which the plant goes on while the
    /// firmware waits. Counted per tick and in all.
    /// </summary>
    public sealed class BusTime
    {
        /// <summary>Longest time of a native call in microseconds that was reported for the ESP32.</summary>
        public const int CallUs = 300;

        private readonly Func<long> _plantUs;

        /// <param name="plantUs">The plant's time at the beginning of the tick.</param>
        public BusTime(Func<long> plantUs)
        {
            _plantUs = plantUs;
        }

        /// <summary>Native calls in this tick.</summary>
        public int Calls { get; private set; }

        /// <summary>SPI transactions in this tick.</summary>
        public int Transactions { get; private set; }

        /// <summary>Most native calls of any tick since <see cref="ForgetWorst"/>.</summary>
        public int CallsMax { get; private set; }

        /// <summary>Now, in microseconds.</summary>
        public long NowUs
        {
            get { return _plantUs() + SpentUs; }
        }

        /// <summary>How far this tick has come, in microseconds.</summary>
        public long SpentUs
        {
            get { return (long)Calls * CallUs; }
        }

        /// <summary>One call that is not a transaction.</summary>
        public void Call()
        {
            Calls++;
            CallsMax = Math.Max(CallsMax, Calls);
        }

        /// <summary>One transaction: select, transfer, deselect.</summary>
        public void Transaction()
        {
            Transactions++;
            Calls += 2;
            Call();
        }

        /// <summary>A new tick.</summary>
        public void NextTick()
        {
            Calls = 0;
            Transactions = 0;
        }

        /// <summary>Forgets the busiest tick.</summary>
        public void ForgetWorst()
        {
            CallsMax = 0;
        }
    }
}
