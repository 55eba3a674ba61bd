namespace RigFirmware.App.Communication
{
    /// <summary>The few frames that the link has and the broker has not confirmed: which message id stands for which frame.</summary>
    public sealed class DeliveryWindow
    {
        private readonly FrameQueue[] _queue;
        private readonly int[] _position;
        private readonly int[] _messageId;
        private int _count;
        private int _progressAtMs;

        /// <param name="frames">Most frames in flight, 1 or more.</param>
        public DeliveryWindow(int frames)
        {
            _queue = new FrameQueue[frames];
            _position = new int[frames];
            _messageId = new int[frames];
        }

        /// <summary>Frames in flight.</summary>
        public int Count
        {
            get { return _count; }
        }

        /// <summary>True when nothing more may be sent.</summary>
        public bool IsFull
        {
            get { return _count == _messageId.Length; }
        }

        /// <summary>Time of the last confirmation, or of the first sending after an empty window, wrapping milliseconds.</summary>
        public int ProgressAtMs
        {
            get { return _progressAtMs; }
        }

        /// <summary>Notes a frame that was handed to the link.</summary>
        public void Add(FrameQueue queue, int position, int messageId, int nowMs)
        {
            if (_count == 0)
            {
                _progressAtMs = nowMs;
            }

            _queue[_count] = queue;
            _position[_count] = position;
            _messageId[_count] = messageId;
            _count++;
        }

        /// <summary>Confirms the frame with a message id; an id that is not in flight is ignored.</summary>
        public void Confirm(int messageId, int nowMs)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_messageId[i] == messageId)
                {
                    _queue[i].Confirm(_position[i]);
                    _progressAtMs = nowMs;
                    RemoveAt(i);
                    return;
                }
            }
        }

        /// <summary>Forgets every frame in flight.</summary>
        public void Clear()
        {
            _count = 0;
        }

        private void RemoveAt(int index)
        {
            _count--;
            for (int i = index; i < _count; i++)
            {
                _queue[i] = _queue[i + 1];
                _position[i] = _position[i + 1];
                _messageId[i] = _messageId[i + 1];
            }
        }
    }
}
