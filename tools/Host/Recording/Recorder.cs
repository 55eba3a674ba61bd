using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using RigFirmware.Core.Protocol;
using RigFirmware.Host.Mqtt;

namespace RigFirmware.Host.Recording
{
    /// <summary>
    /// Records every rig of a broker: a persistent session, so that the broker queues what a recorder that is away misses;
    /// each frame decoded once, stored once and handed on; gaps in the sequence numbers asked for again. The rig's numbers
    /// are the truth: what the broker loses is noticed and fetched.
    /// </summary>
    public sealed class Recorder : IDisposable
    {
        private const uint SessionSeconds = 7 * 24 * 3600;
        private const int QueueMax = 20000;
        private const int BatchMax = 500;
        private const int WaitMs = 200;

        private readonly MosquittoClient _client;
        private readonly RunStore _store;
        private readonly BlockingCollection<ReceivedMessage> _queue = new(QueueMax);
        private readonly GapKeeper _gaps;
        private readonly Thread _thread;
        private readonly CancellationTokenSource _stop = new();
        private long _received;
        private long _stored;
        private long _refused;
        private long _subscriberFailures;
        private int _failed;
        private int _disposed;

        /// <summary>A recorder that is not started yet.</summary>
        /// <param name="options">Where the broker is.</param>
        /// <param name="storePath">File of the store.</param>
        /// <exception cref="StoreException">The store cannot be opened.</exception>
        /// <exception cref="MosquittoException">The MQTT library is missing.</exception>
        public Recorder(MosquittoOptions options, string storePath)
        {
            _store = new RunStore(storePath);
            try
            {
                _client = new MosquittoClient(options with { SessionSeconds = SessionSeconds }, ClientId(_store.Path), reconnects: true)
                {
                    Received = OnReceived,
                    ConnectEnded = OnConnectEnded,
                };
            }
            catch
            {
                _store.Dispose();
                throw;
            }

            _gaps = new GapKeeper(_store, (topic, payload) => _client.Publish(topic, payload, retain: false) != 0);
            _thread = new Thread(Run) { IsBackground = true, Name = "recorder" };
        }

        /// <summary>Telemetry, as soon as it is decoded; called on the recorder's thread, so copy and return.</summary>
        public event Action<TelemetryFrame>? TelemetryReceived;

        /// <summary>A piece of the black box; called like <see cref="TelemetryReceived"/>.</summary>
        public event Action<TelemetryFrame>? BlackBoxReceived;

        /// <summary>An event, trip, step, ack, state, birth or config; called like <see cref="TelemetryReceived"/>.</summary>
        public event Action<RigMessage>? MessageReceived;

        /// <summary>Numbered frames that arrived, repetitions included.</summary>
        public long FramesReceived => Interlocked.Read(ref _received);

        /// <summary>Numbered frames stored by this recorder, each once.</summary>
        public long FramesStored => Interlocked.Read(ref _stored);

        /// <summary>Sequence numbers of every rig and start seen by this recorder that are not stored.</summary>
        public long LostSequences => _gaps.LostSequences;

        /// <summary>Messages that were not what the schema says; they are kept in the store's table refused.</summary>
        public long MessagesRefused => Interlocked.Read(ref _refused);

        /// <summary>Exceptions thrown by subscribers; each cost that subscriber one frame and the store nothing.</summary>
        public long SubscriberFailures => Interlocked.Read(ref _subscriberFailures);

        /// <summary>Requests for frames again.</summary>
        public long ResendRequests => _gaps.Requests;

        /// <summary>True while the broker has accepted the connection.</summary>
        public bool IsConnected => _client.IsConnected;

        /// <summary>Why storing ended, null while it works.</summary>
        public string? Failure { get; private set; }

        /// <summary>Starts to connect and to record.</summary>
        public void Start()
        {
            _thread.Start();
            _client.Start();
        }

        /// <summary>Waits until everything that has arrived is stored and nothing is missing.</summary>
        /// <param name="timeout">How long to wait.</param>
        /// <param name="frames">Also waits until so many frames are stored.</param>
        /// <returns>True when that came about in time.</returns>
        public bool WaitUntilComplete(TimeSpan timeout, long frames = 0)
        {
            DateTime end = DateTime.UtcNow + timeout;
            while (_queue.Count > 0 || LostSequences > 0 || FramesStored < frames)
            {
                if (DateTime.UtcNow > end || Volatile.Read(ref _failed) != 0)
                {
                    return false;
                }

                Thread.Sleep(20);
            }

            return true;
        }

        /// <summary>Ends the connection, stores what has arrived and closes the store.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) != 0)
            {
                return;
            }

            _client.Dispose();
            _queue.CompleteAdding();
            _stop.CancelAfter(TimeSpan.FromSeconds(30));
            if (_thread.ThreadState != ThreadState.Unstarted && !_thread.Join(TimeSpan.FromSeconds(30)))
            {
                return;
            }

            _store.Dispose();
            _queue.Dispose();
            _stop.Dispose();
        }

        private static string ClientId(string storePath)
        {
            // The session belongs to the store: the same file goes on where it ended, another one starts its own.
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(storePath));
            return "recorder-" + Convert.ToHexStringLower(hash)[..12];
        }

        private void OnConnectEnded(int reason)
        {
            if (reason != 0)
            {
                return;
            }

            for (int kind = 0; kind < FrameKind.Count; kind++)
            {
                _client.Subscribe(Topics.Root + "+/" + FrameKind.Topic(kind));
            }

            foreach (string topic in ReceivedMessage.RetainedTopics)
            {
                _client.Subscribe(Topics.Root + "+/" + topic);
            }
        }

        private void OnReceived(string topic, ReadOnlySpan<byte> payload)
        {
            if (ReceivedMessage.TryCreate(topic, payload.ToArray(), out ReceivedMessage? message))
            {
                Enqueue(message!);
            }
        }

        // A full queue holds the connection back, and so the broker, until there is room or storing has ended.
        private void Enqueue(ReceivedMessage message)
        {
            try
            {
                while (Volatile.Read(ref _failed) == 0 && !_queue.TryAdd(message, WaitMs))
                {
                }
            }
            catch (InvalidOperationException)
            {
                // The recorder is being closed; the frame is missing in the store and will be asked for again.
            }
        }

        private void Run()
        {
            try
            {
                var batch = new List<ReceivedMessage>();
                while (!_queue.IsCompleted && !_stop.IsCancellationRequested)
                {
                    TakeBatch(batch);
                    StoreBatch(batch);
                    _gaps.RequestWhenDue();
                }
            }
            catch (Exception e) when (e is Microsoft.Data.Sqlite.SqliteException or StoreException)
            {
                // Nothing more is taken from the broker, which keeps it; the failure is there to be read.
                Failure = $"The store '{_store.Path}' cannot be written: {e.Message}";
                Volatile.Write(ref _failed, 1);
                _client.Dispose();
            }
        }

        private void TakeBatch(List<ReceivedMessage> batch)
        {
            batch.Clear();
            if (!_queue.TryTake(out ReceivedMessage? first, WaitMs))
            {
                return;
            }

            batch.Add(first);
            while (batch.Count < BatchMax && _queue.TryTake(out ReceivedMessage? next))
            {
                batch.Add(next);
            }
        }

        private void StoreBatch(List<ReceivedMessage> batch)
        {
            if (batch.Count == 0)
            {
                return;
            }

            int stored = 0;
            _store.Begin();
            foreach (ReceivedMessage message in batch)
            {
                stored += StoreOne(message) ? 1 : 0;
            }

            _store.Commit();
            Interlocked.Add(ref _stored, stored);
        }

        private bool StoreOne(ReceivedMessage received)
        {
            try
            {
                if (received.IsCbor)
                {
                    return StoreTelemetry(received);
                }

                return StoreMessage(received);
            }
            catch (WireFormatException e)
            {
                Interlocked.Increment(ref _refused);
                _store.AddRefused(received.Topic, received.Payload, e.Message, received.ReceivedUtcMs);
                return false;
            }
        }

        private bool StoreTelemetry(ReceivedMessage received)
        {
            TelemetryFrame frame = TelemetryDecoder.Decode(received.RigId, received.Payload);
            Interlocked.Increment(ref _received);
            if (!_gaps.Note(frame.RigId, frame.BootId, frame.Seq))
            {
                return false;
            }

            bool isStored = _store.Add(frame, received.Payload.Length, received.ReceivedUtcMs);
            HandOn(frame.BlackBox is null ? TelemetryReceived : BlackBoxReceived, frame);
            return isStored;
        }

        private bool StoreMessage(ReceivedMessage received)
        {
            RigMessage message = MessageDecoder.Decode(received.RigId, received.Level, received.IsNumbered, received.Payload);
            if (!received.IsNumbered)
            {
                _store.SetRetained(message, received.ReceivedUtcMs);
                _gaps.NoteRetained(message);
                HandOn(MessageReceived, message);
                return false;
            }

            Interlocked.Increment(ref _received);
            if (!_gaps.Note(message.RigId, message.BootId, message.Seq))
            {
                return false;
            }

            bool isStored = _store.Add(message, received.Payload.Length, received.ReceivedUtcMs);
            _gaps.NoteAck(message);
            HandOn(MessageReceived, message);
            return isStored;
        }

        private void HandOn<T>(Action<T>? subscribers, T value)
        {
            try
            {
                subscribers?.Invoke(value);
            }
            catch (Exception)
            {
                // A subscriber that fails must not stop the recording of a run of months; the count says that it did.
                Interlocked.Increment(ref _subscriberFailures);
            }
        }
    }
}
