using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;
using RigFirmware.Host.Impedance;
using RigFirmware.Host.Recording;
using RigFirmware.Simulated;

namespace RigFirmware.Tests.Integration.Impedance
{
    /// <summary>Records as a cell of any impedance would give them, with noise: for elements that the plant does not have.</summary>
    internal static class SyntheticCell
    {
        public const int Amplitude = 50000;

        /// <summary>One step a frequency, eight periods each and at least 20 s.</summary>
        public static (List<TelemetryRow> Rows, Dictionary<int, ImpedanceTones> Tones) Sweep(IEnumerable<double> hertz, Func<double, Complex> ohms, double quadraticPerMilliamp = 0, double driftMicrovoltsPerSecond = 0, ulong seed = 7)
        {
            var random = new SeededRandom(seed);
            var rows = new List<TelemetryRow>();
            var tones = new Dictionary<int, ImpedanceTones>();
            int tick = 0;
            foreach (double frequency in hertz)
            {
                int step = tones.Count;
                var tone = new ImpedanceTones((int)Math.Round(Slices.PerSecond / frequency), ExcitationTones.Word(1, ExcitationTones.ScaleMax));
                tones.Add(step, tone);
                double seconds = Math.Max(8 * tone.PeriodSeconds, 20) + 3;
                double omega = 2 * Math.PI / tone.PeriodSeconds;
                Complex answer = ohms(omega);
                for (double time = 0; time < seconds; time += 0.05)
                {
                    double nanoamps = Amplitude * Math.Sin(omega * time);
                    double microvolts = Amplitude * answer.Magnitude * 1e-3 * Math.Sin((omega * time) + answer.Phase);
                    microvolts += quadraticPerMilliamp * Math.Pow(nanoamps * 1e-6, 2) * microvolts / 1;
                    microvolts += 3700000 + (driftMicrovoltsPerSecond * tick * 0.05);
                    var channels = new int?[Channel.Count];
                    channels[Channel.Cell0] = (int)Math.Round(microvolts + (40 * random.NextNormal()));
                    channels[Channel.Current] = (int)Math.Round(nanoamps + (2 * random.NextNormal()));
                    rows.Add(new TelemetryRow { TimeMs = 50 * tick, Tick = tick, Step = step, CommandBits = TelemetryRecord.UnfilteredBit, Channels = channels });
                    tick++;
                }
            }

            return (rows, tones);
        }

        /// <summary>So many frequencies a decade from high to low.</summary>
        public static IEnumerable<double> Grid(double high, double low, int perDecade)
        {
            int count = (int)Math.Round(perDecade * Math.Log10(high / low)) + 1;
            return Enumerable.Range(0, count).Select(i => high * Math.Pow(10, -(double)i / perDecade));
        }

        /// <summary>A resistance parallel to a constant phase element.</summary>
        public static Complex Arc(double ohms, double tau, double exponent, double omega)
        {
            return ohms / (1 + Complex.Pow(new Complex(0, omega * tau), exponent));
        }
    }
}
