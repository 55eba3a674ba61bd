using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Host.Impedance;

namespace RigFirmware.Host.Analysis
{
    /// <summary>Resistances from the impedance sweeps of a run, in ohms, of a cell or the stack.</summary>
    public static class ImpedanceMethods
    {
        /// <summary>
        /// Total resistance: real part at the foot of the arcs, where the imaginary part is smallest. No circuit is assumed. What
        /// is slower than the foot counts as slow, what is faster than the band is in it.
        /// </summary>
        public static Measured Total(RunView run, MethodArguments arguments)
        {
            (RunSweep sweep, double hours, ImpedanceSpectrum spectrum) = Choose(run, arguments);
            ImpedancePoint foot = spectrum.Points.MinBy(point => Math.Abs(point.ImaginaryOhms))!;
            return new Measured(foot.RealOhms, foot.UncertaintyOhms, FormattableString.Invariant(
                $"foot of the arc at {foot.FrequencyHertz:0.###} Hz, {hours:F0} h; band {sweep.Result.BandMinHertz} to {sweep.Result.BandMaxHertz} Hz"));
        }

        /// <summary>Resistance of the arcs within the band: what a fitted circuit has besides its first resistance.</summary>
        public static Measured Interface(RunView run, MethodArguments arguments)
        {
            (RunSweep sweep, double hours, ImpedanceSpectrum spectrum) = Choose(run, arguments);
            CircuitFitResult fit = CircuitFit.FitAll(spectrum.Points)[0];
            if (fit.Refusal is { } refusal)
            {
                throw new AnalysisException(refusal);
            }

            List<FittedParameter> arcs = fit.Parameters.Where(parameter => parameter.Name is "R1" or "R2").ToList();
            double half = Math.Sqrt(arcs.Sum(arc => Math.Pow((arc.High - arc.Low) / 2, 2)));
            string places = string.Join(" and ", fit.Parameters.Where(parameter => parameter.Name.StartsWith("tau", StringComparison.Ordinal)).Select(tau => FormattableString.Invariant($"{1 / (2 * Math.PI * tau.Value):0.##} Hz")));
            return new Measured(arcs.Sum(arc => arc.Value), half, FormattableString.Invariant(
                $"{fit.Circuit} through {spectrum.Points.Count} points, arc at {places}, {hours:F0} h; band {sweep.Result.BandMinHertz} to {sweep.Result.BandMaxHertz} Hz"));
        }

        // at: first, last, or hours from the first constant current; the nearest sweep, no farther than a tenth of the hours.
        private static (RunSweep Sweep, double Hours, ImpedanceSpectrum Spectrum) Choose(RunView run, MethodArguments arguments)
        {
            string at = arguments.Word("at", "first");
            string channel = arguments.Word("of", "cell1");
            IReadOnlyList<RunSweep> sweeps = run.Record.Sweeps;
            if (sweeps.Count == 0)
            {
                throw new AnalysisException("The record holds no impedance sweep.");
            }

            long originMs = run.HalfCycles.Count == 0 ? sweeps[0].StartMs : run.HalfCycles[0].Step.StartMs;
            RunSweep sweep = at switch { "first" => sweeps[0], "last" => sweeps[^1], _ => sweeps.MinBy(candidate => Math.Abs(Hours(candidate) - Number(at)))! };
            if (at is not ("first" or "last") && Math.Abs(Hours(sweep) - Number(at)) > 0.1 * Number(at))
            {
                throw new AnalysisException($"The sweep nearest to {at} h began at {Hours(sweep):F1} h.");
            }

            ImpedanceSpectrum spectrum = sweep.Result.Spectra.FirstOrDefault(candidate => candidate.Channel == channel && candidate.Points.Count > 0)
                ?? throw new AnalysisException($"The sweep has no points of '{channel}': {string.Join(" ", sweep.Result.Notes.Concat(sweep.Result.Spectra.SelectMany(candidate => candidate.Warnings)))}");
            return spectrum.IsGood ? (sweep, Hours(sweep), spectrum) : throw new AnalysisException(string.Join(" ", spectrum.Warnings));

            // A sweep ahead of the first current is one at the start.
            double Hours(RunSweep candidate)
            {
                return Math.Max(0, candidate.StartMs - originMs) / 3.6e6;
            }
        }

        private static double Number(string at)
        {
            return double.TryParse(at, System.Globalization.CultureInfo.InvariantCulture, out double hours) ? hours : throw new AnalysisException($"'{at}' is neither first, last nor an hour.");
        }
    }
}
