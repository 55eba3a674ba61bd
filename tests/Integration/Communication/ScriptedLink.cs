using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using RigFirmware.Hal;

namespace RigFirmware.Tests.Integration.Communication
{
    /// <summary>A link and its broker in a test's hand: who is accepted, what is confirmed and when it breaks.</summary>
    internal sealed class ScriptedLink : IMqttLink
    {
        private readonly Queue<int> _unconfirmed = new();
        private IMqttLinkHandler? _handler;
        private int _nextId = 1;
        private bool _connecting;

        /// <summary>Everything the broker got, in order.</summary>
        public List<(string Topic, byte[] Payload, bool Retain)> Got { get; } = [];

        public List<string> Subscribed { get; } = [];

        public bool IsConnected { get; private set; }

        /// <summary>Reason code for attempts to come: 0 accepts, -1 is not reached, null never ends.</summary>
        public int? Answer { get; set; } = 0;

        /// <summary>True refuses to take messages.</summary>
        public bool Refuses { get; set; }

        public int Attempts { get; private set; }

        public int MostInFlight { get; private set; }

        public string? Will { get; private set; }

        public IEnumerable<string> Topics => Got.Select(message => message.Topic);

        public void BeginConnect(IMqttLinkHandler handler, string clientId, string willTopic, string willMessage, int keepAliveSeconds)
        {
            Attempts++;
            _handler = handler;
            Will = willTopic + " " + willMessage;
            _unconfirmed.Clear();
            _connecting = true;
            EndAttempt();
        }

        /// <summary>Ends an attempt that was left open.</summary>
        public void EndAttempt()
        {
            if (_connecting && Answer is { } reason)
            {
                _connecting = false;
                IsConnected = reason == 0;
                _handler!.ConnectEnded(reason);
            }
        }

        public bool Subscribe(string topic)
        {
            Subscribed.Add(topic);
            return IsConnected;
        }

        public int Publish(string topic, byte[] bytes, int offset, int length, bool retain)
        {
            if (!IsConnected || Refuses)
            {
                return 0;
            }

            Got.Add((topic, bytes.AsSpan(offset, length).ToArray(), retain));
            int id = _nextId;
            _nextId = _nextId == 65535 ? 1 : _nextId + 1;
            _unconfirmed.Enqueue(id);
            MostInFlight = Math.Max(MostInFlight, _unconfirmed.Count);
            return id;
        }

        public void Disconnect(bool withWill)
        {
            IsConnected = false;
            _connecting = false;
            _handler = null;
        }

        /// <summary>Confirms the oldest messages.</summary>
        public void Confirm(int count = int.MaxValue)
        {
            while (count-- > 0 && _unconfirmed.TryDequeue(out int id))
            {
                _handler?.Delivered(id);
            }
        }

        /// <summary>Breaks the connection.</summary>
        public void Break()
        {
            if (IsConnected)
            {
                IsConnected = false;
                _handler!.Closed();
            }
        }

        /// <summary>Lets a message arrive at the rig.</summary>
        public void Deliver(string topic, byte[] payload)
        {
            _handler!.Received(topic, payload, payload.Length);
        }

        /// <summary>Texts of the messages on topics that end so.</summary>
        public string[] Texts(string level)
        {
            return [.. Got.Where(message => message.Topic.EndsWith("/" + level, StringComparison.Ordinal)).Select(message => Encoding.UTF8.GetString(message.Payload))];
        }
    }
}
