using System;
using System.Collections.Generic;
using RigFirmware.Core.Protocol;
using RigFirmware.Hal;
using RigFirmware.Host.Recording;

namespace RigFirmware.Rig.Simulation
{
    /// <summary>What the recorder would hold of a simulated run: each record through the firmware's encoder and the recorder's decoder.</summary>
    public sealed class SimulatedRecording
    {
        private const int RecordsPerFrame = 10;
        private readonly List<TelemetryRow> _rows = [];
        private readonly TelemetryBatch _batch;
        private readonly CborWriter _writer = new(8192);
        private int _seq;

        /// <summary>Records a simulation from now on.</summary>
        /// <param name="simulation">Any; its other listeners for records are replaced.</param>
        /// <param name="cells">Cells of its stack.</param>
        public SimulatedRecording(SimulationRunner simulation, int cells)
        {
            int mask = ((1 << Channel.Count) - 1) & ~(((1 << Channel.CellsMax) - 1) & ~((1 << cells) - 1));
            _batch = new TelemetryBatch(RecordsPerFrame, mask);
            simulation.RecordTaken = Take;
        }

        /// <summary>The records so far, oldest first.</summary>
        public IReadOnlyList<TelemetryRow> Rows
        {
            get
            {
                Flush();
                return _rows;
            }
        }

        private void Take(int[] record)
        {
            _batch.Add(record);
            if (_batch.IsFull)
            {
                Flush();
            }
        }

        private void Flush()
        {
            if (_batch.Count == 0)
            {
                return;
            }

            _batch.Encode(_writer, 1, ++_seq, 0);
            _batch.Clear();
            _rows.AddRange(TelemetryDecoder.Decode("simulated", _writer.Bytes.AsMemory(0, _writer.Length)).Rows);
        }
    }
}
