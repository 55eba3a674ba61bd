using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Hal;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Impedance
{
    /// <summary>The part of a step's records that is measured from: whole periods at its end, after the cell has settled.</summary>
    public sealed class ImpedanceSection
    {
        // Two periods separate a tone from curved drift.
        private const int PeriodsWanted = 2;
        private readonly List<TelemetryRow> _rows;
        private readonly List<double> _times;

        private ImpedanceSection(ImpedanceTones tones, List<TelemetryRow> rows, List<double> times, int periods)
        {
            Tones = tones;
            Periods = periods;
            _rows = rows;
            _times = times;
            Frequencies = tones.Harmonics.Select(harmonic => harmonic / tones.PeriodSeconds).ToList();
        }

        /// <summary>What was put in.</summary>
        public ImpedanceTones Tones { get; }

        /// <summary>Frequencies put in, in hertz, ascending.</summary>
        public IReadOnlyList<double> Frequencies { get; }

        /// <summary>Whole base periods of the section.</summary>
        public int Periods { get; }

        /// <summary>Fewest whole periods that give a point.</summary>
        public int PeriodsMin => PeriodsWanted;

        /// <summary>Mean temperature of the plates in degrees Celsius, or null.</summary>
        public double? PlateDegrees
        {
            get
            {
                IEnumerable<int> plates = _rows.SelectMany(row => Enumerable.Range(Channel.Temperature0, Channel.Plates).Select(channel => row.Channels[channel])).OfType<int>();
                return plates.Any() ? plates.Average() / 1000 : null;
            }
        }

        /// <summary>The section of a step.</summary>
        /// <param name="run">The step's records.</param>
        /// <param name="settleSeconds">Left out at least at its start; a whole period is left out anyway.</param>
        public static ImpedanceSection Of(ImpedanceRun run, double settleSeconds)
        {
            // The first record carries what was sampled before the wave began.
            List<TelemetryRow> rows = run.Rows.Skip(1).ToList();
            int start = rows.Count == 0 ? 0 : rows[0].TimeMs;
            List<double> times = rows.Select(row => unchecked(row.TimeMs - start) / 1000.0).ToList();
            double period = run.Tones.PeriodSeconds;
            double step = times.Count > 1 ? times[^1] / (times.Count - 1) : 0;
            double measured = times.Count == 0 ? 0 : times[^1] + step - Math.Max(settleSeconds, period);
            int periods = Math.Max((int)Math.Floor((measured / period) + 0.01), 0);
            double from = times.Count == 0 ? 0 : times[^1] + step - (periods * period);
            int first = times.FindIndex(time => time >= from - (step / 2));
            return new ImpedanceSection(run.Tones, first < 0 || periods == 0 ? [] : rows.GetRange(first, rows.Count - first), first < 0 || periods == 0 ? [] : times.GetRange(first, times.Count - first), periods);
        }

        /// <summary>Times in seconds, currents in nanoamps and values of a channel where both were read.</summary>
        public (double[] Times, double[] Currents, double[] Values) Samples(int channel)
        {
            int[] good = Enumerable.Range(0, _rows.Count).Where(i => _rows[i].Channels[channel] is not null && _rows[i].Channels[Channel.Current] is not null).ToArray();
            return (
                good.Select(i => _times[i]).ToArray(),
                good.Select(i => (double)_rows[i].Channels[Channel.Current]!.Value).ToArray(),
                good.Select(i => (double)_rows[i].Channels[channel]!.Value).ToArray());
        }
    }
}
