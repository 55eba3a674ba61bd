using System;
using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Runtime;
using RigFirmware.Host.Recording;

namespace RigFirmware.Host.Impedance
{
    /// <summary>The impedance steps that followed each other without anything else in between: one spectrum of each cell.</summary>
    /// <param name="Runs">Steps in the order they ran.</param>
    public sealed record ImpedanceSweep(IReadOnlyList<ImpedanceRun> Runs)
    {
        // A record that is later than this after the one before belongs to another sweep.
        private const int GapMs = 1000;

        /// <summary>First program step of the sweep, from 0.</summary>
        public int FirstStep => Runs[0].Rows[0].Step;

        /// <summary>Pass of the innermost loop around the sweep, from 1; 0 outside loops.</summary>
        public int Cycle => Runs[0].Rows[0].Cycle;

        /// <summary>The sweeps of a recording.</summary>
        /// <param name="rows">Telemetry records, oldest first, of one start of one rig.</param>
        /// <param name="tones">Tones by program step from 0; records of other steps are left out.</param>
        public static IReadOnlyList<ImpedanceSweep> Find(IEnumerable<TelemetryRow> rows, IReadOnlyDictionary<int, ImpedanceTones> tones)
        {
            var sweeps = new List<List<ImpedanceRun>>();
            var run = new List<TelemetryRow>();
            TelemetryRow? before = null;
            foreach (TelemetryRow row in rows)
            {
                bool belongs = (row.CommandBits & TelemetryRecord.UnfilteredBit) != 0 && tones.ContainsKey(row.Step);
                bool follows = before is not null && unchecked(row.TimeMs - before.TimeMs) is > 0 and <= GapMs;
                bool starts = belongs && (before is null || !follows || row.Step < before.Step || row.Cycle != before.Cycle);
                if (!belongs || starts || row.Step != before!.Step)
                {
                    Close();
                }

                if (starts)
                {
                    sweeps.Add([]);
                }

                if (belongs)
                {
                    run.Add(row);
                }

                before = belongs ? row : null;
            }

            Close();
            return sweeps.Where(sweep => sweep.Count > 0).Select(sweep => new ImpedanceSweep(sweep)).ToList();

            void Close()
            {
                if (run.Count > 0)
                {
                    sweeps[^1].Add(new ImpedanceRun(tones[run[0].Step], run.ToArray()));
                    run.Clear();
                }
            }
        }
    }
}
