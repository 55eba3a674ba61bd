using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Protocol;
using RigFirmware.Hal;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Impedance
{
    /// <summary>
    /// Impedance of every cell and of the stack from recorded samples alone: voltage over the current that was measured at
    /// the same instants, tone by tone, with the uncertainty that noise, gain and time skew leave.
    /// </summary>
    public static class ImpedanceAnalysis
    {
        // Above this, and above three times what noise gives, the cell did not answer in proportion.
        private const double DistortionMax = 0.02;
        private const double SettleSeconds = 2;
        private const int ChunksMax = 8;
        private const int OvertonesMax = 8;

        // Overtones nearer to half the sampling rate are mirrored onto others.
        private const double OvertoneHertzMax = 8;

        /// <summary>The sweeps of a recording, analysed.</summary>
        /// <param name="rows">Telemetry records of one start of one rig, oldest first.</param>
        /// <param name="tones">Tones by program step from 0: <see cref="ImpedanceTones.Of"/>, or from the recorded step messages.</param>
        /// <param name="options">Null for the usual ones.</param>
        public static IReadOnlyList<ImpedanceResult> Analyse(IEnumerable<TelemetryRow> rows, IReadOnlyDictionary<int, ImpedanceTones> tones, ImpedanceOptions? options = null)
        {
            return ImpedanceSweep.Find(rows, tones).Select(sweep => Analyse(sweep, tones, options ?? new ImpedanceOptions())).ToList();
        }

        /// <summary>One sweep, analysed.</summary>
        public static ImpedanceResult Analyse(ImpedanceSweep sweep, IReadOnlyDictionary<int, ImpedanceTones> tones, ImpedanceOptions options)
        {
            var notes = new List<string>();
            List<ImpedanceSection> sections = sweep.Runs.Select(run => ImpedanceSection.Of(run, SettleSeconds)).ToList();
            foreach (ImpedanceSection section in sections.Where(section => section.Periods < section.PeriodsMin))
            {
                string tone = string.Join(" and ", section.Tones.Harmonics.Select(harmonic => Hertz(harmonic / section.Tones.PeriodSeconds)));
                notes.Add($"The step for {tone} ended after {section.Periods} whole periods; {section.PeriodsMin} are needed, so it gives no point.");
            }

            int lastStep = sweep.Runs[^1].Rows[^1].Step;
            if (tones.ContainsKey(lastStep + 1))
            {
                notes.Add($"The sweep ended in program step {lastStep + 1}, before its last tone: a stop, a trip or a condition.");
            }

            List<ImpedanceSection> good = sections.Where(section => section.Periods >= section.PeriodsMin).ToList();
            return new ImpedanceResult
            {
                Step = sweep.FirstStep + 1,
                Cycle = sweep.Cycle,
                UtcMs = sweep.Runs[0].Rows[0].UtcMs,
                BandMinHertz = (double)Slices.PerSecond / ExcitationTones.PeriodSlicesMax,
                BandMaxHertz = (double)Slices.PerSecond / ExcitationTones.PeriodSlicesMin,
                IsComplete = notes.Count == 0,
                Notes = notes,
                Spectra = Channels(sweep).Select(channel => Spectrum(good, channel, options)).ToList(),
            };
        }

        private static IEnumerable<int> Channels(ImpedanceSweep sweep)
        {
            int?[] first = sweep.Runs[0].Rows[0].Channels;
            return Enumerable.Range(Channel.Cell0, Channel.CellsMax).Append(Channel.Stack)
                .Where(channel => first[channel] is not null || sweep.Runs.Any(run => run.Rows.Any(row => row.Channels[channel] is not null)));
        }

        private static ImpedanceSpectrum Spectrum(List<ImpedanceSection> sections, int channel, ImpedanceOptions options)
        {
            var warnings = new List<string>();
            List<ImpedancePoint> points = sections.SelectMany(section => Points(section, channel, options, warnings)).OrderByDescending(point => point.FrequencyHertz).ToList();
            KramersKronigResult? test = points.Count >= KramersKronig.PointsMin ? KramersKronig.Test(points) : null;
            if (points.Count > 0 && test is null)
            {
                warnings.Add($"{points.Count} points are too few for the Kramers-Kronig test; {KramersKronig.PointsMin} are needed.");
            }
            else if (test is { IsConsistent: false })
            {
                warnings.Add(test.Sentence);
            }

            return new ImpedanceSpectrum { Channel = ChannelText.Name(channel), Points = points, KramersKronig = test, Warnings = warnings };
        }

        private static IEnumerable<ImpedancePoint> Points(ImpedanceSection section, int channel, ImpedanceOptions options, List<string> warnings)
        {
            (double[] times, double[] currents, double[] voltages) = section.Samples(channel);
            IReadOnlyList<double> tones = section.Frequencies;
            List<double> overtones = Overtones(section.Tones);
            int needed = ToneFit.SamplesMin(tones.Count + overtones.Count, options.DriftDegree);
            if (times.Length < needed)
            {
                warnings.Add($"{ChannelText.Name(channel)} has {times.Length} good readings around {Hertz(tones[0])}; {needed} are needed, so it gives no point.");
                return [];
            }

            var fit = new ToneFit(times, [.. tones, .. overtones], options.DriftDegree, options.Window);
            ToneResult current = fit.Solve(currents);
            ToneResult voltage = fit.Solve(voltages);
            if (current.Phasors.Take(tones.Count).Any(phasor => phasor.Magnitude < 10 * current.PhasorNoise))
            {
                warnings.Add($"No current was measured at {Hertz(tones[0])}: the wave did not reach the stack.");
                return [];
            }

            (double? distortion, double noise) = Distortion(voltage, tones.Count);
            Warn(section, channel, distortion, noise, Distortion(current, tones.Count), warnings);
            List<(ToneResult Current, ToneResult Voltage)> chunks = Chunks(section, times, currents, voltages, tones);
            return tones.Select((hertz, tone) => Point(section, hertz, tone, current, voltage, chunks, options) with { Distortion = distortion, DistortionNoise = distortion is null ? null : noise }).ToList();
        }

        private static ImpedancePoint Point(ImpedanceSection section, double hertz, int tone, ToneResult current, ToneResult voltage, List<(ToneResult Current, ToneResult Voltage)> chunks, ImpedanceOptions options)
        {
            Complex i = current.Phasors[tone];
            Complex v = voltage.Phasors[tone];

            // Microvolts over nanoamps are kiloohms; a voltage that is sampled later leads by the skew.
            double omega = 2 * Math.PI * hertz;
            Complex ohms = v / i * 1000 * Complex.FromPolarCoordinates(1, -omega * options.SkewSeconds);
            double size = ohms.Magnitude;
            double noise = size * Math.Sqrt(Square(voltage.PhasorNoise / v.Magnitude) + Square(current.PhasorNoise / i.Magnitude));
            List<Complex> parts = chunks.Select(chunk => chunk.Voltage.Phasors[tone] / chunk.Current.Phasors[tone] * 1000).ToList();
            if (parts.Count >= 3)
            {
                // What the residual cannot show, a cell that changes from period to period, the periods' scatter does.
                Complex mean = parts.Aggregate(Complex.Add) / parts.Count;
                double scatter = Math.Sqrt(parts.Sum(part => Square((part - mean).Magnitude)) / 2 / (parts.Count - 1) / parts.Count);
                noise = Math.Max(noise, scatter);
            }

            double skew = size * omega * options.SkewUncertaintySeconds;
            return new ImpedancePoint
            {
                FrequencyHertz = hertz,
                RealOhms = ohms.Real,
                ImaginaryOhms = ohms.Imaginary,
                UncertaintyOhms = options.CoverageFactor * Math.Sqrt(Square(noise) + Square(size * options.GainUncertainty) + Square(skew)),
                Coherence = parts.Count >= 3 ? Coherence(chunks, tone) : null,
                CurrentNanoamps = i.Magnitude,
                VoltageMicrovolts = v.Magnitude,
                MeanVolts = voltage.Mean * 1e-6,
                DriftMillivoltsPerHour = voltage.DriftPerSecond * 3.6,
                PlateDegrees = section.PlateDegrees,
                Periods = section.Periods,
            };
        }

        private static double Coherence(List<(ToneResult Current, ToneResult Voltage)> chunks, int tone)
        {
            Complex cross = chunks.Select(chunk => chunk.Voltage.Phasors[tone] * Complex.Conjugate(chunk.Current.Phasors[tone])).Aggregate(Complex.Add);
            double power = chunks.Sum(chunk => Square(chunk.Voltage.Phasors[tone].Magnitude)) * chunks.Sum(chunk => Square(chunk.Current.Phasors[tone].Magnitude));
            return power > 0 ? Square(cross.Magnitude) / power : 0;
        }

        private static List<(ToneResult Current, ToneResult Voltage)> Chunks(ImpedanceSection section, double[] times, double[] currents, double[] voltages, IReadOnlyList<double> tones)
        {
            double samplesPerPeriod = (double)times.Length / section.Periods;
            int periods = Math.Max((int)Math.Ceiling((ToneFit.SamplesMin(tones.Count, 1) + 1) / samplesPerPeriod), (int)Math.Ceiling((double)section.Periods / ChunksMax));
            int count = section.Periods / periods;
            double length = periods * section.Tones.PeriodSeconds;
            var chunks = new List<(ToneResult, ToneResult)>();
            for (int chunk = 0; chunk < count; chunk++)
            {
                double from = times[0] + (chunk * length);
                int[] inside = Enumerable.Range(0, times.Length).Where(i => times[i] >= from - 1e-6 && times[i] < from + length - 1e-6).ToArray();
                if (inside.Length >= ToneFit.SamplesMin(tones.Count, 1))
                {
                    var fit = new ToneFit(inside.Select(i => times[i]).ToArray(), tones, 1, ImpedanceWindow.None);
                    chunks.Add((fit.Solve(inside.Select(i => currents[i]).ToArray()), fit.Solve(inside.Select(i => voltages[i]).ToArray())));
                }
            }

            return chunks;
        }

        private static List<double> Overtones(ImpedanceTones tones)
        {
            int highest = tones.Harmonics.Count == 1 ? 3 : ExcitationTones.HarmonicMax;
            return Enumerable.Range(1, highest).Where(harmonic => !tones.Harmonics.Contains(harmonic) && harmonic > tones.Harmonics[0])
                .Select(harmonic => harmonic / tones.PeriodSeconds).Where(hertz => hertz <= OvertoneHertzMax).Take(OvertonesMax).ToList();
        }

        private static (double? Part, double Noise) Distortion(ToneResult result, int tones)
        {
            int overtones = result.Phasors.Count - tones;
            if (overtones == 0)
            {
                return (null, 0);
            }

            double signal = Math.Sqrt(result.Phasors.Take(tones).Sum(phasor => Square(phasor.Magnitude)));
            double rest = Math.Sqrt(result.Phasors.Skip(tones).Sum(phasor => Square(phasor.Magnitude)));
            return (rest / signal, result.PhasorNoise * Math.Sqrt(2 * overtones) / signal);
        }

        private static void Warn(ImpedanceSection section, int channel, double? distortion, double noise, (double? Part, double Noise) current, List<string> warnings)
        {
            string tone = Hertz(section.Frequencies[0]);
            if (current.Part > DistortionMax && current.Part > 3 * current.Noise)
            {
                warnings.Add($"The current at {tone} was no sine ({Percent(current.Part.Value)} overtones): a permit or a range cut it off.");
            }
            else if (distortion > DistortionMax && distortion > 3 * noise)
            {
                warnings.Add($"{ChannelText.Name(channel)} did not answer in proportion at {tone} ({Percent(distortion.Value)} overtones): use a smaller amplitude.");
            }
        }

        private static string Percent(double part)
        {
            return (100 * part).ToString("0.#", CultureInfo.InvariantCulture) + " %";
        }

        private static string Hertz(double hertz)
        {
            return hertz.ToString("0.###", CultureInfo.InvariantCulture) + " Hz";
        }

        private static double Square(double value)
        {
            return value * value;
        }
    }
}
