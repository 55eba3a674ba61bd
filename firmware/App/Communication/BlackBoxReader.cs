using RigFirmware.Core.Runtime;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// Takes the black box out of the loop's memory piece by piece: the records before the trip as soon as it tripped, the newest first,
    /// since power may be lost any moment; those after it once the box stands still. Then it lets the box record again.
    /// </summary>
    public sealed class BlackBoxReader
    {
        // A pass of the communication thread: a few milliseconds of encoding, and about one segment of the store.
        private const int PiecesPerPass = 8;
        private readonly BlackBox _box;
        private readonly FrameWriter _frames;
        private readonly int _recordsPerPiece;
        private readonly int[] _record = new int[TelemetryRecord.Words];
        private bool _reads;
        private int _beforeLeft;
        private int _next;

        /// <param name="box">The loop's.</param>
        /// <param name="frames">Encodes and keeps the pieces.</param>
        /// <param name="recordsPerPiece">Records of one piece, 1 or more.</param>
        public BlackBoxReader(BlackBox box, FrameWriter frames, int recordsPerPiece)
        {
            _box = box;
            _frames = frames;
            _recordsPerPiece = recordsPerPiece;
        }

        /// <summary>One pass. True when there is more to take at once.</summary>
        public bool RunOnce()
        {
            if (!_reads)
            {
                if (!_box.IsTriggered)
                {
                    return false;
                }

                _reads = true;
                _beforeLeft = _box.Before;
                _next = _box.Before;
            }

            int pieces = 0;
            while (pieces < PiecesPerPass && HasPiece())
            {
                TakePiece();
                pieces++;
            }

            if (pieces > 0)
            {
                _frames.ClosePieces();
            }

            if (_beforeLeft == 0 && _next == _box.Total)
            {
                _reads = false;
                _box.Release();
            }

            return _reads && HasPiece();
        }

        private bool HasPiece()
        {
            return _beforeLeft > 0 || (_next < _box.Total && _box.IsFrozen);
        }

        private void TakePiece()
        {
            if (_beforeLeft > 0)
            {
                int first = _beforeLeft > _recordsPerPiece ? _beforeLeft - _recordsPerPiece : 0;
                _frames.AddBlackBox(_box, first, _beforeLeft, _record);
                _beforeLeft = first;
                return;
            }

            int end = _next + _recordsPerPiece < _box.Total ? _next + _recordsPerPiece : _box.Total;
            _frames.AddBlackBox(_box, _next, end, _record);
            _next = end;
        }
    }
}
