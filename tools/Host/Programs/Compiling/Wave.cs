using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Programs;
using RigFirmware.Hal;

namespace RigFirmware.Host.Programs.Compiling
{
    /// <summary>One wave of an impedance step: harmonics of a base period that is a whole number of slices.</summary>
    /// <param name="PeriodSlices">Base period in slices of 2 ms.</param>
    /// <param name="Harmonics">Ascending, 1..16.</param>
    public sealed record Wave(int PeriodSlices, IReadOnlyList<int> Harmonics)
    {
        private const int ProbeNanoamps = 1 << 26;

        /// <summary>The tones' frequencies in hertz, ascending.</summary>
        public IEnumerable<double> Frequencies => Harmonics.Select(harmonic => (double)Slices.PerSecond * harmonic / PeriodSlices);

        /// <summary>The word of <see cref="ExcitationTones"/>, with each tone as large as the wave's crest allows.</summary>
        public int Tones()
        {
            int mask = Harmonics.Aggregate(0, (bits, harmonic) => bits | (1 << (harmonic - 1)));
            if (Harmonics.Count == 1)
            {
                return ExcitationTones.Word(mask, ExcitationTones.ScaleMax);
            }

            // A small scale first, at which no sum of tones is cut off; the crest found so says how large the scale may be.
            int probe = ExcitationTones.ScaleMax / ExcitationTones.TonesMax;
            int scale = (int)((double)ProbeNanoamps / Crest(ExcitationTones.Word(mask, probe)) * probe);
            return ExcitationTones.Word(mask, Math.Min(scale, ExcitationTones.ScaleMax));
        }

        /// <summary>The waves for frequencies from high to low, evenly spaced on a logarithmic axis.</summary>
        /// <param name="lowHertz">Lowest frequency.</param>
        /// <param name="highHertz">Highest frequency.</param>
        /// <param name="perDecade">Points per decade.</param>
        /// <param name="multisine">True puts a decade's points into one wave.</param>
        public static IReadOnlyList<Wave> Grid(double lowHertz, double highHertz, int perDecade, bool multisine)
        {
            int count = (int)Math.Floor((perDecade * Math.Log10(highHertz / lowHertz)) + 1.000001);
            List<double> points = Enumerable.Range(0, count).Select(i => highHertz * Math.Pow(10, -(double)i / perDecade)).ToList();
            if (points[^1] > lowHertz * 1.01)
            {
                points.Add(lowHertz);
            }

            int together = multisine ? Math.Min(perDecade, ExcitationTones.TonesMax) : 1;
            return points.Chunk(together).Select(Together).Distinct(new SameTones()).ToList();
        }

        private static Wave Together(double[] points)
        {
            double lowest = points.Min();
            int period = Math.Clamp((int)Math.Round(Slices.PerSecond / lowest), ExcitationTones.PeriodSlicesMin, ExcitationTones.PeriodSlicesMax);
            IEnumerable<int> harmonics = points.Select(point => (int)Math.Round(point / lowest)).Where(harmonic => harmonic <= ExcitationTones.HarmonicMax);
            return new Wave(period, harmonics.Distinct().Order().Where(harmonic => period >= harmonic * ExcitationTones.PeriodSlicesMin).ToList());
        }

        private int Crest(int tones)
        {
            var excitation = new Excitation();
            excitation.Begin(ProbeNanoamps, 0, PeriodSlices, tones, 0);
            int[] slices = new int[PeriodSlices];
            excitation.Fill(slices);
            return slices.Max(Math.Abs);
        }

        private sealed class SameTones : IEqualityComparer<Wave>
        {
            public bool Equals(Wave? x, Wave? y)
            {
                return x is not null && y is not null && x.PeriodSlices == y.PeriodSlices && x.Harmonics.SequenceEqual(y.Harmonics);
            }

            public int GetHashCode(Wave wave)
            {
                return wave.PeriodSlices;
            }
        }
    }
}
