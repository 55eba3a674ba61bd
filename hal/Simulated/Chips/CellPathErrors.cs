using System;
using RigFirmware.Hal;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>
    /// What the parts between the taps and the converters of the cells do wrong: thirteen followers, twelve difference amplifiers, twelve
    /// dividers (hardware/front-end.md), within the limits of hardware/bom.csv.
    /// </summary>
    public sealed class CellPathErrors
    {
        private const double HighestVolts = 54;

        // Allowances for what a calibration takes out anyway: bom.csv has no limits for them.
        private const double AmplifierOffsetLimitVolts = 3e-3;
        private const double GainLimit = 1e-3;

        // The part of a follower's common-mode error that is not linear, as in the error budget.
        private const double BentPart = 0.2;

        private readonly Func<double> _degrees;
        private readonly PartError[] _followerVolts = new PartError[Channel.CellsMax + 1];
        private readonly double[] _followerSlope = new double[Channel.CellsMax + 1];
        private readonly double[] _followerBend = new double[Channel.CellsMax + 1];
        private readonly PartError[] _gain = new PartError[Channel.CellsMax];
        private readonly PartError[] _offsetVolts = new PartError[Channel.CellsMax];
        private readonly PartError[] _commonMode = new PartError[Channel.CellsMax];
        private readonly PartError[] _ratio = new PartError[Channel.CellsMax];

        /// <param name="random">Draws the errors.</param>
        /// <param name="figure">Key figure of a part in hardware/bom.csv.</param>
        /// <param name="degrees">Temperature of the board.</param>
        public CellPathErrors(SeededRandom random, Func<string, string, double> figure, Func<double> degrees)
        {
            _degrees = degrees;
            double slope = Part(figure("UP1", "cmrrMinDecibels"));
            for (int i = 0; i < _followerVolts.Length; i++)
            {
                _followerVolts[i] = PartError.Draw(random, figure("UP1", "offsetMaxMillivolts") * 1e-3, figure("UP1", "offsetDriftMicrovoltsPerDegree") * 1e-6);
                _followerSlope[i] = slope * PartError.Uniform(random);
                _followerBend[i] = BentPart * slope * PartError.Uniform(random);
            }

            for (int i = 0; i < Channel.CellsMax; i++)
            {
                _gain[i] = PartError.Draw(random, GainLimit, figure("UD1", "gainDriftPpmPerDegree") * 1e-6);
                _offsetVolts[i] = PartError.Draw(random, AmplifierOffsetLimitVolts, figure("UD1", "offsetDriftMicrovoltsPerDegree") * 1e-6);
                _commonMode[i] = PartError.Draw(random, Part(figure("UD1", "cmrrMinDecibels")), figure("UD1", "cmrrDriftPpmPerDegree") * 1e-6);
                _ratio[i] = PartError.Draw(random, GainLimit, figure("RD1", "trackingPpmPerDegree") * (1 - figure("RD1", "ratio")) * 1e-6);
            }
        }

        /// <summary>The cell's volts that an ideal path would have passed on.</summary>
        /// <param name="cell">From 0.</param>
        /// <param name="upper">Volts of its upper tap against the rig's ground.</param>
        /// <param name="lower">Volts of its lower tap.</param>
        public double Seen(int cell, double upper, double lower)
        {
            double degrees = _degrees();
            double plus = Follow(cell + 1, upper, degrees);
            double minus = Follow(cell, lower, degrees);
            double amplified = ((plus - minus) * (1 + _gain[cell].At(degrees))) + _offsetVolts[cell].At(degrees) + (_commonMode[cell].At(degrees) * (plus + minus) / 2);
            return amplified * (1 + _ratio[cell].At(degrees));
        }

        private double Follow(int tap, double volts, double degrees)
        {
            double x = volts / HighestVolts;
            return volts + _followerVolts[tap].At(degrees) + (_followerSlope[tap] * volts) + (_followerBend[tap] * HighestVolts * 4 * x * (1 - x));
        }

        private static double Part(double decibels) => Math.Pow(10, -decibels / 20);
    }
}
