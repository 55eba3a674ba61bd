using System;

namespace RigFirmware.Simulated.Chips
{
    /// <summary>
    /// One front end as it may come from its parts: every error of hardware/generated/error-budget.md that a part has, drawn within the
    /// limits of hardware/bom.csv, at the temperature of its board. Noise is the chips'; ageing is not in here.
    /// </summary>
    public sealed class FrontEndErrors
    {
        private readonly PartError _stackRatio;
        private readonly PartError _stackFollowers;
        private readonly PartError _stackStage;

        /// <summary>Draws a front end.</summary>
        /// <param name="seed">Equal seeds give equal front ends.</param>
        /// <param name="figure">Key figure of a part in hardware/bom.csv, by its reference and the figure's name.</param>
        public FrontEndErrors(ulong seed, Func<string, string, double> figure)
        {
            var random = new SeededRandom(seed ^ 0x50415254);
            double Degrees() => BoardDegrees;
            PartError first = Reference(random, figure, "U4");
            ConverterA = new ConverterErrors(random, figure, "U1", first, Degrees);
            ConverterB = new ConverterErrors(random, figure, "U2", first, Degrees);
            ConverterC = new ConverterErrors(random, figure, "U3", Reference(random, figure, "U5"), Degrees);
            Cells = new CellPathErrors(random, figure, Degrees);
            Current = new CurrentPathErrors(random, figure, Degrees);
            _stackRatio = PartError.Draw(random, figure("RNS", "matchPercent") * 0.01, figure("RNS", "trackingPpmPerDegree") * 1e-6);
            _stackFollowers = PartError.Draw(random, figure("US20", "offsetMaxMillivolts") * 2e-3, figure("US20", "offsetDriftMicrovoltsPerDegree") * 2e-6);
            _stackStage = PartError.Draw(random, 25e-6, figure("US22", "offsetDriftMicrovoltsPerDegree") * 1e-6);
            Coarse = new CoarsePathErrors(random, figure, Degrees);
        }

        /// <summary>Temperature of the board in degrees Celsius.</summary>
        public double BoardDegrees { get; set; } = PartError.Degrees;

        /// <summary>U1 with U4.</summary>
        public ConverterErrors ConverterA { get; }

        /// <summary>U2 with U4.</summary>
        public ConverterErrors ConverterB { get; }

        /// <summary>U3 with U5.</summary>
        public ConverterErrors ConverterC { get; }

        /// <summary>From the taps to the converters.</summary>
        public CellPathErrors Cells { get; }

        /// <summary>Both current sensors.</summary>
        public CurrentPathErrors Current { get; }

        /// <summary>The coarse path to the cells and the controller's converter.</summary>
        public CoarsePathErrors Coarse { get; }

        /// <summary>Volts at the stack's converter.</summary>
        /// <param name="volts">The stack's.</param>
        /// <param name="ratio">The nominal divider.</param>
        public double StackVolts(double volts, double ratio)
        {
            return ((volts + _stackFollowers.At(BoardDegrees)) * ratio * (1 + _stackRatio.At(BoardDegrees))) + _stackStage.At(BoardDegrees);
        }

        private static PartError Reference(SeededRandom random, Func<string, string, double> figure, string part) =>
            PartError.Draw(random, figure(part, "initialPercent") * 0.01, figure(part, "driftPpmPerDegree") * 1e-6);
    }
}
