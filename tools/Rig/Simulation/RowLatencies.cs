using System;
using System.Collections.Generic;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Simulated;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>
    /// Measures the fault table's rows: from the plant being bad, in a mode in which the row is judged, to its reaction. The
    /// reaction of a trip is that no energy can go in any more; of a trip without power, and of every other row, that the
    /// row is raised and the cycle that raised it has driven its outputs.
    /// </summary>
    public sealed class RowLatencies
    {
        private readonly RowTruth _truth;
        private readonly FaultTable _table;
        private readonly TruthMonitor _monitor;
        private readonly SimulatedRig _rig;
        private readonly double[] _activeSinceUs = new double[FaultId.Count];
        private readonly List<(int Row, double FromUs)> _open = [];

        /// <param name="truth">The plant's side of the rows.</param>
        /// <param name="table">The firmware's table.</param>
        /// <param name="monitor">Knows when the power went.</param>
        /// <param name="rig">The plant.</param>
        public RowLatencies(RowTruth truth, FaultTable table, TruthMonitor monitor, SimulatedRig rig)
        {
            _truth = truth;
            _table = table;
            _monitor = monitor;
            _rig = rig;
            Array.Fill(WorstMs, double.NaN);
        }

        /// <summary>Worst latency in milliseconds by row; NaN of a row that was not measured.</summary>
        public double[] WorstMs { get; } = new double[FaultId.Count];

        /// <summary>Takes an event of the firmware.</summary>
        /// <param name="record">A record of <see cref="EventRecord"/>.</param>
        /// <param name="tick">The newest tick; an event of an earlier one was read too late to be timed.</param>
        public void Take(int[] record, int tick)
        {
            if (record[EventRecord.Kind] == EventRecord.ModeChanged)
            {
                ChangeMode(record[EventRecord.A], record[EventRecord.B]);
            }
            else if (record[EventRecord.Kind] == EventRecord.FaultRaised && record[EventRecord.Tick] == tick)
            {
                Raise(record[EventRecord.A]);
            }
        }

        /// <summary>Closes the trips whose power has gone off; called after every tick.</summary>
        public void Close()
        {
            long offUs = _monitor.OffSinceUs;
            if (_open.Count == 0 || offUs < 0)
            {
                return;
            }

            foreach ((int row, double fromUs) in _open)
            {
                Note(row, Math.Max(0, offUs - fromUs));
            }

            _open.Clear();
        }

        private void ChangeMode(int from, int to)
        {
            for (int row = 0; row < FaultId.Count; row++)
            {
                int modes = _table.Row(row).ActiveModes;
                if ((modes & (1 << to)) != 0 && (modes & (1 << from)) == 0)
                {
                    _activeSinceUs[row] = _rig.NowUs;
                }
            }
        }

        private void Raise(int row)
        {
            double onsetUs = _truth.OnsetUs(row);
            if (onsetUs < 0)
            {
                return;
            }

            double fromUs = Math.Max(onsetUs, _activeSinceUs[row]);
            // A stage that is shorted obeys no row: then the row has done its part when it is raised.
            bool obeys = !_rig.Truth.Power.HeaterStageShorted && !_rig.Truth.Power.EnableShorted;
            if (_table.Row(row).Severity == Severity.Trip && _monitor.OffSinceUs < 0 && obeys)
            {
                _open.Add((row, fromUs));
            }
            else
            {
                Note(row, _rig.NowUs + _rig.OutputStretchUs - fromUs);
            }
        }

        private void Note(int row, double us)
        {
            double ms = Math.Round(us * 0.001, 3);
            WorstMs[row] = ms > WorstMs[row] || double.IsNaN(WorstMs[row]) ? ms : WorstMs[row];
        }
    }
}
