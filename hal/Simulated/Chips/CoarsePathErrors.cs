using System;
using RigFirmware.Hal;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>
    /// What the coarse path does wrong (hardware/front-end.md): followers, difference amplifiers and node resistors of each cell, the two
    /// thresholds' nodes, the known voltage, and the bend of the controller's converter, all with their drift.
    /// </summary>
    public sealed class CoarsePathErrors
    {
        private const int Thresholds = 2;
        private const double ReferenceVolts = 2.5;
        private const double HalfRangeVolts = 1.25;

        // The ESP32's converter is bent by 12 of its 4096 counts (data sheet 3.5, ADC characteristics); the correction by two voltages stretches that to
        // the error budget's 1 %. The drifts of bend, gain, offset and difference amplifier are allowances: no sheet gives them.
        private const double BendPart = 12.0 / 4096;
        private const double BendPartPerDegree = 0.001 / 20;
        private const double GainPerDegree = 200e-6;
        private const double OffsetVoltsPerDegree = 200e-6;
        private const double AmplifierVoltsPerDegree = 15e-6;

        private readonly Func<double> _degrees;
        private readonly PartError[] _cellVolts = new PartError[Channel.CellsMax];
        private readonly PartError[] _cellGain = new PartError[Channel.CellsMax];
        private readonly PartError[][] _node = new PartError[Channel.CellsMax + Thresholds][];
        private readonly double[] _ohms;
        private readonly PartError _known;
        private readonly Nonlinearity _bend;
        private readonly Nonlinearity _bendPerDegree;
        private readonly double _gainPerDegree;
        private readonly double _offsetPerDegree;

        /// <param name="random">Draws the errors.</param>
        /// <param name="figure">Key figure of a part in hardware/bom.csv.</param>
        /// <param name="degrees">Temperature of the board.</param>
        public CoarsePathErrors(SeededRandom random, Func<string, string, double> figure, Func<double> degrees)
        {
            _degrees = degrees;
            _ohms = [figure("RX1", "ohms"), figure("RY1", "ohms"), figure("RZ1", "ohms")];
            double follower = figure("US1", "offsetMaxMillivolts") * 1e-3;
            double followerDrift = figure("US1", "offsetDriftMicrovoltsPerDegree") * 1e-6;
            for (int i = 0; i < Channel.CellsMax; i++)
            {
                _cellVolts[i] = PartError.Draw(random, (2 * follower) + (figure("UQ1", "offsetMaxMillivolts") * 1e-3), (2 * followerDrift) + AmplifierVoltsPerDegree);
                _cellGain[i] = PartError.Draw(random, figure("UQ1", "gainErrorPercent") * 0.01, 10e-6);
            }

            for (int i = 0; i < _node.Length; i++)
            {
                _node[i] = [Resistor(random, figure, "RX1"), Resistor(random, figure, "RY1"), Resistor(random, figure, "RZ1")];
            }

            _known = Resistor(random, figure, "RX1");
            _bend = new Nonlinearity(random, BendPart * ReferenceVolts / HalfRangeVolts);
            _bendPerDegree = new Nonlinearity(random, BendPartPerDegree * ReferenceVolts / HalfRangeVolts);
            _gainPerDegree = GainPerDegree * PartError.Uniform(random);
            _offsetPerDegree = OffsetVoltsPerDegree * PartError.Uniform(random);
        }

        /// <summary>Volts at a cell's node.</summary>
        /// <param name="cell">From 0.</param>
        /// <param name="volts">The cell's.</param>
        public double NodeVolts(int cell, double volts)
        {
            double degrees = _degrees();
            return Node(_node[cell], (volts * (1 + _cellGain[cell].At(degrees))) + _cellVolts[cell].At(degrees));
        }

        /// <summary>Volts at a threshold's node.</summary>
        /// <param name="threshold">0 for the upper one, 1 for the lower one.</param>
        /// <param name="volts">What it stands for at a cell.</param>
        public double ThresholdVolts(int threshold, double volts) => Node(_node[Channel.CellsMax + threshold], volts);

        /// <summary>The known voltage as its divider makes it.</summary>
        /// <param name="volts">Nominal.</param>
        public double KnownVolts(double volts) => volts * (1 + (_known.At(_degrees()) * (1 - (volts / ReferenceVolts))));

        /// <summary>Volts at the pin as the controller's converter takes them.</summary>
        public double Converted(double volts)
        {
            double warmer = _degrees() - PartError.Degrees;
            double x = (volts - HalfRangeVolts) / HalfRangeVolts;
            double bend = HalfRangeVolts * (_bend.At(x) + (warmer * _bendPerDegree.At(x)));
            return (volts * (1 + (_gainPerDegree * warmer))) + (_offsetPerDegree * warmer) + bend;
        }

        private double Node(PartError[] errors, double volts)
        {
            double degrees = _degrees();
            double cell = 1 / (_ohms[0] * (1 + errors[0].At(degrees)));
            double reference = 1 / (_ohms[1] * (1 + errors[1].At(degrees)));
            double ground = 1 / (_ohms[2] * (1 + errors[2].At(degrees)));
            return ((volts * cell) + (ReferenceVolts * reference)) / (cell + reference + ground);
        }

        private static PartError Resistor(SeededRandom random, Func<string, string, double> figure, string part) =>
            PartError.Draw(random, figure(part, "tolerancePercent") * 0.01, figure(part, "driftPpmPerDegree") * 1e-6);
    }
}
