using System;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Protocol;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// Collects a program image piece by piece in the staging buffer. From the moment the loop was asked to take the image
    /// until it answers, the buffer belongs to the loop and nothing is written.
    /// </summary>
    public sealed class ProgramReceiver
    {
        private readonly byte[] _staging;
        private readonly Crc32 _crc = new Crc32();
        private int _received;
        private int _loadingId;

        /// <param name="staging">The loop's staging buffer.</param>
        public ProgramReceiver(byte[] staging)
        {
            _staging = staging;
        }

        /// <summary>Bytes of the image that are here.</summary>
        public int Received
        {
            get { return _received; }
        }

        /// <summary>Id of the request that loads the buffer's image, or 0.</summary>
        public int LoadingId
        {
            get { return _loadingId; }
        }

        /// <summary>True while the loop owns the buffer.</summary>
        public bool IsLoading
        {
            get { return _loadingId != 0; }
        }

        /// <summary>Takes a piece that follows on the last one; a piece at 0 starts a new image.</summary>
        /// <param name="piece">As read.</param>
        /// <param name="payload">The message it was read from.</param>
        /// <returns>A <see cref="CommandResult"/>; nothing changes unless it is <see cref="CommandResult.PieceTaken"/>.</returns>
        public int Take(ProgramPieceReader piece, byte[] payload)
        {
            if (IsLoading)
            {
                return CommandResult.Busy;
            }

            if (piece.Offset != 0 && piece.Offset != _received)
            {
                return CommandResult.ProgramIncomplete;
            }

            if (piece.BytesLength > _staging.Length - piece.Offset)
            {
                return CommandResult.BadArgument;
            }

            Array.Copy(payload, piece.BytesOffset, _staging, piece.Offset, piece.BytesLength);
            _received = piece.Offset + piece.BytesLength;
            return CommandResult.PieceTaken;
        }

        /// <summary>Says whether the announced image is here whole.</summary>
        /// <param name="length">Announced length in bytes.</param>
        /// <param name="crc">Announced CRC-32.</param>
        /// <returns><see cref="CommandResult.Done"/> or why it may not be loaded.</returns>
        public int Check(int length, int crc)
        {
            if (IsLoading)
            {
                return CommandResult.Busy;
            }

            if (length <= 0 || length > _staging.Length)
            {
                return CommandResult.BadArgument;
            }

            if (length != _received)
            {
                return CommandResult.ProgramIncomplete;
            }

            return _crc.Compute(_staging, length) == crc ? CommandResult.Done : CommandResult.ProgramDamaged;
        }

        /// <summary>Gives the buffer to the loop under the id of the request.</summary>
        public void BeginLoading(int id)
        {
            _loadingId = id;
        }

        /// <summary>Takes the buffer back when the loop has answered the request with this id; the image has to be sent anew.</summary>
        public void RequestAnswered(int id)
        {
            if (_loadingId != 0 && id == _loadingId)
            {
                _loadingId = 0;
                _received = 0;
            }
        }
    }
}
