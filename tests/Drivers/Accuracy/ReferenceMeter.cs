using RigFirmware.Simulated;
using RigFirmware.Simulated.Chips;

namespace RigFirmware.Tests.Drivers.Accuracy
{
    /// <summary>
    /// The instrument of a calibration, as wrong as the error budget allows it: 20 ppm of reading and 5 ppm of its 10 V, and 100 ppm for
    /// meter and resistor of a current.
    /// </summary>
    internal sealed class ReferenceMeter
    {
        private const double VoltageGain = 20e-6;
        private const double VoltageOffset = 50e-6;
        private const double CurrentGain = 100e-6;
        private readonly double _voltageGain;
        private readonly double _voltageOffset;
        private readonly double _currentGain;

        public ReferenceMeter(ulong seed)
        {
            var random = new SeededRandom(seed ^ 0x4D455445);
            _voltageGain = VoltageGain * PartError.Uniform(random);
            _voltageOffset = VoltageOffset * PartError.Uniform(random);
            _currentGain = CurrentGain * PartError.Uniform(random);
        }

        public double Microvolts(double volts) => 1e6 * ((volts * (1 + _voltageGain)) + _voltageOffset);

        public double Nanoamps(double amps) => 1e9 * amps * (1 + _currentGain);
    }
}
