using System.Collections.Generic;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Safety;
using RigFirmware.Host.Recording;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>Puts the pieces of one rig's black box together; they may come in any order and more than once.</summary>
    public sealed class BlackBoxAssembly
    {
        private static readonly FaultTable Faults = new(new RigConfiguration());

        private readonly SortedDictionary<int, TelemetryRow> _rows = [];
        private (int BootId, int TripTimeMs) _of;
        private BlackBoxPiece? _newest;

        /// <summary>Takes a piece.</summary>
        /// <param name="frame">A frame whose <see cref="TelemetryFrame.BlackBox"/> is set.</param>
        /// <returns>The whole black box when this was the last piece that was missing, else null.</returns>
        public BlackBoxRecord? Take(TelemetryFrame frame)
        {
            BlackBoxPiece piece = frame.BlackBox!;
            if (_of != (frame.BootId, piece.TripTimeMs))
            {
                _of = (frame.BootId, piece.TripTimeMs);
                _rows.Clear();
            }

            _newest = piece;
            int before = _rows.Count;
            for (int i = 0; i < frame.Rows.Count; i++)
            {
                _rows.TryAdd(piece.First + i, frame.Rows[i]);
            }

            return _rows.Count == piece.Total && before < piece.Total ? SoFar() : null;
        }

        /// <summary>What is here of the box whose piece came last; null before the first.</summary>
        public BlackBoxRecord? SoFar()
        {
            if (_newest is not { } piece)
            {
                return null;
            }

            string fault = piece.Fault >= 0 && piece.Fault < Faults.Count ? Faults.Row(piece.Fault).Name : "unknown";
            return new BlackBoxRecord(fault, _of.BootId, piece.Total, piece.TripTimeMs, [.. _rows.Values]);
        }
    }
}
