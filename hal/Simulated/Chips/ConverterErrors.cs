using System;
using RigFirmware.Hal.Drivers.Ads131m08;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>What one ADS131M08 and its reference do wrong: gain, offset and bend of each channel, at gain 1 another bend than at the others.</summary>
    public sealed class ConverterErrors
    {
        private const int Channels = Ads131m08Converter.Channels;
        private const double HalfRangeVolts = 1.2;

        // Allowances for what a calibration takes out anyway: bom.csv has no limits for them.
        private const double GainLimit = 1e-3;
        private const double OffsetLimitVolts = 100e-6;

        private readonly PartError _reference;
        private readonly Func<double> _degrees;
        private readonly PartError[] _gain = new PartError[Channels];
        private readonly PartError[] _offsetVolts = new PartError[Channels];
        private readonly Nonlinearity[] _bend = new Nonlinearity[Channels];
        private readonly Nonlinearity[] _bendAmplified = new Nonlinearity[Channels];

        /// <param name="random">Draws the errors.</param>
        /// <param name="figure">Key figure of a part in hardware/bom.csv.</param>
        /// <param name="part">The converter.</param>
        /// <param name="reference">Its reference.</param>
        /// <param name="degrees">Temperature of the board.</param>
        public ConverterErrors(SeededRandom random, Func<string, string, double> figure, string part, PartError reference, Func<double> degrees)
        {
            _reference = reference;
            _degrees = degrees;
            double bend = 2 * figure(part, "inlPpmOfFullScaleRange") * 1e-6;
            for (int i = 0; i < Channels; i++)
            {
                _gain[i] = PartError.Draw(random, GainLimit, figure(part, "gainDriftPpmPerDegree") * 1e-6);
                _offsetVolts[i] = PartError.Draw(random, OffsetLimitVolts, figure(part, "offsetDriftMicrovoltsPerDegree") * 1e-6);
                _bend[i] = new Nonlinearity(random, bend);
                _bendAmplified[i] = new Nonlinearity(random, bend);
            }
        }

        /// <summary>What the reference has moved since it was drawn, as a part of it.</summary>
        public double ReferenceMoved { get; set; }

        /// <summary>The volts that an ideal converter would have seen.</summary>
        /// <param name="channel">0..7.</param>
        /// <param name="volts">At its input.</param>
        /// <param name="gain">1..128.</param>
        public double Seen(int channel, double volts, double gain)
        {
            double degrees = _degrees();
            double half = HalfRangeVolts / gain;
            Nonlinearity bend = gain > 1 ? _bendAmplified[channel] : _bend[channel];
            double seen = ((volts + _offsetVolts[channel].At(degrees)) * (1 + _gain[channel].At(degrees))) + (bend.At(volts / half) * half);
            return seen / (1 + _reference.At(degrees) + ReferenceMoved);
        }
    }
}
