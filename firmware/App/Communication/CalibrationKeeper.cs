using System;
using RigFirmware.Core.Configuration;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Protocol;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// Keeps the calibration over a loss of power. A new one is stored beside the one in force and read back before the loop is asked to
    /// take it; the older segment goes only when the loop has taken the newer. So at every moment a whole calibration is in the store,
    /// and the newest whole one counts. Made before the loop starts; then used by the communication thread alone.
    /// </summary>
    public sealed class CalibrationKeeper
    {
        // The newest, the one before, and what a loss of power between a write and a delete may leave.
        private const int SegmentsListed = 16;
        private readonly IStore _store;
        private readonly int _clampMillinewtonsMax;
        private readonly Crc32 _crc = new Crc32();
        private readonly int[] _numbers = new int[SegmentsListed];
        private readonly byte[] _candidate = new byte[CalibrationImage.Bytes];
        private readonly byte[] _readBack = new byte[CalibrationImage.Bytes + 4];
        private int _next;
        private int _keptNumber = -1;
        private int _candidateNumber = -1;
        private int _askedId;

        /// <summary>Reads the newest whole calibration and hands it to the loop, which has not started.</summary>
        /// <param name="store">Holds calibrations and nothing else; null when the rig has none and stays nominal.</param>
        /// <param name="rig">The loop.</param>
        public CalibrationKeeper(IStore store, CyclicExecutive rig)
        {
            _store = store;
            _clampMillinewtonsMax = rig.Configuration.ClampMillinewtonsMax;
            CalibrationImage.PutNominal(Image, _clampMillinewtonsMax);
            CalibrationImage.PutWord(Image, CalibrationImage.Words - 1, _crc.Compute(Image, CalibrationImage.Bytes - 4));
            if (store != null && Find())
            {
                rig.Calibration.Take(Image);
            }
        }

        /// <summary>The calibration in force.</summary>
        public readonly byte[] Image = new byte[CalibrationImage.Bytes];

        /// <summary>Grows with every change of <see cref="Image"/>.</summary>
        public int Version { get; private set; }

        /// <summary>Segments that were there and not whole or not believable; only grows.</summary>
        public int Damaged { get; private set; }

        /// <summary>Stores a new calibration beside the one in force.</summary>
        /// <param name="id">Id of the request that will ask the loop to take it.</param>
        /// <param name="bytes">Holds the image from position 0.</param>
        /// <param name="length">Bytes of the image.</param>
        /// <returns>A <see cref="CommandResult"/>; unless it is Done the store is as it was.</returns>
        public int Stage(int id, byte[] bytes, int length)
        {
            if (_candidateNumber >= 0)
            {
                return CommandResult.Busy;
            }

            if (!IsGood(bytes, length))
            {
                return RequestResult.CalibrationRefused;
            }

            int number = _next++;
            if (_store == null || !_store.Write(number, bytes, length) || !ReadsBack(number, bytes, length))
            {
                Delete(number);
                return CommandResult.StoreFailed;
            }

            Array.Copy(bytes, 0, _candidate, 0, length);
            _candidateNumber = number;
            _askedId = id;
            return CommandResult.Done;
        }

        /// <summary>Takes an answer of the loop: the candidate is in force, or gone.</summary>
        public void RequestAnswered(int id, int result)
        {
            if (_candidateNumber < 0 || id != _askedId)
            {
                return;
            }

            if (result == RequestResult.Done)
            {
                Delete(_keptNumber);
                _keptNumber = _candidateNumber;
                Array.Copy(_candidate, 0, Image, 0, CalibrationImage.Bytes);
                Version++;
            }
            else
            {
                Delete(_candidateNumber);
            }

            _candidateNumber = -1;
        }

        private bool Find()
        {
            int count = _store.List(_numbers);
            for (int i = count - 1; i >= 0; i--)
            {
                int number = _numbers[i];
                _next = number >= _next ? number + 1 : _next;
                if (_keptNumber < 0 && IsGood(_readBack, _store.Read(number, _readBack)))
                {
                    _keptNumber = number;
                    Array.Copy(_readBack, 0, Image, 0, CalibrationImage.Bytes);
                }
                else
                {
                    Damaged += _keptNumber < 0 ? 1 : 0;
                    Delete(number);
                }
            }

            return _keptNumber >= 0;
        }

        private bool IsGood(byte[] bytes, int length)
        {
            return CalibrationCheck.Error(bytes, length, _clampMillinewtonsMax) == CalibrationCheck.Good
                && _crc.Compute(bytes, CalibrationImage.Bytes - 4) == CalibrationImage.Word(bytes, CalibrationImage.Words - 1);
        }

        private bool ReadsBack(int number, byte[] bytes, int length)
        {
            if (_store.Read(number, _readBack) != length)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                if (_readBack[i] != bytes[i])
                {
                    return false;
                }
            }

            return true;
        }

        private void Delete(int number)
        {
            if (number >= 0 && _store != null)
            {
                _store.Delete(number);
            }
        }
    }
}
