using System;
using RigFirmware.Core.Programs;
using RigFirmware.Core.Runtime;
using RigFirmware.Core.Safety;
using RigFirmware.Hal;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// Keeps the loaded program and where it stands over a loss of power, and after a boot asks the loop to go on there. Two kinds of segments lie in
    /// a store of their own, told apart by their first word: images and states; the newest good pair with the same checksum counts.
    /// Called by the communication thread alone.
    /// </summary>
    public sealed class ProgramKeeper
    {
        /// <summary>Request ids of the keeper's own requests; commands from outside have positive ones.</summary>
        public const int LoadId = -1;

        /// <inheritdoc cref="LoadId"/>
        public const int ResumeId = -2;

        // The newest image and state and what a loss of power between a write and a delete may leave.
        private const int SegmentsListed = 16;
        private readonly IStore _store;
        private readonly CyclicExecutive _rig;
        private readonly ProgramReceiver _receiver;
        private readonly int[] _numbers = new int[SegmentsListed];
        private readonly int[] _words = new int[ProgramSave.Words];
        private readonly Crc32 _crc = new Crc32();
        private readonly int[] _request = new int[RequestRecord.Words];
        private readonly byte[] _bytes = new byte[ProgramImage.BytesMax];
        private int _imageNumber = -1;
        private int _stateNumber = -1;
        private int _next;
        private bool _hasLooked;
        private bool _hasState;
        private bool _isForgotten;

        /// <param name="store">A store for nothing else.</param>
        /// <param name="rig">The loop.</param>
        /// <param name="receiver">Shares the staging buffer with the keeper.</param>
        public ProgramKeeper(IStore store, CyclicExecutive rig, ProgramReceiver receiver)
        {
            _store = store;
            _rig = rig;
            _receiver = receiver;
        }

        /// <summary>Segments that could not be written; only grows.</summary>
        public int Failures { get; private set; }

        /// <summary>
        /// Forgets where the program stood, before the loop starts: this start began locked, and what a trip ended does not go on by itself,
        /// not even when power was lost before the end could be kept.
        /// </summary>
        public void ForgetState()
        {
            _isForgotten = true;
            int count = _store.List(_numbers);
            for (int i = 0; i < count; i++)
            {
                if (_store.Read(_numbers[i], _bytes) == ProgramSave.Words * 4)
                {
                    Delete(_numbers[i]);
                }
            }
        }

        /// <summary>One pass: goes on after a boot once the rig is idle, and writes the newest state.</summary>
        public void RunOnce()
        {
            if (!_hasLooked && _rig.Mode == RigMode.Idle)
            {
                _hasLooked = true;
                Look();
            }

            bool any = false;
            while (_rig.Saves.TryRead(_words))
            {
                any = true;
            }

            if (any)
            {
                WriteState();
            }
        }

        /// <summary>Takes an answer of the loop, before the receiver does: the staging buffer still holds what was loaded.</summary>
        /// <param name="id">The request's id.</param>
        /// <param name="result">The <see cref="RequestResult"/>.</param>
        public void RequestAnswered(int id, int result)
        {
            if (id == LoadId)
            {
                if (result == RequestResult.Done && _hasState)
                {
                    Post(RequestRecord.ResumeSaved, ResumeId, 0);
                }
            }
            else if (_receiver.LoadingId == id && id != 0 && result == RequestResult.Done && ProgramImage.Word(_rig.ProgramStaging, 0) == ProgramImage.MagicValue)
            {
                KeepImage();
            }
        }

        private void KeepImage()
        {
            // From now on this is the kept program, and no state belongs to it yet.
            int before = _imageNumber;
            _hasLooked = true;
            _imageNumber = Write(_rig.ProgramStaging, _receiver.Received);
            Delete(before);
            Delete(_stateNumber);
            _stateNumber = -1;
        }

        private void Look()
        {
            int count = _store.List(_numbers);
            for (int i = count - 1; i >= 0; i--)
            {
                int number = _numbers[i];
                _next = number >= _next ? number + 1 : _next;
                int length = _store.Read(number, _bytes);
                int magic = length >= 4 ? ProgramImage.Word(_bytes, 0) : 0;
                if (length == ProgramSave.Words * 4 && _stateNumber < 0)
                {
                    // An empty state is one too: it says that the program was ended on purpose.
                    _stateNumber = number;
                    TakeState(magic == ProgramSave.MagicValue);
                }
                else if (magic == ProgramImage.MagicValue && _imageNumber < 0)
                {
                    _imageNumber = number;
                    TakeImage(length);
                }
                else
                {
                    Delete(number);
                }
            }
        }

        private void TakeState(bool isFull)
        {
            _hasState = isFull && !_isForgotten;
            for (int i = 0; i < ProgramSave.Words; i++)
            {
                _rig.SavedStaging[i] = ProgramImage.Word(_bytes, i);
            }
        }

        private void TakeImage(int length)
        {
            Array.Copy(_bytes, 0, _rig.ProgramStaging, 0, length);

            // Nobody else may write into the buffer until the loop has answered.
            _receiver.BeginLoading(LoadId);
            Post(RequestRecord.LoadProgram, LoadId, length);
        }

        private void WriteState()
        {
            ProgramSave.Seal(_words, _crc);
            for (int i = 0; i < ProgramSave.Words; i++)
            {
                int word = _words[i];
                _bytes[4 * i] = (byte)word;
                _bytes[(4 * i) + 1] = (byte)(word >> 8);
                _bytes[(4 * i) + 2] = (byte)(word >> 16);
                _bytes[(4 * i) + 3] = (byte)(word >> 24);
            }

            int before = _stateNumber;
            int number = Write(_bytes, ProgramSave.Words * 4);
            if (number >= 0)
            {
                // The older one goes only when the newer one is there.
                _stateNumber = number;
                Delete(before);
            }
        }

        private int Write(byte[] bytes, int length)
        {
            int number = _next++;
            if (_store.Write(number, bytes, length))
            {
                return number;
            }

            Failures++;
            return -1;
        }

        private void Delete(int number)
        {
            if (number >= 0)
            {
                _store.Delete(number);
            }
        }

        private void Post(int kind, int id, int argument)
        {
            _request[RequestRecord.Kind] = kind;
            _request[RequestRecord.Id] = id;
            _request[RequestRecord.Argument] = argument;
            _rig.Requests.TryWrite(_request);
        }
    }
}
