using System;
using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace RigFirmware.Dashboard.Feed
{
    /// <summary>
    /// Hands messages to every open page. A page that does not keep up is cut off instead of slowing the others:
    /// it connects again and starts from the whole state.
    /// </summary>
    public sealed class Broadcast
    {
        private readonly ConcurrentDictionary<Subscription, bool> _subscriptions = new();

        /// <summary>Opens a subscription; the caller disposes it.</summary>
        public Subscription Join()
        {
            var subscription = new Subscription(left => _subscriptions.TryRemove(left, out _));
            _subscriptions[subscription] = true;
            return subscription;
        }

        /// <summary>Sends to all; the text is made once, and only when somebody listens.</summary>
        /// <param name="name">Kind of the message.</param>
        /// <param name="body">Makes the message.</param>
        public void Send(string name, Func<JsonNode> body)
        {
            if (_subscriptions.IsEmpty)
            {
                return;
            }

            var message = new Message(name, body().ToJsonString());
            foreach (Subscription subscription in _subscriptions.Keys)
            {
                subscription.Offer(message);
            }
        }
    }
}
