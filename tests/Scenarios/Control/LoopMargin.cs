using System;
using System.Globalization;
using System.Numerics;

namespace RigFirmware.Tests.Scenarios.Control
{
    /// <summary>Gain and phase margin of an open loop, found on its frequency response.</summary>
    internal sealed record LoopMargin(double CrossoverRadiansPerSecond, double PhaseDegrees, double Gain)
    {
        private const int Points = 6000;

        /// <summary>Of a sampled loop, whose response is followed from a hundred-thousandth of the sampling frequency to half of it.</summary>
        /// <param name="open">Open loop at an angular frequency in radians per second.</param>
        /// <param name="sampleSeconds">Time between two steps of the control.</param>
        public static LoopMargin Of(Func<double, Complex> open, double sampleSeconds)
        {
            double highest = Math.PI / sampleSeconds;
            double lowest = highest * 1e-5;
            double crossover = 0;
            double phaseMargin = double.PositiveInfinity;
            double gainMargin = double.PositiveInfinity;
            Complex before = open(lowest);

            // An integral takes phase away; two or three in a row begin below half a turn.
            double phase = before.Phase > 0 ? before.Phase - (2 * Math.PI) : before.Phase;
            for (int i = 1; i <= Points; i++)
            {
                double radians = lowest * Math.Pow(highest / lowest, (double)i / Points);
                Complex now = open(radians);
                double phaseBefore = phase;
                phase += (now / before).Phase;
                if (before.Magnitude >= 1 && now.Magnitude < 1)
                {
                    crossover = radians;
                    phaseMargin = Math.Min(phaseMargin, 180 + (phase * 180 / Math.PI));
                }

                if (phaseBefore > -Math.PI && phase <= -Math.PI)
                {
                    gainMargin = Math.Min(gainMargin, 1 / now.Magnitude);
                }

                before = now;
            }

            return new LoopMargin(crossover, phaseMargin, gainMargin);
        }

        /// <summary>Delay by so many samples.</summary>
        public static Complex Delay(double radians, double seconds)
        {
            return Complex.Exp(new Complex(0, -radians * seconds));
        }

        /// <summary>The cells of the table of margins: crossover, phase margin, gain margin.</summary>
        public string Cells()
        {
            return string.Create(CultureInfo.InvariantCulture, $"{CrossoverRadiansPerSecond:G2} rad/s | {PhaseDegrees:F0} deg | {Gain:F1}");
        }
    }
}
