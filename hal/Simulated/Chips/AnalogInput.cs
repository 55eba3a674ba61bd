using System;
using RigFirmware.Hal;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>An input of the controller's own converter: 12 bits, uncalibrated, with an offset and a gain of its own.</summary>
    public sealed class AnalogInput : IAnalogInput
    {
        private const int CountMax = 4095;
        private readonly BusTime _time;
        private readonly Func<double> _volts;
        private readonly SeededRandom _random;
        private readonly double _gain;
        private readonly double _offsetVolts;

        /// <param name="time">Counts the calls.</param>
        /// <param name="volts">What is at the pin.</param>
        /// <param name="random">Draws this converter's errors and its noise.</param>
        public AnalogInput(BusTime time, Func<double> volts, SeededRandom random)
        {
            _time = time;
            _volts = volts;
            _random = random;
            _gain = 1 + (0.03 * ((2 * random.NextUniform()) - 1));
            _offsetVolts = 0.1 * random.NextUniform();
        }

        /// <summary>What else it does to the volts at its pin; null for nothing.</summary>
        public Func<double, double>? Bend { get; set; }

        /// <summary>True while the converter does not deliver.</summary>
        public bool IsDead { get; set; }

        /// <inheritdoc/>
        public int Read()
        {
            _time.Call();
            if (IsDead)
            {
                return -1;
            }

            double volts = _volts();
            volts = Bend is { } bend ? bend(volts) : volts;
            double counts = ((((volts - _offsetVolts) * _gain) / 2.5) * (CountMax + 1)) + (2 * _random.NextNormal());
            return (int)Math.Clamp(Math.Round(counts), 0, CountMax);
        }
    }
}
