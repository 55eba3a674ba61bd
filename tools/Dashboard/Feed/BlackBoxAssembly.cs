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

        private readonly Dictionary<int, TelemetryRow> _rows = [];
        private (int BootId, int TripTimeMs) _of;

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

            int before = _rows.Count;
            for (int i = 0; i < frame.Rows.Count; i++)
            {
                _rows.TryAdd(piece.First + i, frame.Rows[i]);
            }

            return _rows.Count == piece.Total && before < piece.Total ? Whole(piece) : null;
        }

        private BlackBoxRecord Whole(BlackBoxPiece piece)
        {
            var records = new List<TelemetryRow>(piece.Total);
            for (int i = 0; i < piece.Total; i++)
            {
                records.Add(_rows[i]);
            }

            string fault = piece.Fault >= 0 && piece.Fault < Faults.Count ? Faults.Row(piece.Fault).Name : "unknown";
            return new BlackBoxRecord(fault, piece.TripTimeMs, records);
        }
    }
}
