using System;
using RigFirmware.Hal;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>
    /// What shunts, relays and buffers of both current sensors do wrong (hardware/source.md), within the limits of hardware/bom.csv.
    /// </summary>
    public sealed class CurrentPathErrors
    {
        // The clamping diode at full scale, and how much of it depends on the sign, as in the error budget.
        private const double DiodeAmps = 0.5e-9;
        private const double SignedPart = 0.1;
        private const double OpenRelays = 3;
        private const double FullVolts = 0.96;

        // Allowance for the buffers' offset, which a calibration takes out: bom.csv has no limit for it.
        private const double BufferOffsetLimitVolts = 25e-6;
        private const double SmallOhms = 100;
        private const double LargeOhms = 0.2;
        private static readonly double[] ShuntOhms = [9600, 960, 96, 1.92];
        private static readonly string[] Shunts = ["RS1", "RS2", "RS3", "RS4"];

        private readonly Func<double> _degrees;
        private readonly PartError[] _shunt = new PartError[CurrentRange.Count];
        private readonly double _heating;
        private readonly double _leakSiemens;
        private readonly double _diodePart;
        private readonly double _signedPart;
        private readonly PartError _firstVolts;
        private readonly PartError _smallVolts;
        private readonly PartError _largeVolts;
        private readonly PartError _small;
        private readonly PartError _large;

        /// <param name="random">Draws the errors.</param>
        /// <param name="figure">Key figure of a part in hardware/bom.csv.</param>
        /// <param name="degrees">Temperature of the board.</param>
        public CurrentPathErrors(SeededRandom random, Func<string, string, double> figure, Func<double> degrees)
        {
            _degrees = degrees;
            for (int i = 0; i < _shunt.Length; i++)
            {
                _shunt[i] = PartError.Draw(random, figure(Shunts[i], "tolerancePercent") * 0.01, figure(Shunts[i], "driftPpmPerDegree") * 1e-6);
            }

            _heating = figure("RS4", "selfHeatDegreesPerWatt") * _shunt[^1].PerDegree;
            _leakSiemens = OpenRelays / figure("K10", "insulationMinOhms") * random.NextUniform();
            _diodePart = random.NextUniform();
            _signedPart = SignedPart * PartError.Uniform(random);
            double drift = figure("U28", "offsetDriftMicrovoltsPerDegree") * 1e-6;
            _firstVolts = Pair(random, drift);
            _smallVolts = Pair(random, drift);
            _largeVolts = Pair(random, drift);
            _small = PartError.Draw(random, figure("RS6", "tolerancePercent") * 0.01, figure("RS6", "driftPpmPerDegree") * 1e-6);
            _large = PartError.Draw(random, figure("RS5", "tolerancePercent") * 0.01, figure("RS5", "driftPpmPerDegree") * 1e-6);
        }

        /// <summary>Volts of the first sensor.</summary>
        public double FirstVolts(double amps, byte range)
        {
            double degrees = _degrees();
            double volts = amps * ShuntOhms[range];
            double leak = (volts * _leakSiemens) + (DiodeAmps * ((_diodePart * volts) + (_signedPart * Math.Abs(volts))) / FullVolts);
            double warmed = amps * amps * ShuntOhms[range] * _heating;
            return ((amps - leak) * ShuntOhms[range] * (1 + _shunt[range].At(degrees) + warmed)) + _firstVolts.At(degrees);
        }

        /// <summary>Volts of the second sensor's input for small currents.</summary>
        public double SmallVolts(double amps) => (amps * SmallOhms * (1 + _small.At(_degrees()))) + _smallVolts.At(_degrees());

        /// <summary>Volts of the second sensor's input for large currents.</summary>
        public double LargeVolts(double amps) => (amps * LargeOhms * (1 + _large.At(_degrees()))) + _largeVolts.At(_degrees());

        private static PartError Pair(SeededRandom random, double drift)
        {
            PartError one = PartError.Draw(random, BufferOffsetLimitVolts, drift);
            PartError other = PartError.Draw(random, BufferOffsetLimitVolts, drift);
            return new PartError(one.Initial - other.Initial, one.PerDegree - other.PerDegree);
        }
    }
}
