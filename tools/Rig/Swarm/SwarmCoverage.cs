using System.Collections.Generic;
using System.Linq;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;
using RigFirmware.Simulated.Faults;

namespace RigFirmware.Rig.Swarm
{
    /// <summary>
    /// What of the firmware a swarm has seen at work: a row of severity Trip counts once it was the row that cut a rig off, every
    /// other row once it was raised; an edge once it was taken; a kind of fault once it began. Two rows of severity Trip stand
    /// behind another one that judges the same value, earlier and at a nearer limit: they count once they were raised in a rig
    /// that was cut off, which they then hold there.
    /// </summary>
    public sealed class SwarmCoverage
    {
        private readonly FaultTable _table = new(new RigConfiguration());
        private static readonly (int Row, int Before)[] Behind =
        [
            (FaultId.CellReversal, FaultId.CellUndervoltage), (FaultId.ThermalRunaway, FaultId.TemperatureRate),
        ];

        private readonly HashSet<int> _rows = [];
        private readonly HashSet<int> _edges = [];
        private readonly HashSet<string> _kinds = [];

        /// <summary>Rows of the fault table.</summary>
        public int Rows
        {
            get { return _table.Count; }
        }

        /// <summary>Names of the rows that are not covered.</summary>
        public IReadOnlyList<string> RowsMissing
        {
            get { return Enumerable.Range(0, Rows).Where(id => !_rows.Contains(id)).Select(id => _table.Row(id).Name).ToList(); }
        }

        /// <summary>Edges of the state machine.</summary>
        public int Edges
        {
            get { return AllEdges().Count(); }
        }

        /// <summary>Edges that are not covered.</summary>
        public IReadOnlyList<string> EdgesMissing
        {
            get { return AllEdges().Where(edge => !_edges.Contains(edge)).Select(edge => $"{(RigMode)(edge >> 8)} by {(RigEvent)(edge & 255)}").ToList(); }
        }

        /// <summary>Kinds of faults that were not injected.</summary>
        public IReadOnlyList<string> KindsMissing
        {
            get { return FaultCatalogue.Names.Where(name => !_kinds.Contains(name)).ToList(); }
        }

        /// <summary>True when nothing is missing.</summary>
        public bool IsComplete
        {
            get { return RowsMissing.Count + EdgesMissing.Count + KindsMissing.Count == 0; }
        }

        /// <summary>True when a row of severity Trip can never be the first, because another one comes before it.</summary>
        /// <param name="row">The row.</param>
        /// <param name="before">The one before it; -1 when there is none.</param>
        public static bool StandsBehind(int row, out int before)
        {
            before = -1;
            foreach ((int behind, int first) in Behind)
            {
                before = behind == row ? first : before;
            }

            return before >= 0;
        }

        /// <summary>Adds what one case has seen.</summary>
        public void Add(SwarmOutcome outcome)
        {
            _rows.UnionWith(outcome.RowsRaised.Where(id => _table.Row(id).Severity != Severity.Trip));
            _rows.UnionWith(outcome.RowsTripped);
            _rows.UnionWith(Behind.Where(pair => outcome.RowsRaised.Contains(pair.Row) && outcome.RowsTripped.Contains(pair.Before)).Select(pair => pair.Row));
            _edges.UnionWith(outcome.Edges);
            _kinds.UnionWith(outcome.Kinds);
        }

        // Every (mode, event) that leads to another mode, as the firmware's own table has them.
        private static IEnumerable<int> AllEdges()
        {
            var states = new StateTable();
            for (int mode = 0; mode < StateTable.Modes; mode++)
            {
                for (int e = 0; e < StateTable.Events; e++)
                {
                    if (states.Next((RigMode)mode, (RigEvent)e) != (RigMode)mode)
                    {
                        yield return (mode << 8) | e;
                    }
                }
            }
        }
    }
}
