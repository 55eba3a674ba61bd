using System;
using System.Threading;
using RigFirmware.Core.Runtime;
using RigFirmware.Hal;

namespace RigFirmware.App.Communication
{
    /// <summary>
    /// What the link's thread leaves for the communication thread: copies in memory that was allocated once. It neither
    /// waits nor throws; what does not fit is refused and counted, and its sender, who gets no answer, asks again.
    /// </summary>
    public sealed class Inbox : IMqttLinkHandler
    {
        /// <summary>No attempt has ended.</summary>
        public const int NothingEnded = int.MinValue;

        private const int Slots = 8;
        private const int SlotBytes = 1152;
        private const int DeliveredSlots = 256;

        private readonly string _programTopic;
        private readonly IntRing _delivered = new IntRing(DeliveredSlots, 1);
        private readonly int[] _idIn = new int[1];
        private readonly int[] _idOut = new int[1];
        private readonly byte[][] _bytes = new byte[Slots][];
        private readonly int[] _length = new int[Slots];
        private readonly bool[] _isProgram = new bool[Slots];
        private int _written;
        private int _read;
        private int _refused;
        private int _connectEnded = NothingEnded;
        private int _closed;

        /// <param name="programTopic">Topic whose messages are pieces of a program; every other message is a command.</param>
        public Inbox(string programTopic)
        {
            _programTopic = programTopic;
            for (int i = 0; i < Slots; i++)
            {
                _bytes[i] = new byte[SlotBytes];
            }
        }

        /// <summary>Messages refused because they were too long or too many; only grows.</summary>
        public int Refused
        {
            get { return _refused; }
        }

        /// <inheritdoc/>
        public void ConnectEnded(int reasonCode)
        {
            Interlocked.Exchange(ref _connectEnded, reasonCode);
        }

        /// <inheritdoc/>
        public void Closed()
        {
            Interlocked.Exchange(ref _closed, 1);
        }

        /// <inheritdoc/>
        public void Delivered(int messageId)
        {
            // The window is far smaller than this ring; a lost id would only mean that a frame is sent twice.
            _idIn[0] = messageId;
            _delivered.TryWrite(_idIn);
        }

        /// <inheritdoc/>
        public void Received(string topic, byte[] bytes, int length)
        {
            int waiting = unchecked(_written - Interlocked.CompareExchange(ref _read, 0, 0));
            if (length > SlotBytes || waiting >= Slots)
            {
                _refused++;
                return;
            }

            int slot = _written & (Slots - 1);
            Array.Copy(bytes, 0, _bytes[slot], 0, length);
            _length[slot] = length;
            _isProgram[slot] = topic == _programTopic;
            Interlocked.Exchange(ref _written, unchecked(_written + 1));
        }

        /// <summary>Outcome of the attempt to connect, once; <see cref="NothingEnded"/> otherwise. Communication thread only, like all below.</summary>
        public int TakeConnectEnded()
        {
            return Interlocked.Exchange(ref _connectEnded, NothingEnded);
        }

        /// <summary>True once after the connection was lost.</summary>
        public bool TakeClosed()
        {
            return Interlocked.Exchange(ref _closed, 0) != 0;
        }

        /// <summary>Id of a confirmed message, or 0 when there is none.</summary>
        public int TakeDelivered()
        {
            return _delivered.TryRead(_idOut) ? _idOut[0] : 0;
        }

        /// <summary>True when a message waits; it is at <see cref="MessageBytes"/> until <see cref="Release"/>.</summary>
        public bool HasMessage
        {
            get { return Interlocked.CompareExchange(ref _written, 0, 0) != _read; }
        }

        /// <summary>Payload of the oldest message from position 0.</summary>
        public byte[] MessageBytes
        {
            get { return _bytes[_read & (Slots - 1)]; }
        }

        /// <summary>Length of the oldest message.</summary>
        public int MessageLength
        {
            get { return _length[_read & (Slots - 1)]; }
        }

        /// <summary>True when the oldest message is a piece of a program.</summary>
        public bool MessageIsProgram
        {
            get { return _isProgram[_read & (Slots - 1)]; }
        }

        /// <summary>Gives the place of the oldest message back.</summary>
        public void Release()
        {
            Interlocked.Exchange(ref _read, unchecked(_read + 1));
        }

        /// <summary>Forgets what an ended connection left. The link reports nothing more of it.</summary>
        public void Clear()
        {
            TakeConnectEnded();
            TakeClosed();
            while (TakeDelivered() != 0)
            {
            }

            while (HasMessage)
            {
                Release();
            }
        }
    }
}
