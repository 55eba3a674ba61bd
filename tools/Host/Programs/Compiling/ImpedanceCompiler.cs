using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;
using RigFirmware.Host.Programs.Steps;

namespace RigFirmware.Host.Programs.Compiling
{
    /// <summary>Turns an impedance step into its waves, and refuses what the rig's band or its limits cannot take.</summary>
    public sealed class ImpedanceCompiler
    {
        /// <summary>The lowest frequency of any rig in millihertz.</summary>
        public const int MillihertzMin = 1000 * Slices.PerSecond / ExcitationTones.PeriodSlicesMax;

        /// <summary>The highest frequency of any rig in millihertz.</summary>
        public const int MillihertzMax = 1000 * Slices.PerSecond / ExcitationTones.PeriodSlicesMin;

        /// <summary>A wave is measured for at least so long, in seconds: some hundred samples against the noise.</summary>
        public const int MeasureSecondsMin = 10;

        // The source's change of range takes 0.2 s, and the cell its time to follow the bias.
        private const int SettleSecondsMin = 2;
        private readonly Resolver _resolver;
        private readonly LimitCheck _limits;
        private readonly ProblemList _problems;

        /// <summary>A compiler for one program.</summary>
        public ImpedanceCompiler(Resolver resolver, LimitCheck limits, ProblemList problems)
        {
            _resolver = resolver;
            _limits = limits;
            _problems = problems;
        }

        /// <summary>The band in words.</summary>
        public static string Band => string.Create(CultureInfo.InvariantCulture, $"{MillihertzMin} mHz to {MillihertzMax / 1000m:0.###} Hz");

        /// <summary>The waves, the wave's current, its bias and the time of each in hundredths of a second; null, and noted, when they cannot be had.</summary>
        public IReadOnlyList<(Wave Wave, int Nanoamps, int BiasNanoamps, int TimeLimit)>? Compile(ImpedanceStep step)
        {
            bool inBand = IsInBand(step.From, step.Line) & IsInBand(step.To, step.Line);
            int nanoamps = _resolver.Whole(step.Amplitude, step.Line);
            int bias = step.Bias is null ? 0 : _resolver.Whole(step.Bias, step.Line);
            long peak = Math.Abs((long)nanoamps) + Math.Abs((long)bias);
            string text = step.Bias is null ? step.Amplitude.Text : $"{step.Amplitude.Text} on {step.Bias.Text}";
            _limits.Current((int)Math.Min(peak, int.MaxValue), text, step.Line);
            if (nanoamps < 0)
            {
                _problems.Add(step.Line, $"the amplitude is {step.Amplitude.Text}", "write a value above zero");
            }

            if (!inBand || nanoamps <= 0)
            {
                return null;
            }

            double low = (double)Math.Min(step.From.Value, step.To.Value) / 1000;
            double high = (double)Math.Max(step.From.Value, step.To.Value) / 1000;
            return Wave.Grid(low, high, step.PointsPerDecade, step.IsMultisine).Select(wave => (wave, nanoamps, bias, TimeLimit(step, wave))).ToList();
        }

        /// <summary>Slices that a wave runs before it is measured.</summary>
        public static int SettleSlices(int settlePeriods, int periodSlices)
        {
            return Math.Max(settlePeriods, Periods(SettleSecondsMin, periodSlices)) * periodSlices;
        }

        private static int TimeLimit(ImpedanceStep step, Wave wave)
        {
            int measure = Math.Max(step.Periods, Periods(MeasureSecondsMin, wave.PeriodSlices)) * wave.PeriodSlices;
            decimal hundredths = (SettleSlices(step.SettlePeriods, wave.PeriodSlices) + measure) * Slices.Ms / 10m;
            return (int)Math.Clamp(Math.Ceiling(hundredths), 1, ProgramImage.TimeLimitMax);
        }

        private static int Periods(int seconds, int periodSlices)
        {
            return (int)Math.Ceiling((double)seconds * Slices.PerSecond / periodSlices);
        }

        private bool IsInBand(Quantity frequency, int line)
        {
            if (frequency.Value >= MillihertzMin && frequency.Value <= MillihertzMax)
            {
                return true;
            }

            _problems.Add(line, $"{frequency.Text} lies outside the band of {Band} in which the rig measures impedance", $"write a frequency from {Band}; what lies beyond is not measured and never made up");
            return false;
        }
    }
}
