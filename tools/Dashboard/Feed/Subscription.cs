using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Channels;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>The queue of messages to one open page.</summary>
    public sealed class Subscription : IDisposable
    {
        // About four minutes of a rig in real time; a page that is further behind starts afresh.
        private const int Waiting = 512;

        private readonly Channel<Message> _queue = Channel.CreateBounded<Message>(Waiting);
        private readonly Action<Subscription> _leave;

        internal Subscription(Action<Subscription> leave)
        {
            _leave = leave;
        }

        /// <summary>The messages as they come; ends when the page fell too far behind.</summary>
        public IAsyncEnumerable<Message> Messages(CancellationToken cancellation)
        {
            return _queue.Reader.ReadAllAsync(cancellation);
        }

        /// <summary>Queues a message; a full queue ends the subscription.</summary>
        public void Offer(Message message)
        {
            if (!_queue.Writer.TryWrite(message))
            {
                _queue.Writer.TryComplete();
            }
        }

        /// <inheritdoc />
        public void Dispose()
        {
            _leave(this);
            _queue.Writer.TryComplete();
        }
    }
}
